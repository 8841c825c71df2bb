import { addDays, type Day, daysBetween } from "#domain/calendar/days.ts";
import { describeProcedureKind, type ProcedureContent, type ProcedureKind } from "./procedure.ts";

type Span = { days: number; source: string };

/** Only an anesthetic was given: what it numbs is over within the day. */
const anestheticOnly: Span = { days: 1, source: "diagnostic block: no judging that day (K)" };
const steroid: Span = { days: 28, source: "anesthetic and steroid window (K)" };

/** How long scores say more of the procedure than of therapy, in days after it (K). */
export const confoundedSpans: Record<ProcedureKind, Span> = {
  "joint-injection": steroid,
  "soft-tissue-injection": steroid,
  epidural: steroid,
  "facet-injection": steroid,
  "sacroiliac-injection": steroid,
  "medial-branch-block": anestheticOnly,
  radiofrequency: { days: 14, source: "soreness up to 2 weeks (K)" },
  prp: { days: 42, source: "full loading from week 3 to 6 (K)" },
  botulinum: { days: 84, source: "wears off about week 12 (K)" },
  "trigger-point": { days: 2, source: "soreness 24 to 48 h (K)" },
  "vertebral-augmentation": { days: 28, source: "therapy begins weeks 2 to 4 (K)" },
  "stimulator-trial": { days: 10, source: "length of trial (K)" },
  "stimulator-implant": { days: 56, source: "leads settle in 6 to 8 weeks (K)" },
};

/** The last day on which a score is confounded. An injection without a steroid leaves after its anesthetic. */
export function confoundedUntil({
  kind,
  drugs,
  performedOn,
}: Pick<ProcedureContent, "kind" | "drugs" | "performedOn">): Day {
  const span = confoundedSpans[kind];
  const kinds = drugs.map((drug) => drug.kind);
  const isAnesthetic =
    span === steroid && kinds.length > 0 && kinds.every((drugKind) => drugKind === "anesthetic");
  return addDays(performedOn, (isAnesthetic ? anestheticOnly : span).days);
}

export type Confounding = { kind: ProcedureKind; performedOn: Day; confoundedUntilOn: Day };

/**
 * What confounds a score taken on a day, in words: the procedure whose effect lasts longest. A score of the day itself
 * counts as after it, since nobody says which came first.
 */
export function confoundingOf(takenOn: Day, procedures: readonly Confounding[]): string | undefined {
  const [longest] = procedures
    .filter(({ performedOn, confoundedUntilOn }) => performedOn <= takenOn && takenOn <= confoundedUntilOn)
    .toSorted((a, b) => (a.confoundedUntilOn < b.confoundedUntilOn ? 1 : -1));
  if (!longest) return undefined;
  const days = daysBetween(longest.performedOn, takenOn);
  const name = describeProcedureKind(longest.kind);
  return days === 0
    ? `the day of ${lower(name)}`
    : `${days} ${days === 1 ? "day" : "days"} after ${lower(name)}`;
}

const lower = (words: string) => words.charAt(0).toLowerCase() + words.slice(1);
