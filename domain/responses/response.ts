import type { Day } from "#domain/calendar/days.ts";
import { formatAmount } from "#domain/doses/describe.ts";
import type { Measure } from "#domain/measures/measure.ts";

export type ScorePoint = {
  takenOn: Day;
  thousandths: number;
  side: "left" | "right" | "not-applicable";
  measureVersion: number;
  /** What confounds it, in words: "2 days after joint injection". */
  confounding?: string | undefined;
};

/** What the scores say, and nothing more. *Cannot say* is an answer. */
export const responseKinds = [
  "improved-important",
  "improved-detectable",
  "possible",
  "no-detectable-change",
  "worse",
  "ceiling",
  "cannot-say",
] as const;
export type ResponseKind = (typeof responseKinds)[number];

export type Response = {
  kind: ResponseKind;
  /** Why it cannot be said; empty otherwise. */
  reason: "" | "one-score" | "no-threshold" | "other-version-or-side" | "same-day" | "confounded";
  /** What confounds the first or the last score, when that is why. */
  confounding?: string;
  /** Follow-up minus baseline, in thousandths of the unit; zero when it cannot be said. */
  deltaThousandths: number;
  detectableThousandths: number | null;
  importantThousandths: number | null;
  points: number;
};

const nothing = (reason: Response["reason"], points: number): Response => ({
  kind: "cannot-say",
  reason,
  deltaThousandths: 0,
  detectableThousandths: null,
  importantThousandths: null,
  points,
});

/**
 * Compares the last score with the first of one measure, side and version. An important change smaller than the
 * detectable one lies inside measurement error: it is *possible*, never *improved*. A first or last score taken in the
 * window of a procedure says more of the procedure: what it says of therapy *cannot be said*.
 */
export function assessResponse(measure: Measure, points: readonly ScorePoint[]): Response {
  const [baseline] = points;
  const last = points.at(-1);
  if (!baseline || !last || points.length < 2) return nothing("one-score", points.length);
  if (baseline.takenOn === last.takenOn) return nothing("same-day", points.length);
  if (
    points.some((point) => point.side !== baseline.side || point.measureVersion !== baseline.measureVersion)
  )
    return nothing("other-version-or-side", points.length);
  const confounding = last.confounding ?? baseline.confounding;
  if (confounding !== undefined) return { ...nothing("confounded", points.length), confounding };
  const detectable = threshold(measure, ["MDC95", "MDC90"]);
  const important = threshold(measure, ["MCID"]);
  if (detectable === null && important === null) return nothing("no-threshold", points.length);
  const delta = last.thousandths - baseline.thousandths;
  const improvement = measure.betterIs === "higher" ? delta : -delta;
  const facts = {
    reason: "" as const,
    deltaThousandths: delta,
    detectableThousandths: detectable,
    importantThousandths: important,
    points: points.length,
  };
  return { kind: judge(measure, baseline.thousandths, improvement, detectable, important), ...facts };
}

function judge(
  measure: Measure,
  baseline: number,
  improvement: number,
  detectable: number | null,
  important: number | null,
): ResponseKind {
  const leastReal = detectable ?? important ?? 0;
  if (improvement >= Math.max(leastReal, important ?? leastReal))
    return important === null ? "improved-detectable" : "improved-important";
  if (improvement >= leastReal) return "improved-detectable";
  if (improvement <= -leastReal) return "worse";
  if (important !== null && improvement >= important) return "possible";
  const room =
    measure.betterIs === "higher" ? measure.mostThousandths - baseline : baseline - measure.leastThousandths;
  if (room < (important ?? leastReal)) return "ceiling";
  return "no-detectable-change";
}

function threshold(measure: Measure, kinds: readonly string[]): number | null {
  for (const kind of kinds) {
    const found = measure.thresholds.find((entry) => entry.kind === kind);
    if (found) return found.thousandths;
  }
  return null;
}

const words: Record<ResponseKind, string> = {
  "improved-important": "better, important",
  "improved-detectable": "better",
  possible: "within error",
  "no-detectable-change": "within error",
  worse: "worse",
  ceiling: "near the end of the scale",
  "cannot-say": "cannot say",
};

/** "+9 better", "−3 within error": the change with its direction in words, never a cause. */
export function describeResponse(response: Response): string {
  if (response.kind === "cannot-say")
    return response.confounding === undefined
      ? reasonWords[response.reason]
      : `cannot say: ${response.confounding}`;
  const sign = response.deltaThousandths > 0 ? "+" : "";
  const amount = response.deltaThousandths === 0 ? "0" : `${sign}${formatAmount(response.deltaThousandths)}`;
  return response.deltaThousandths === 0 ? "0 unchanged" : `${amount} ${words[response.kind]}`;
}

const reasonWords: Record<Response["reason"], string> = {
  "": "cannot say",
  "one-score": "cannot say: 1 score",
  "no-threshold": "cannot say: no known error",
  "other-version-or-side": "cannot say: side or version changed",
  "same-day": "cannot say: same day",
  confounded: "cannot say: confounded",
};

/** The overall word for the queue: worse when any measure is, improved when the primary is or two others are. */
export type Overall = "improved" | "mixed" | "no-change" | "worse" | "cannot-say";
export function assessOverall(primary: Response | undefined, others: readonly Response[]): Overall {
  const all = primary ? [primary, ...others] : others;
  const improved = (response: Response) =>
    response.kind === "improved-important" || response.kind === "improved-detectable";
  const isWorse = all.some((response) => response.kind === "worse");
  const isImproved = (primary !== undefined && improved(primary)) || others.filter(improved).length >= 2;
  if (isWorse) return all.some(improved) ? "mixed" : "worse";
  if (isImproved) return "improved";
  return all.some((response) => response.kind !== "cannot-say") ? "no-change" : "cannot-say";
}
