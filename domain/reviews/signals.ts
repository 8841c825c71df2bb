import { describeDay } from "#domain/calendar/describe.ts";
import { counted } from "#domain/units/counted.ts";
import { type ReviewTier, reviewTiers, type SignalKind } from "./review.ts";

export type SignalFacts = Readonly<Record<string, string | number | null>>;
type Words = { headline: string; detail: string };

const fact = (facts: SignalFacts, name: string): string =>
  facts[name] === undefined || facts[name] === null ? "not known" : describeDay(String(facts[name]));

const countedFact = (facts: SignalFacts, name: string, word: string): string => {
  const count = facts[name];
  return typeof count === "number" ? counted(count, word) : `${fact(facts, name)} ${word}s`;
};
const raisedHeadlines: Readonly<Record<string, string>> = {
  contraindication: "Contraindication raised",
  monitor: "To monitor from now on",
};
const raisedWords = (facts: SignalFacts): Words => ({
  headline: raisedHeadlines[String(facts["effect"])] ?? "Precaution raised",
  detail: fact(facts, "words"),
});

/** For each kind its tier, and the words made of its facts. The queue shows them; the clinician may disagree. */
const signals: Record<SignalKind, { tier: ReviewTier; words: (facts: SignalFacts) => Words }> = {
  "adverse-event": {
    tier: "safety",
    words: (f) => ({ headline: "Adverse event in the session", detail: fact(f, "note") }),
  },
  "red-pain": {
    tier: "safety",
    words: (f) => ({
      headline: `Pain ${fact(f, "pain")} of 10 in the session`,
      detail: `above the stop rule of ${fact(f, "cap")}`,
    }),
  },
  "red-flag": {
    tier: "safety",
    words: (f) => ({ headline: "Red flag answered yes", detail: fact(f, "flag") }),
  },
  "vital-stop": {
    tier: "safety",
    words: (f) => ({ headline: `${fact(f, "value")} in the session`, detail: fact(f, "words") }),
  },
  deviation: {
    tier: "safety",
    words: (f) => ({ headline: `${fact(f, "line")}: done outside a limit`, detail: fact(f, "reason") }),
  },
  "session-in-error": {
    tier: "safety",
    words: (f) => ({
      headline: `Session of ${fact(f, "on")} entered in error`,
      detail: [
        f["doses"] ? `${fact(f, "doses")}: current dose set by a session entered in error` : "",
        f["told"] ? `it had told you: ${fact(f, "told")}` : "",
      ]
        .filter((words) => words !== "")
        .join("; "),
    }),
  },
  "safety-request": {
    tier: "safety",
    words: (f) => ({ headline: `${fact(f, "line")}: held until you answer`, detail: fact(f, "reason") }),
  },
  // One that stops therapy altogether; any other contraindication excludes what it names and is read with the precautions.
  "contraindication-raised": { tier: "safety", words: raisedWords },
  "precaution-raised": { tier: "off-track", words: raisedWords },
  "procedure-in-error": {
    tier: "off-track",
    words: (f) => ({
      headline: `${fact(f, "procedure")} of ${fact(f, "on")} entered in error`,
      detail: `what it started holds until you lift it: ${countedFact(f, "limits", "limit")}, ${countedFact(f, "precautions", "precaution")}`,
    }),
  },
  "change-request": {
    tier: "request",
    words: (f) => ({ headline: `${fact(f, "line")}: ${fact(f, "wanted")}`, detail: fact(f, "reason") }),
  },
  worse: {
    tier: "off-track",
    words: (f) => ({
      headline: `${fact(f, "measure")} worse by ${fact(f, "change")}`,
      detail: `since ${fact(f, "since")}`,
    }),
  },
  "new-pain": {
    tier: "off-track",
    words: (f) => ({
      headline: f["fall"] ? "A fall since last time" : "New symptoms since last time",
      detail: fact(f, "note"),
    }),
  },
  "medication-changed": {
    tier: "off-track",
    words: (f) => ({ headline: "Medication changed since last time", detail: fact(f, "note") }),
  },
  "under-dosed": {
    tier: "off-track",
    words: (f) => ({
      headline: "Under-dosed in the last 3 sessions",
      detail: `${fact(f, "line")}: ${fact(f, "done")}, at least ${fact(f, "least")}`,
    }),
  },
  "missed-sessions": {
    tier: "off-track",
    words: (f) => ({
      headline: `Missed ${fact(f, "missed")} of the last ${countedFact(f, "booked", "session")}`,
      detail: "",
    }),
  },
  "plan-of-care-to-certify": {
    tier: "plan-or-certification",
    words: (f) => ({
      headline: "Plan of care to certify",
      detail: `${countedFact(f, "lines", "line")}, by ${fact(f, "by")}`,
    }),
  },
  "prescription-ending": {
    tier: "plan-or-certification",
    words: (f) => ({ headline: "Prescription ends", detail: `on ${fact(f, "on")}` }),
  },
  "recertification-due": {
    tier: "plan-or-certification",
    words: (f) => ({
      headline: "Recertification needs a signature",
      detail: `certified to ${fact(f, "to")}`,
    }),
  },
  "recertification-to-sign": {
    tier: "plan-or-certification",
    words: (f) => ({
      headline: "Recertification to sign",
      detail: `progress report of ${fact(f, "by")}, to ${fact(f, "to")}`,
    }),
  },
  "verbal-order-unsigned": {
    tier: "plan-or-certification",
    words: (f) => ({ headline: "Verbal order to sign", detail: `taken by ${fact(f, "by")}` }),
  },
  "sent-back": {
    tier: "plan-or-certification",
    words: (f) => ({ headline: "Prescription sent back", detail: fact(f, "reason") }),
  },
  "unread-result": {
    tier: "unread-result",
    words: (f) => ({
      headline: `${fact(f, "result")}: ${f["status"] === "corrected" ? "corrected result" : "result"} not read`,
      detail: `received ${fact(f, "received")}`,
    }),
  },
  "order-overdue": {
    tier: "unread-result",
    words: (f) => ({ headline: `${fact(f, "order")}: no result yet`, detail: `due ${fact(f, "due")}` }),
  },
  "critical-result": {
    tier: "safety",
    words: (f) => ({
      headline: `${fact(f, "result")}: critical value, not read`,
      detail: fact(f, "values"),
    }),
  },
  "emergent-overdue": {
    tier: "safety",
    words: (f) => ({
      headline: `${fact(f, "order")}: ${fact(f, "urgency")}, no result yet`,
      detail: `due ${fact(f, "due")}`,
    }),
  },
  plateau: {
    tier: "plateau",
    words: (f) => ({ headline: `${fact(f, "measure")}: 3 scores within error`, detail: fact(f, "dose") }),
  },
  "phase-due": {
    tier: "due-review",
    words: (f) => ({
      headline: `Next phase may open: ${fact(f, "phase")}`,
      detail: `by its day, ${fact(f, "on")}`,
    }),
  },
  "review-due": {
    tier: "due-review",
    words: (f) => ({ headline: "Review due", detail: `on ${fact(f, "on")}` }),
  },
  "consult-note": {
    tier: "routine",
    words: (f) => ({
      headline: `Consult note of ${fact(f, "by")}`,
      detail: f["summary"] ? fact(f, "summary") : "",
    }),
  },
  report: {
    tier: "routine",
    words: (f) => ({
      headline: `${fact(f, "report")} of ${fact(f, "by")}`,
      detail: f["goals"] ? `goals: ${fact(f, "goals")}` : "no goals set",
    }),
  },
  told: {
    tier: "routine",
    words: (f) => ({
      headline: `${fact(f, "by")} tells you`,
      detail: `${fact(f, "line")}: ${fact(f, "change")}`,
    }),
  },
  routine: { tier: "routine", words: (f) => ({ headline: fact(f, "headline"), detail: fact(f, "detail") }) },
};

export const tierOf = (kind: SignalKind): number => reviewTiers.indexOf(signals[kind].tier);
export const describeSignal = (kind: SignalKind, facts: SignalFacts): Words => signals[kind].words(facts);
/** Safety items are acknowledged within the clinic's time, else the cover and then the phone list is told. */
export const isSafety = (kind: SignalKind): boolean => signals[kind].tier === "safety";
