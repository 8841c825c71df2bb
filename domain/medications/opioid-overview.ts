import type { Day } from "#domain/calendar/days.ts";
import type { MedicationKind } from "#domain/consultations/consultation.ts";
import { formatAmount } from "#domain/doses/describe.ts";
import { kindsOfMedication } from "#domain/precautions/facts/drugs.ts";
import type { OpioidCheck, OpioidCheckKind, OpioidUse } from "./medication.ts";
import { cautionMorphineMilligrams, morphineThousandths } from "./morphine-equivalent.ts";

export type ListedMedication = { words: string; kind: MedicationKind; opioid: OpioidUse | null };

/** The last answer of each kind; null is not asked, and never reads as no. */
type LastCheck = Pick<OpioidCheck, "answer" | "on" | "words"> | null;

export type OpioidOverview = {
  opioids: string[];
  /** Of the opioids whose dose and factor are known. */
  morphineThousandths: number;
  /** How many opioids are not in that sum. */
  unknown: number;
  /** What else sedates, by name. */
  sedatives: string[];
  checks: Record<OpioidCheckKind, LastCheck>;
  /** Whether the day's total is one of caution; while a part of it is not known it is never said to be below. */
  atCaution: "yes" | "no" | "not-known";
};

/** By what somebody answered, and by what the words name, as the precautions read it. */
const isOf = (medication: ListedMedication, kind: "opioid" | "sedative"): boolean =>
  kindsOfMedication(medication).includes(kind);

/** What of opioids stands on the record; undefined where there is none. Checks newest last. */
export function opioidOverview(
  medications: readonly ListedMedication[],
  checks: readonly OpioidCheck[],
): OpioidOverview | undefined {
  const opioids = medications.filter((medication) => isOf(medication, "opioid"));
  if (opioids.length === 0) return undefined;
  const parts = opioids.map(({ opioid }) => (opioid === null ? null : morphineThousandths(opioid)));
  const known = parts.filter((part) => part !== null);
  const sum = known.reduce((total, part) => total + part, 0);
  const last = (kind: OpioidCheckKind): LastCheck => checks.findLast((check) => check.kind === kind) ?? null;
  return {
    opioids: opioids.map(({ words }) => words),
    morphineThousandths: sum,
    unknown: parts.length - known.length,
    sedatives: medications.filter((medication) => isOf(medication, "sedative")).map(({ words }) => words),
    checks: {
      naloxone: last("naloxone"),
      agreement: last("agreement"),
      screen: last("screen"),
      monitoring: last("monitoring"),
    },
    atCaution:
      sum >= cautionMorphineMilligrams * 1000 ? "yes" : known.length < parts.length ? "not-known" : "no",
  };
}

/** "60 MME a day", "at least 60 MME a day, 1 opioid not known", "dose not known". */
export function describeMorphine({
  morphineThousandths: sum,
  unknown,
}: Pick<OpioidOverview, "morphineThousandths" | "unknown">): string {
  const amount = `${formatAmount(sum)}\u00a0MME a day`;
  if (unknown === 0) return amount;
  return sum === 0 ? "MME not known" : `at least ${amount}, ${unknown} not known`;
}

/** "not asked", "no", "yes, since Nov 3, 2026" without its day: the day stands beside it. */
export const describeCheck = (check: LastCheck): string => (check === null ? "not asked" : check.answer);

/** The whole of it in one line, for a chart. */
export function describeOpioids(overview: OpioidOverview): string {
  const parts = [
    `Opioid ${describeMorphine(overview)}`,
    ...(overview.sedatives.length > 0 ? [`with a sedative (${overview.sedatives.join(", ")})`] : []),
    `naloxone ${describeCheck(overview.checks.naloxone)}`,
  ];
  return parts.join(", ");
}

/** The last day something was done, or null where it never was. */
export const doneOn = (check: LastCheck): Day | null => (check?.answer === "yes" ? check.on : null);
