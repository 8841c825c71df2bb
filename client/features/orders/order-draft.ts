import { type FormProblems, ruleProblems, schemaProblems } from "#client/use-signed-form.ts";
import { defaultUrgency, dueOnOf } from "#domain/orders/due.ts";
import { type OrderContent, orderContentSchema } from "#domain/orders/order.ts";
import { type OrderFacts, validateOrder } from "#domain/orders/validate-order.ts";

/** What is typed: the day it is signed is made of it, and the day it is due where nobody set one. */
export type OrderDraft = Omit<OrderContent, "schema" | "orderedOn" | "dueOn"> & {
  /** Absent, the urgency says it. */
  dueOn?: string | undefined;
};

export const emptyOrder: OrderDraft = {
  kind: "x-ray",
  site: "not-applicable",
  side: "not-applicable",
  tests: [],
  question: "",
  urgency: defaultUrgency["x-ray"],
  nerveInjury: { state: "not-asked" },
  implant: { state: "not-asked", words: "" },
  contrast: "not-asked",
  renal: { state: "not-asked", words: "" },
  pregnancy: { state: "not-asked", words: "" },
};

export function contentOf(draft: OrderDraft, today: string): OrderContent {
  const content = { schema: 1 as const, ...draft, orderedOn: today, dueOn: today };
  return { ...content, dueOn: draft.dueOn ?? dueOnOf(content) };
}

export function orderProblems(draft: OrderDraft, facts: OrderFacts): FormProblems {
  const content = contentOf(draft, facts.today);
  return { ...ruleProblems(validateOrder(content, facts)), ...schemaProblems(orderContentSchema, content) };
}

/** Another kind begins with its own urgency, and what it does not ask is taken back. */
export const ofKind = (draft: OrderDraft, kind: OrderDraft["kind"]): OrderDraft => ({
  ...emptyOrder,
  question: draft.question,
  ...(kind === "laboratory" || kind === "dexa" ? {} : { site: draft.site, side: draft.side }),
  kind,
  urgency: defaultUrgency[kind],
});
