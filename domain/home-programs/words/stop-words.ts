import type { HomeStop } from "../stop-rule.ts";
import type { HomeLanguage, InEach } from "./language.ts";

/** Whom the patient turns to. */
const callees = ["us", "emergency-room", "911"] as const;
type Callee = (typeof callees)[number];

/** A stop-and-call criterion of the library, as a clause after "if" in the words of the 6th grade. */
type Criterion = { call: Callee } & InEach<string>;
const us = (en: string, es: string): Criterion => ({ call: "us", en, es });
const emergencyRoom = (en: string, es: string): Criterion => ({ call: "emergency-room", en, es });
const ambulance = (en: string, es: string): Criterion => ({ call: "911", en, es });

/** By the sentence a prescription has it in. What was typed otherwise cannot be translated and stands as typed. */
export const stopCriteria: Readonly<Record<string, Criterion>> = {
  "New or worse symptoms that do not settle by the next day": us(
    "you feel worse and it lasts to the next day",
    "se siente peor y le dura hasta el día siguiente",
  ),
  "Chest pain or short of breath: call 911": ambulance(
    "you have chest pain or cannot breathe well",
    "tiene dolor en el pecho o no puede respirar bien",
  ),
  "Numb in the saddle, or bladder or bowel change: emergency room now": emergencyRoom(
    "you go numb between your legs, or cannot control your bladder or bowels",
    "pierde la sensación entre las piernas, o no controla la orina o las evacuaciones",
  ),
  "Bladder or bowel change: emergency room now": emergencyRoom(
    "you cannot control your bladder or bowels",
    "no controla la orina o las evacuaciones",
  ),
  "A headache or neck pain unlike any before: emergency room now": emergencyRoom(
    "you have a headache or neck pain like none before",
    "tiene un dolor de cabeza o de cuello como nunca antes",
  ),
  "Numb face, slurred speech or a drooping lid: call 911": ambulance(
    "your face is numb, you cannot speak clearly, or one eyelid drops",
    "se le duerme la cara, no habla claro, o se le cae un párpado",
  ),
  "New weakness in a leg": us("a leg gets weak", "una pierna se le pone débil"),
  "Weakness that is new or growing": us("you get weaker", "siente más debilidad"),
  "Fever or night pain": us("you have a fever or pain at night", "tiene fiebre o dolor de noche"),
  "Calf pain that does not ease bent forward: pulses are looked at": us(
    "your calf hurts and bending forward does not help",
    "le duele la pantorrilla y no mejora al inclinarse",
  ),
  "New sharp back pain: stop, it may be another fracture": us(
    "you feel a new sharp pain in your back",
    "siente un dolor nuevo y fuerte en la espalda",
  ),
  "A fall": us("you fall", "se cae"),
  "A fall with injury": us("you fall and get hurt", "se cae y se lastima"),
  "Clumsy hands or unsteady walking": us(
    "your hands get clumsy or you walk unsteadily",
    "tiene las manos torpes o camina sin equilibrio",
  ),
  "Both hands clumsy, or unsteady walking": us(
    "both hands get clumsy or you walk unsteadily",
    "tiene torpes las dos manos o camina sin equilibrio",
  ),
  "Cannot lift the arm after a fall": us(
    "you cannot lift your arm after a fall",
    "no puede subir el brazo después de una caída",
  ),
  "Fever, or a hot swollen shoulder": us(
    "you have a fever, or your shoulder is hot and swollen",
    "tiene fiebre, o el hombro caliente e hinchado",
  ),
  "Numb or weak hand": us("your hand is numb or weak", "tiene la mano dormida o débil"),
  "Sudden pop or loss of strength": us(
    "you feel a pop or lose strength all at once",
    "siente un chasquido o pierde fuerza de golpe",
  ),
  "Fever or wound drainage": us(
    "you have a fever or the wound leaks",
    "tiene fiebre o le sale líquido de la herida",
  ),
  "Wound drainage or fever": us(
    "the wound leaks or you have a fever",
    "le sale líquido de la herida o tiene fiebre",
  ),
  "Numb ring and little finger": us(
    "your ring finger and little finger go numb",
    "se le duermen el dedo anular y el meñique",
  ),
  "A swollen, hot elbow": us("your elbow is swollen and hot", "tiene el codo hinchado y caliente"),
  "Constant numbness, or the thumb is getting weaker": us(
    "your hand stays numb, or your thumb gets weaker",
    "la mano sigue dormida, o el pulgar pierde fuerza",
  ),
  "More pain, swelling or color change of the hand": us(
    "your hand hurts more, swells or changes color",
    "la mano le duele más, se hincha o cambia de color",
  ),
  "Numb thumb, index and middle finger": us(
    "your thumb and first two fingers go numb",
    "se le duermen el pulgar y los dos dedos de al lado",
  ),
  "A tendon that stops working": us(
    "a finger or thumb stops moving by itself",
    "un dedo o el pulgar deja de moverse solo",
  ),
  "Sudden groin pain, a shorter leg, or cannot stand on it": us(
    "your groin hurts all at once, the leg looks shorter, or you cannot stand on it",
    "le duele la ingle de golpe, la pierna se ve más corta, o no puede pararse en ella",
  ),
  "Calf pain or swelling: stop, call the same hour": us(
    "your calf is sore, hot or swollen (call the same hour)",
    "la pantorrilla le duele, está caliente o hinchada (llame en esa misma hora)",
  ),
  "Calf swelling or warmth: call the same hour": us(
    "your calf is swollen or warm (call the same hour)",
    "la pantorrilla está hinchada o caliente (llame en esa misma hora)",
  ),
  "Locking, or swelling the day after": us(
    "the knee locks, or swells the day after",
    "la rodilla se traba, o se hincha al día siguiente",
  ),
  "The knee gives way, or a pop with swelling": us(
    "the knee gives way, or pops and swells",
    "la rodilla le falla, o truena y se hincha",
  ),
  "Cannot take four steps": us("you cannot take four steps", "no puede dar cuatro pasos"),
  "Numb foot, or a cold one": us("your foot is numb or cold", "tiene el pie dormido o frío"),
  "The ankle gives way again": us("the ankle gives way again", "el tobillo le vuelve a fallar"),
  "A snap or sudden weakness in the calf": us(
    "you feel a snap in the calf, or it goes weak",
    "siente un tirón en la pantorrilla, o pierde fuerza",
  ),
  "Fever, bleeding, or pain that is new at night": us(
    "you have a fever, you bleed, or you have new pain at night",
    "tiene fiebre, sangrado, o un dolor nuevo de noche",
  ),
  "Dizziness that is new": us("you feel dizzy and did not before", "siente mareos que antes no tenía"),
};

