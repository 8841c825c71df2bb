import { formatAmount } from "#domain/doses/describe.ts";
import { type Dose, type DoseField, doseFields, type Quantity, type Side } from "#domain/doses/dose.ts";
import { bandColors } from "#domain/doses/ladders.ts";
import type { Exercise } from "#domain/exercises/exercise.ts";
import { limbJoints } from "#domain/prescriptions/limit.ts";
import type { HomeLanguage, InEach } from "./language.ts";
import { plainAmount } from "./plain-amount.ts";

/** One part of a dose in words for the patient, and the fields it tells: each field of a dose stands in one part alone. */
export type PlainPart = { fields: readonly DoseField[]; words: string };

/** Fields that say how many; every other one is a sentence under the instruction. */
const counting: readonly DoseField[] = ["sets", "reps", "duration", "distance"];

const assistanceWords: InEach<readonly string[]> = {
  en: [
    "Do it by yourself.",
    "Do it by yourself, with your cane, walker or rail.",
    "Have someone watch you.",
    "Have someone keep a hand on you.",
    "Have someone help you a little.",
    "Have someone help you.",
    "Have someone help you a lot.",
    "Have someone do it for you.",
  ],
  es: [
    "Hágalo sin ayuda.",
    "Hágalo sin ayuda, con su bastón, andador o baranda.",
    "Que alguien lo vigile.",
    "Que alguien le ponga una mano encima.",
    "Que alguien le ayude un poco.",
    "Que alguien le ayude.",
    "Que alguien le ayude mucho.",
    "Que alguien lo haga por usted.",
  ],
};
const bandWords: readonly string[] = [
  "beige",
  "amarilla",
  "roja",
  "verde",
  "azul",
  "negra",
  "plateada",
  "dorada",
];

type Sentence = (value: Quantity, dose: Dose) => string;
const rungOf = ({ thousandths }: Quantity, ladder: readonly string[]): string | undefined =>
  ladder[thousandths / 1000 - 1];

const loadIn: InEach<Sentence> = {
  en: (value) => {
    if (value.unit === "band") {
      const color = rungOf(value, bandColors);
      return color ? `Use the ${color} band.` : `Use band number ${formatAmount(value.thousandths)}.`;
    }
    return value.unit === "pin"
      ? `Set the pin at ${formatAmount(value.thousandths)}.`
      : `Use ${plainAmount(value, "en")}.`;
  },
  es: (value) => {
    if (value.unit === "band") {
      const color = rungOf(value, bandWords);
      return color ? `Use la banda ${color}.` : `Use la banda número ${formatAmount(value.thousandths)}.`;
    }
    return value.unit === "pin"
      ? `Ponga el pasador en ${formatAmount(value.thousandths)}.`
      : `Use ${plainAmount(value, "es")}.`;
  },
};
const assistanceIn = (language: HomeLanguage): Sentence => {
  const words = assistanceWords[language];
  return (value) =>
    rungOf(value, words) ??
    (language === "en" ? "Help level" : "Nivel de ayuda").concat(` ${formatAmount(value.thousandths)}.`);
};

