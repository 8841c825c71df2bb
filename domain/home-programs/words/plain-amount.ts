import { formatAmount } from "#domain/doses/describe.ts";
import type { Quantity, Unit } from "#domain/doses/dose.ts";
import type { HomeLanguage, InEach } from "./language.ts";

/** What stands after an amount: of exactly one, and of every other amount. */
const unitWords: InEach<Record<Unit, readonly [one: string, many: string]>> = {
  en: {
    set: ["set", "sets"],
    rep: ["time", "times"],
    s: ["second", "seconds"],
    min: ["minute", "minutes"],
    m: ["meter", "meters"],
    ft: ["foot", "feet"],
    lb: ["pound", "pounds"],
    kg: ["kilogram", "kilograms"],
    "%bw": ["percent of your body weight", "percent of your body weight"],
    "%1rm": ["percent of the most you can lift", "percent of the most you can lift"],
    band: ["on the band scale", "on the band scale"],
    pin: ["on the pin scale", "on the pin scale"],
    deg: ["degree", "degrees"],
    assist: ["on the help scale", "on the help scale"],
    in: ["inch", "inches"],
    cm: ["centimeter", "centimeters"],
    "%": ["percent", "percent"],
    mph: ["mile an hour", "miles an hour"],
    "km/h": ["kilometer an hour", "kilometers an hour"],
    rpe: ["out of 10", "out of 10"],
    pain: ["out of 10", "out of 10"],
    bpm: ["heartbeat a minute", "heartbeats a minute"],
  },
  es: {
    set: ["serie", "series"],
    rep: ["vez", "veces"],
    s: ["segundo", "segundos"],
    min: ["minuto", "minutos"],
    m: ["metro", "metros"],
    ft: ["pie", "pies"],
    lb: ["libra", "libras"],
    kg: ["kilogramo", "kilogramos"],
    "%bw": ["por ciento de su peso", "por ciento de su peso"],
    "%1rm": ["por ciento de lo más que puede levantar", "por ciento de lo más que puede levantar"],
    band: ["en la escala de bandas", "en la escala de bandas"],
    pin: ["en la escala del pasador", "en la escala del pasador"],
    deg: ["grado", "grados"],
    assist: ["en la escala de ayuda", "en la escala de ayuda"],
    in: ["pulgada", "pulgadas"],
    cm: ["centímetro", "centímetros"],
    "%": ["por ciento", "por ciento"],
    mph: ["milla por hora", "millas por hora"],
    "km/h": ["kilómetro por hora", "kilómetros por hora"],
    rpe: ["de 10", "de 10"],
    pain: ["de 10", "de 10"],
    bpm: ["latido por minuto", "latidos por minuto"],
  },
};

/** "1 minute", "12.5 pounds": the amount as it stands and its unit spelled out, never converted. */
export function plainAmount({ thousandths, unit }: Quantity, language: HomeLanguage): string {
  const [one, many] = unitWords[language][unit];
  return `${formatAmount(thousandths)}\u00a0${thousandths === 1000 ? one : many}`;
}
