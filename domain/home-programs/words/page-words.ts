import type { Diagnosis } from "#domain/prescriptions/prescription.ts";
import type { ProtocolRegion } from "#domain/protocols/protocol.ts";
import { regionOfCode } from "#domain/protocols/region-of-code.ts";
import type { HomeLanguage, InEach } from "./language.ts";

/** What stands on the paper beside the exercises themselves. */
export type PageWords = {
  title: string;
  born: string;
  mrn: string;
  notKnown: string;
  start: string;
  howMany: string;
  howOften: string;
  checkEachDay: string;
  prescription: string;
  printed: string;
  page: (number: number, count: number) => string;
};
export const pageWords: InEach<PageWords> = {
  en: {
    title: "Your home exercises",
    born: "Born",
    mrn: "MRN",
    notKnown: "not known",
    start: "Start",
    howMany: "How many",
    howOften: "How often",
    checkEachDay: "Check each day",
    prescription: "Prescription",
    printed: "Printed",
    page: (number, count) => `Page ${number} of ${count}`,
  },
  es: {
    title: "Sus ejercicios en casa",
    born: "Nació",
    mrn: "MRN",
    notKnown: "no se sabe",
    start: "Empiece",
    howMany: "Cuántas",
    howOften: "Cuándo",
    checkEachDay: "Marque cada día",
    prescription: "Receta",
    printed: "Impreso",
    page: (number, count) => `Página ${number} de ${count}`,
  },
};

type Place = Partial<Record<Diagnosis["side"], string>> & { one: string };
/** The part of the body that is treated; what is private or not a place is left out on a paper that lies about. */
const places: InEach<Partial<Record<ProtocolRegion, Place>>> = {
  en: {
    neck: { one: "Neck" },
    "thoracic-spine": { one: "Upper back" },
    "lumbar-spine": { one: "Low back" },
    shoulder: { one: "Shoulder", left: "Left shoulder", right: "Right shoulder", both: "Both shoulders" },
    elbow: { one: "Elbow", left: "Left elbow", right: "Right elbow", both: "Both elbows" },
    forearm: { one: "Forearm", left: "Left forearm", right: "Right forearm", both: "Both forearms" },
    wrist: { one: "Wrist", left: "Left wrist", right: "Right wrist", both: "Both wrists" },
    hand: { one: "Hand", left: "Left hand", right: "Right hand", both: "Both hands" },
    hip: { one: "Hip", left: "Left hip", right: "Right hip", both: "Both hips" },
    knee: { one: "Knee", left: "Left knee", right: "Right knee", both: "Both knees" },
    ankle: { one: "Ankle", left: "Left ankle", right: "Right ankle", both: "Both ankles" },
    foot: { one: "Foot", left: "Left foot", right: "Right foot", both: "Both feet" },
    balance: { one: "Balance" },
  },
  es: {
    neck: { one: "Cuello" },
    "thoracic-spine": { one: "Espalda alta" },
    "lumbar-spine": { one: "Espalda baja" },
    shoulder: { one: "Hombro", left: "Hombro izquierdo", right: "Hombro derecho", both: "Los dos hombros" },
    elbow: { one: "Codo", left: "Codo izquierdo", right: "Codo derecho", both: "Los dos codos" },
    forearm: {
      one: "Antebrazo",
      left: "Antebrazo izquierdo",
      right: "Antebrazo derecho",
      both: "Los dos antebrazos",
    },
    wrist: { one: "Muñeca", left: "Muñeca izquierda", right: "Muñeca derecha", both: "Las dos muñecas" },
    hand: { one: "Mano", left: "Mano izquierda", right: "Mano derecha", both: "Las dos manos" },
    hip: { one: "Cadera", left: "Cadera izquierda", right: "Cadera derecha", both: "Las dos caderas" },
    knee: { one: "Rodilla", left: "Rodilla izquierda", right: "Rodilla derecha", both: "Las dos rodillas" },
    ankle: { one: "Tobillo", left: "Tobillo izquierdo", right: "Tobillo derecho", both: "Los dos tobillos" },
    foot: { one: "Pie", left: "Pie izquierdo", right: "Pie derecho", both: "Los dos pies" },
    balance: { one: "Equilibrio" },
  },
};

/** "Both knees", from the first diagnosis that says where; empty where none does. */
export function plainPlace(
  diagnoses: readonly Pick<Diagnosis, "code" | "side">[],
  language: HomeLanguage,
): string {
  for (const { code, side } of diagnoses) {
    const region = regionOfCode(code);
    const place = region ? places[language][region] : undefined;
    if (place) return place[side] ?? place.one;
  }
  return "";
}
