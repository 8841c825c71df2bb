import type { Exercise } from "#domain/exercises/exercise.ts";
import type { PayerKind } from "#domain/patients/patient.schema.ts";

/**
 * Services a therapist charges, by CPT or HCPCS code, under short labels of our own: the descriptors belong to the AMA
 * and are not kept here. Timed ones are counted in units of fifteen minutes of one-on-one time; the rest are one unit a
 * day whatever they take. (K): the division into timed and untimed as commonly published for 2026; a coder confirms it.
 */
type Service = { code: string; label: string; isTimed: boolean };
const timed = (code: string, label: string): Service => ({ code, label, isTimed: true });
const untimed = (code: string, label: string): Service => ({ code, label, isTimed: false });

export const services: readonly Service[] = [
  timed("97110", "Exercise"),
  timed("97112", "Neuromuscular"),
  timed("97116", "Gait"),
  timed("97140", "Manual"),
  timed("97530", "Activities"),
  timed("97535", "Self-care, home"),
  timed("97113", "In water"),
  timed("97124", "Massage"),
  timed("97032", "Stimulation, attended"),
  timed("97033", "Iontophoresis"),
  timed("97034", "Contrast bath"),
  timed("97035", "Ultrasound"),
  timed("97537", "Community, work"),
  timed("97542", "Wheelchair"),
  timed("97750", "Performance test"),
  timed("97760", "Orthotic, first"),
  timed("97761", "Prosthetic, first"),
  timed("97763", "Orthotic, later"),
  untimed("97161", "PT evaluation, low"),
  untimed("97162", "PT evaluation, moderate"),
  untimed("97163", "PT evaluation, high"),
  untimed("97164", "PT re-evaluation"),
  untimed("97165", "OT evaluation, low"),
  untimed("97166", "OT evaluation, moderate"),
  untimed("97167", "OT evaluation, high"),
  untimed("97168", "OT re-evaluation"),
  untimed("97150", "Group"),
  untimed("97010", "Hot or cold pack"),
  untimed("97012", "Traction, mechanical"),
  untimed("97014", "Stimulation, unattended"),
  untimed("G0283", "Stimulation, unattended"),
  untimed("97016", "Compression"),
  untimed("97018", "Paraffin"),
  untimed("97022", "Whirlpool"),
  untimed("97024", "Diathermy"),
  untimed("95992", "Canalith repositioning"),
  untimed("20560", "Needling, 1 to 2 muscles"),
  untimed("20561", "Needling, 3 or more"),
];

const byCode = new Map(services.map((service) => [service.code, service]));
export const serviceCodes: readonly string[] = services.map((service) => service.code);
export const findService = (code: string): Service | undefined => byCode.get(code);
export const serviceLabel = (code: string): string => byCode.get(code)?.label ?? code;
/** A code nobody knows is not taken for a timed one. */
export const isTimedService = (code: string): boolean => byCode.get(code)?.isTimed === true;

/** What a payer calls by another code: Medicare takes G0283 for unattended stimulation (CMS, HCPCS). */
export const payerCode = (payer: PayerKind, code: string): string => {
  if (payer === "medicare") return code === "97014" ? "G0283" : code;
  return code === "G0283" ? "97014" : code;
};
/** Those a therapist chooses from: what only a payer's code says differently is not chosen twice. */
export const chosenServices = services.filter((service) => service.code !== "G0283");

export const groupCode = "97150";
/** Codes that say what kind of visit it was; an assistant furnishes none of them. */
export const evaluationCodes: ReadonlySet<string> = new Set([
  "97161",
  "97162",
  "97163",
  "97164",
  "97165",
  "97166",
  "97167",
  "97168",
] as const);

/** Entries of the library whose service is another than their kind's. Null has no code of its own. */
const ofExercise: Record<string, string | null> = {
  "hot-pack": "97010",
  "cold-pack": "97010",
  "ice-massage": "97010",
  "cold-compression": "97016",
  "compression-pump": "97016",
  paraffin: "97018",
  "contrast-bath": "97034",
  whirlpool: "97022",
  ultrasound: "97035",
  "ultrasound-pulsed": "97035",
  "electrical-stimulation": "97032",
  tens: "97014",
  interferential: "97014",
  iontophoresis: "97033",
  shortwave: "97024",
  "cervical-traction": "97012",
  "lumbar-traction": "97012",
  biofeedback: null,
  laser: null,
  shockwave: null,
  "blood-flow-restriction": "97110",
  "pool-walk": "97113",
  "canalith-repositioning": "95992",
  "dry-needling": "20560",
  "transfer-training": "97530",
  "bed-mobility": "97530",
  "soft-tissue": "97140",
};

/**
 * The service an exercise is usually charged as: a suggestion that puts its timer first, never a charge. Undefined where
 * none is usual.
 */
export function usualServiceOf(
  exercise: Pick<Exercise, "exerciseId" | "kind" | "region">,
): string | undefined {
  const own = ofExercise[exercise.exerciseId];
  if (own !== undefined) return own ?? undefined;
  if (exercise.kind === "manual") return "97140";
  if (exercise.kind === "education") return "97535";
  if (exercise.kind === "modality") return undefined;
  if (exercise.kind === "gait" || exercise.region === "gait") return "97116";
  return exercise.region === "balance" ? "97112" : "97110";
}