/** What always stands last: who cannot breathe does not call a clinic. */
const always = "Chest pain or short of breath: call 911";

const lead: InEach<Record<Callee, string>> = {
  en: { us: "Stop and call us", "emergency-room": "Go to the emergency room now", "911": "Call 911" },
  es: { us: "Pare y llámenos", "emergency-room": "Vaya a emergencias ahora mismo", "911": "Llame al 911" },
};
const restLead: InEach<string> = { en: "Stop and rest", es: "Pare y descanse" };
const effortClause: InEach<(most: number) => string> = {
  en: (most) => `your effort goes above ${most} out of 10`,
  es: (most) => `el esfuerzo pasa de ${most} de 10`,
};
const heartRateClause: InEach<(most: number) => string> = {
  en: (most) => `your heart beats more than ${most} times a minute`,
  es: (most) => `su corazón late más de ${most} veces por minuto`,
};
const painClause: InEach<(most: number) => string> = {
  en: (most) => `pain goes above ${most} out of 10`,
  es: (most) => `el dolor pasa de ${most} de 10`,
};
const join: InEach<{ condition: string; or: string }> = {
  en: { condition: "if", or: "or" },
  es: { condition: "si", or: "o" },
};

/** One line of the box: what to do in bold, then when. */
export type StopLine = { lead: string; words: string };

/** "if a, if b, or if c" */
function clauses(parts: readonly string[], language: HomeLanguage): string {
  const { condition, or } = join[language];
  const said = parts.map((part) => `${condition} ${part}`);
  const last = said.pop();
  if (last === undefined) return "";
  return said.length === 0 ? last : `${said.join(", ")}, ${or} ${last}`;
}

/**
 * When to stop and whom to call, the gravest last as in the picture, and what was typed in its own words. Chest pain
 * stands on every program, whatever was ordered; effort and heart rate where a limit of the patient bounds them.
 */
export function plainStop(
  { painMost, effortMost, heartRateMost, criteria }: HomeStop & { criteria: readonly string[] },
  language: HomeLanguage,
): StopLine[] {
  const known = [...new Set([...criteria.filter((words) => words in stopCriteria), always])];
  const clausesOf = (call: Callee): string[] => [
    ...(call === "us" ? [painClause[language](painMost)] : []),
    ...known.flatMap((words) => {
      const criterion = stopCriteria[words];
      return criterion?.call === call ? [criterion[language]] : [];
    }),
  ];
  const typed = listTyped(criteria);
  const resting = [
    ...(effortMost === undefined ? [] : [effortClause[language](effortMost)]),
    ...(heartRateMost === undefined ? [] : [heartRateClause[language](heartRateMost)]),
  ];
  const rest =
    resting.length === 0 ? [] : [{ lead: restLead[language], words: `${clauses(resting, language)}.` }];
  const calls = callees.flatMap((call) => {
    const parts = clausesOf(call);
    const own = call === "us" ? typed.map((words) => ` ${words.replace(/[.\s]*$/u, ".")}`).join("") : "";
    return parts.length === 0
      ? []
      : [{ lead: lead[language][call], words: `${clauses(parts, language)}.${own}` }];
  });
  return [...rest, ...calls];
}

/** Criteria in somebody's own words: they are printed in the language they were typed in. */
export const listTyped = (criteria: readonly string[]): string[] =>
  criteria.filter((words) => !(words in stopCriteria));
