import { quantity } from "#domain/doses/quantity.ts";
import { notDoneReasons } from "#domain/sessions/session.ts";
import { asksBeforeLegPress, back, type Course, evaluate, knee, type Special } from "./course.ts";
import { courses } from "./courses.ts";
import { climbing } from "./order-parts.ts";
import { precautionCourses } from "./precaution-courses.ts";

/** A knee whose leg press asks first, so that there is something to ask and to answer. */
const asking = (special: Special): Course =>
  knee("left", {
    special,
    sessions: 5,
    weeksAgo: 5,
    quietDays: 6,
    progresses: false,
    change: asksBeforeLegPress,
  });
const kneeWith = (special: Special, more: Partial<Course> = {}): Course =>
  knee("right", { special, sessions: 5, weeksAgo: 5, quietDays: 6, ...more });
const backWith = (special: Special, more: Partial<Course> = {}): Course =>
  back({ special, sessions: 5, weeksAgo: 5, quietDays: 6, ...more });
const hand = (more: Partial<Course>): Course => ({
  title: "Left wrist fracture",
  side: "left",
  diagnoses: [
    {
      code: "S52.502D",
      title:
        "Unspecified fracture of the lower end of left radius, subsequent encounter for closed fracture with routine healing",
      side: "left",
    },
  ],
  from: evaluate,
  discipline: "OT",
  measureId: "quickdash",
  pain: [4, 1],
  score: [58, 30],
  sessions: 7,
  weeksAgo: 6,
  history: "Cast off after six weeks. Cannot turn a key or carry a pan.",
  impression: "Healed fracture, stiff wrist and weak grip.",
  answers: { "fracture-arm-weight": { kind: "choice", value: "as-tolerated" } },
  seenBy: { physiatrist: "Lindqvist", therapist: "Sato" },
  ...more,
});
/** What holds beside every line until its physiatrist lifts it. */
const withOwnLimits: Course["change"] = (content, owner) => ({
  ...content,
  limits: [
    ...content.limits,
    {
      limitId: `heart-rate-${content.startsOn}`,
      kind: "heart-rate",
      owner,
      delegateStaffIds: [],
      fromOn: content.startsOn,
      reason: "Until the stress test is read",
      most: quantity(130, "bpm"),
    },
    {
      limitId: `pain-${content.startsOn}`,
      kind: "pain",
      owner,
      delegateStaffIds: [],
      fromOn: content.startsOn,
      reason: "Bone bruise",
      most: quantity(5, "pain"),
    },
  ],
});
/** Lines the physiatrist writes one by one, without a protocol. */
const writtenLines: Course["ordered"] = [
  {
    exerciseId: "treadmill-walk",
    consequence: "act-and-tell",
    bounds: { duration: { least: quantity(5, "min"), most: quantity(20, "min"), isLocked: false } },
  },
  { exerciseId: "hip-bridge", consequence: "act" },
  { exerciseId: "bird-dog", consequence: "act", owner: "therapist" },
];
/** Half a year with both knees, going on. */
const bothKnees: Course = {
  ...knee("left", { sessions: 14, weeksAgo: 24, waitDays: 10, person: { gender: "other" } }),
  title: "Both knees, arthritis",
  side: "both",
  diagnoses: [{ code: "M17.0", title: "Bilateral primary osteoarthritis of knee", side: "both" }],
  medications: [
    { words: "Insulin glargine 20 units", kind: "insulin-or-secretagogue" },
    { words: "Tramadol 50 mg as needed", kind: "opioid" },
    { words: "Vitamin D", kind: "other" },
  ],
};
const neck = courses["neck-improving"];
const ankle = courses["ankle-improving"];
if (!neck || !ankle) throw new Error("The usual courses of neck and ankle are missing");

/**
 * Patients without a name of their own who stand for a state, by their number. They are late on their therapist's list,
 * so that the day of the people in the pictures stays as it is.
 */
export const stateCourses: ReadonlyMap<number, Course> = new Map<number, Course>([
  [37, asking("approved-once")],
  [40, kneeWith("amended")],
  [41, asking("countered")],
  [42, hand({})],
  [44, kneeWith("line-held", { progresses: false })],
  [45, knee("left", { special: "discharged", sessions: 12, weeksAgo: 24, waitDays: 10 })],
  [48, asking("with-supervisor")],
  [49, backWith("plan-returned", { from: evaluate, sessions: 2, weeksAgo: 4 })],
  [53, kneeWith("verbal-limit-lifted", { change: withOwnLimits })],
  [57, asking("approved-and-amended")],
  [60, asking("declined")],
  [61, asking("withdrawn")],
  [64, backWith("revoked", { person: { needsInterpreter: "not-asked" } })],
  [65, back({ special: "discharged", sessions: 9, weeksAgo: 22 })],
  [68, backWith("unsigned")],
  [69, backWith("certification-late", { from: evaluate, weeksAgo: 6, quietDays: 16, progresses: false })],
  [71, { ...neck, title: "Neck spasm, left", weeksAgo: 20, quietDays: 4 }],
  [73, { ...neck, score: [26, 18], sessions: 5, quietDays: 4 }],
  [76, hand({ title: "Left wrist and thumb", score: [52, 48], pain: [4, 3], progresses: false })],
  [77, kneeWith("resumed")],
  [80, kneeWith("missed", { score: [40, 42], pain: [4, 4], sessions: 8, progresses: false })],
  [81, bothKnees],
  [84, kneeWith("verbal-dose-signed", { change: asksBeforeLegPress, progresses: false })],
  [85, knee("left", { sessions: 9, weeksAgo: 6, progresses: false, notDone: notDoneReasons })],
  [87, kneeWith("climbs", { change: climbing })],
  [88, asking("passed-on")],
  [89, backWith("plan-revised", { from: evaluate, sessions: 3, weeksAgo: 4 })],
  [90, kneeWith("assistant-treats", { sessions: 9, weeksAgo: 5, progresses: false })],
  [91, kneeWith("re-evaluated", { sessions: 6, weeksAgo: 6, progresses: false })],
  [93, { ...ankle, score: [74, 77], sessions: 4, quietDays: 4, person: { gender: "not-known" } }],
  [97, kneeWith("corrected")],
  [100, kneeWith("precautions", { progresses: false })],
  [101, kneeWith("not-screened", { person: { payer: "", payerKind: "not-known" } })],
  [102, back({ from: { kind: "blank" }, ordered: writtenLines, sessions: 6, orderedWeeks: 6, weeksAgo: 5 })],
  [104, kneeWith("deviation", { change: asksBeforeLegPress, progresses: false })],
  [105, backWith("decisions")],
  [108, backWith("notes")],
  [109, backWith("expired", { weeksAgo: 6, orderedWeeks: 6 })],
  ...precautionCourses,
]);