/** A whole sentence for each field that is not a count. */
const sentences: InEach<Partial<Record<DoseField, Sentence>>> = {
  en: {
    hold: (value) => `Hold ${plainAmount(value, "en")}.`,
    load: loadIn.en,
    rest: (value, { sets }) => `Rest ${plainAmount(value, "en")}${sets ? " between sets" : ""}.`,
    range: (value) => `Move up to ${plainAmount(value, "en")}.`,
    assistance: assistanceIn("en"),
    height: (value) => `Set the height at ${plainAmount(value, "en")}.`,
    incline: (value) => `Set the slope at ${plainAmount(value, "en")}.`,
    speed: (value) => `Go ${plainAmount(value, "en")}.`,
    rpeCap: (value) => `Keep your effort at ${plainAmount(value, "en")} or less.`,
    painCap: (value) => `Stop if pain goes above ${plainAmount(value, "en")}.`,
  },
  es: {
    hold: (value) => `Sostenga ${plainAmount(value, "es")}.`,
    load: loadIn.es,
    rest: (value, { sets }) => `Descanse ${plainAmount(value, "es")}${sets ? " entre series" : ""}.`,
    range: (value) => `Mueva hasta ${plainAmount(value, "es")}.`,
    assistance: assistanceIn("es"),
    height: (value) => `Ponga la altura en ${plainAmount(value, "es")}.`,
    incline: (value) => `Ponga la subida en ${plainAmount(value, "es")}.`,
    speed: (value) => `Vaya a ${plainAmount(value, "es")}.`,
    rpeCap: (value) => `Mantenga el esfuerzo en ${plainAmount(value, "es")} o menos.`,
    painCap: (value) => `Pare si el dolor pasa de ${plainAmount(value, "es")}.`,
  },
};

/** "2 sets of 10", "3 times" where sets are held and not counted, "10 minutes". */
function countsOf(dose: Dose, language: HomeLanguage): PlainPart[] {
  const { sets, reps } = dose;
  const parts: PlainPart[] = [];
  if (sets && reps)
    parts.push({
      fields: ["sets", "reps"],
      words: `${plainAmount(sets, language)} ${language === "en" ? "of" : "de"} ${formatAmount(reps.thousandths)}`,
    });
  else if (reps) parts.push({ fields: ["reps"], words: plainAmount(reps, language) });
  // Sets of something that lasts are times: nobody who holds or walks counts sets.
  else if (sets)
    parts.push({
      fields: ["sets"],
      words:
        dose.hold || dose.duration || dose.distance
          ? plainAmount({ ...sets, unit: "rep" }, language)
          : plainAmount(sets, language),
    });
  for (const field of ["duration", "distance"] as const) {
    const value = dose[field];
    if (value) parts.push({ fields: [field], words: plainAmount(value, language) });
  }
  return parts;
}

/** A dose in words of the 6th grade: first how many, then a sentence for each other field, in the order of all fields. */
export function plainDose(
  dose: Dose,
  language: HomeLanguage,
): { counts: readonly PlainPart[]; sentences: readonly PlainPart[] } {
  return {
    counts: countsOf(dose, language),
    sentences: doseFields.flatMap((field) => {
      const value = dose[field];
      const say = sentences[language][field];
      return value && say && !counting.includes(field) ? [{ fields: [field], words: say(value, dose) }] : [];
    }),
  };
}

const sideWords: InEach<Record<"arm" | "leg" | "side", Record<"left" | "right" | "each", string>>> = {
  en: {
    arm: { left: "left arm", right: "right arm", each: "each arm" },
    leg: { left: "left leg", right: "right leg", each: "each leg" },
    side: { left: "left side", right: "right side", each: "each side" },
  },
  es: {
    arm: { left: "brazo izquierdo", right: "brazo derecho", each: "cada brazo" },
    leg: { left: "pierna izquierda", right: "pierna derecha", each: "cada pierna" },
    side: { left: "lado izquierdo", right: "lado derecho", each: "cada lado" },
  },
};

/** "each leg", "left arm"; empty where the exercise uses both sides, or its line names none. */
export function plainSide(
  { region, isSided, weightBearing }: Pick<Exercise, "region" | "isSided" | "weightBearing">,
  side: Side,
  language: HomeLanguage,
): string {
  if (!isSided || side === "not-applicable") return "";
  const isOf = (limb: "arm" | "leg") => limbJoints[limb].some((joint) => joint === region);
  // Of what is looked up under balance or gait, the limb that stands is the one the line means.
  const [standing] = weightBearing.length === 1 ? weightBearing : [];
  const limb = isOf("leg") ? "leg" : isOf("arm") ? "arm" : (standing ?? "side");
  return sideWords[language][limb][side === "left" || side === "right" ? side : "each"];
}
