import { addDays } from "#domain/calendar/days.ts";
import { defaultUrgency, dueOnOf } from "#domain/orders/due.ts";
import type { OrderContent } from "#domain/orders/order.ts";
import { confoundedUntil } from "#domain/orders/procedures/confounded.ts";
import type { ProcedureContent, ProcedureDrug } from "#domain/orders/procedures/procedure.ts";
import { usualEffects } from "#domain/orders/procedures/validate-procedure.ts";
import type { ResultContent } from "#domain/orders/result.ts";
import type { StudyContent } from "#domain/orders/study.ts";
import type { ConsultNote } from "#domain/team/consult-note.ts";

/** The day the tests' clock stands at. */
export const orderDay = "2026-11-23";

export function someOrder(change: Partial<OrderContent> = {}): OrderContent {
  const kind = change.kind ?? "x-ray";
  const content: OrderContent = {
    schema: 1,
    kind,
    site: "knee",
    side: "left",
    tests: [],
    question: "How far has the arthritis come?",
    urgency: defaultUrgency[kind],
    orderedOn: orderDay,
    dueOn: orderDay,
    nerveInjury: { state: "not-asked" },
    implant: { state: "not-asked", words: "" },
    contrast: "not-asked",
    renal: { state: "not-asked", words: "" },
    pregnancy: { state: "not-asked", words: "" },
    ...change,
  };
  return { ...content, dueOn: change.dueOn ?? dueOnOf(content) };
}

export const someResult = (change: Partial<ResultContent> = {}): ResultContent => ({
  status: "final",
  receivedOn: orderDay,
  reportedBy: "Valley Imaging",
  summary: "Moderate medial narrowing.",
  report: "Weight-bearing views. Moderate medial joint space narrowing.",
  values: [],
  viewerUrl: "https://pacs.example.org/study/1",
  ...change,
});

export const someDrug = (change: Partial<ProcedureDrug> = {}): ProcedureDrug => ({
  kind: "steroid",
  name: "triamcinolone",
  amountThousandths: 40_000,
  unit: "mg",
  lot: "T4471",
  expiresOn: addDays(orderDay, 200),
  muscle: "",
  side: "not-applicable",
  ...change,
});

export function someProcedure(change: Partial<ProcedureContent> = {}): ProcedureContent {
  const content: ProcedureContent = {
    schema: 1,
    kind: "joint-injection",
    performedOn: orderDay,
    site: "knee",
    side: "left",
    level: "",
    guidance: "ultrasound",
    drugs: [someDrug()],
    consent: { takenBy: "Dr. Osei", on: change.performedOn ?? orderDay, at: "09:10" },
    timeOut: { ledBy: "S. Whitford", at: "09:20" },
    painBefore: 6,
    painAfter: 2,
    complications: { state: "none", words: "" },
    note: "",
    effects: [],
    confoundedUntilOn: orderDay,
    ...change,
  };
  return {
    ...content,
    effects: change.effects ?? usualEffects(content),
    confoundedUntilOn: change.confoundedUntilOn ?? confoundedUntil(content),
  };
}

export const someStudy = (change: Partial<StudyContent> = {}): StudyContent => ({
  schema: 1,
  performedOn: orderDay,
  orderId: null,
  question: "Carpal tunnel?",
  temperatureCelsiusThousandths: 33_000,
  temperatureSite: "right hand",
  conduction: [
    {
      nerve: "Median",
      side: "right",
      kind: "motor",
      site: "wrist",
      response: "present",
      latencyMsThousandths: 5200,
      amplitudeThousandths: 6100,
    },
  ],
  needle: [],
  impression: "Median neuropathy at the right wrist, moderate.",
  ...change,
});

export const someConsultNote = (change: Partial<ConsultNote> = {}): ConsultNote => ({
  schema: 1,
  seenOn: orderDay,
  specialty: "psychologist",
  summary: "Fear of movement, high; open to graded exposure.",
  findings: "",
  advice: "Name the activity before the exercise; keep to the plan on bad days.",
  sensitiveNote: "",
  ...change,
});
