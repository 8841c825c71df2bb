import * as z from "zod/mini";
import { daySchema, lineText, requiredProse } from "#domain/calendar/bounds.ts";
import { bodySides, joints } from "#domain/prescriptions/limit.ts";

export const orderKinds = [
  "emg",
  "mri",
  "x-ray",
  "ultrasound",
  "ct",
  "dexa",
  "laboratory",
  "venous-duplex",
] as const;
export type OrderKind = (typeof orderKinds)[number];

export const orderUrgencies = ["routine", "urgent", "same-day", "emergent"] as const;
export type OrderUrgency = (typeof orderUrgencies)[number];

/** Where the test looks: a joint or region, a whole limb, or nowhere in particular (blood). */
export const orderSites = [
  ...joints,
  "sacroiliac",
  "pelvis",
  "head",
  "chest",
  "abdomen",
  "arm",
  "leg",
  "whole-body",
  "not-applicable",
] as const;
export type OrderSite = (typeof orderSites)[number];

/** Sites that come twice: their side is left, right or both, never the midline. */
export const pairedSites: readonly OrderSite[] = [
  "shoulder",
  "elbow",
  "forearm",
  "wrist",
  "hand",
  "hip",
  "knee",
  "ankle",
  "foot",
  "sacroiliac",
  "arm",
  "leg",
];

export const orderSides = [...bodySides, "not-applicable"] as const;
export type OrderSide = (typeof orderSides)[number];

export const laboratoryTests = [
  "ESR",
  "CRP",
  "CBC",
  "CMP",
  "HbA1c",
  "TSH",
  "Vitamin B12",
  "Vitamin D",
  "CK",
  "RF and anti-CCP",
  "HLA-B27",
  "Uric acid",
  "SPEP",
  "D-dimer",
] as const;

/**
 * What a safe order of some kinds answers first. *Not asked* is a state of its own; where the kind asks, it is refused
 * at the field by `validateOrder`.
 */
export const orderContentSchema = z.strictObject({
  schema: z.literal(1),
  kind: z.enum(orderKinds),
  site: z.enum(orderSites),
  side: z.enum(orderSides),
  /** Laboratory only. */
  tests: z.array(z.enum(laboratoryTests)).check(z.maxLength(laboratoryTests.length)),
  question: requiredProse(600, "Write the question the test is to answer."),
  urgency: z.enum(orderUrgencies),
  orderedOn: daySchema,
  /** By `dueOnOf` unless whoever orders set it: after this day without a result the order is overdue. */
  dueOn: daySchema,
  /** Needle and conduction studies. */
  nerveInjury: z.strictObject({
    state: z.enum(["not-asked", "none", "dated"]),
    on: z.exactOptional(daySchema),
  }),
  /** Magnetic resonance. */
  implant: z.strictObject({
    state: z.enum(["not-asked", "none", "known-safe", "not-known-safe"]),
    words: lineText(200),
  }),
  contrast: z.enum(["not-asked", "no", "yes"]),
  /** Asked with contrast. */
  renal: z.strictObject({
    state: z.enum(["not-asked", "normal", "reduced", "not-known"]),
    words: lineText(200),
  }),
  /** Asked where radiation or contrast meets somebody who may be pregnant. */
  pregnancy: z.strictObject({
    state: z.enum(["not-asked", "no", "possible", "yes"]),
    words: lineText(200),
  }),
});
export type OrderContent = z.infer<typeof orderContentSchema>;

const kindWords: Record<OrderKind, string> = {
  emg: "EMG and nerve conduction",
  mri: "MRI",
  "x-ray": "X-ray",
  ultrasound: "Ultrasound",
  ct: "CT",
  dexa: "DEXA",
  laboratory: "Laboratory",
  "venous-duplex": "Venous duplex",
};
export const describeOrderKind = (kind: OrderKind): string => kindWords[kind];

const urgencyWords: Record<OrderUrgency, string> = {
  routine: "routine",
  urgent: "urgent",
  "same-day": "same day",
  emergent: "emergent",
};
export const describeUrgency = (urgency: OrderUrgency): string => urgencyWords[urgency];

const siteWord = (site: OrderSite): string => (site === "not-applicable" ? "" : site.replaceAll("-", " "));
const sideWord = (side: OrderSide): string => (side === "midline" || side === "not-applicable" ? "" : side);

/** A place in words, "left knee", "lumbar spine"; empty where there is none. */
export const describePlace = (site: OrderSite, side: OrderSide): string =>
  `${sideWord(side)} ${siteWord(site)}`.trim();

/** "MRI, left knee", "Laboratory: ESR, CRP". */
export function describeOrder(order: Pick<OrderContent, "kind" | "site" | "side" | "tests">): string {
  if (order.kind === "laboratory")
    return order.tests.length === 0 ? kindWords.laboratory : `Laboratory: ${order.tests.join(", ")}`;
  const place = describePlace(order.site, order.side);
  return place === "" ? kindWords[order.kind] : `${kindWords[order.kind]}, ${place}`;
}
