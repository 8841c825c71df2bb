import * as z from "zod/mini";
import { daySchema, idSchema, lineText, proseText, requiredLine } from "#domain/calendar/bounds.ts";
import { describePlace, orderSides, orderSites } from "#domain/orders/order.ts";

export const procedureKinds = [
  "joint-injection",
  "soft-tissue-injection",
  "epidural",
  "facet-injection",
  "medial-branch-block",
  "sacroiliac-injection",
  "radiofrequency",
  "prp",
  "botulinum",
  "trigger-point",
  "vertebral-augmentation",
  "stimulator-trial",
  "stimulator-implant",
] as const;
export type ProcedureKind = (typeof procedureKinds)[number];

const kindWords: Record<ProcedureKind, string> = {
  "joint-injection": "Joint injection",
  "soft-tissue-injection": "Soft tissue injection",
  epidural: "Epidural injection",
  "facet-injection": "Facet injection",
  "medial-branch-block": "Medial branch block",
  "sacroiliac-injection": "Sacroiliac injection",
  radiofrequency: "Radiofrequency ablation",
  prp: "Platelet-rich plasma",
  botulinum: "Botulinum toxin",
  "trigger-point": "Trigger point injection",
  "vertebral-augmentation": "Vertebroplasty or kyphoplasty",
  "stimulator-trial": "Stimulator trial",
  "stimulator-implant": "Stimulator implant",
};
export const describeProcedureKind = (kind: ProcedureKind): string => kindWords[kind];

/** Done at the spine: the level is part of what was done. */
export const spinalKinds: readonly ProcedureKind[] = [
  "epidural",
  "facet-injection",
  "medial-branch-block",
  "radiofrequency",
  "vertebral-augmentation",
  "stimulator-trial",
  "stimulator-implant",
];

export const guidances = ["landmark", "ultrasound", "fluoroscopy", "ct", "electromyography"] as const;
export type Guidance = (typeof guidances)[number];

export const procedureDrugKinds = [
  "steroid",
  "anesthetic",
  "toxin",
  "hyaluronate",
  "platelets",
  "cement",
  "other",
] as const;
export type ProcedureDrugKind = (typeof procedureDrugKinds)[number];

/** Steroids are summed drug by drug: no equivalence between them is invented. */
export const steroidNames = [
  "triamcinolone",
  "methylprednisolone",
  "dexamethasone",
  "betamethasone",
  "hydrocortisone",
] as const;
/** Units of one product are not units of another: they are summed apart. */
export const toxinNames = [
  "onabotulinumtoxinA",
  "abobotulinumtoxinA",
  "incobotulinumtoxinA",
  "rimabotulinumtoxinB",
] as const;

/** "units" in full: the letter alone is read as a zero. */
export const drugUnits = ["mg", "mcg", "mL", "units"] as const;

export const procedureDrugSchema = z.strictObject({
  kind: z.enum(procedureDrugKinds),
  name: requiredLine(80, "Name the drug."),
  amountThousandths: z
    .int("Enter the dose.")
    .check(z.gte(1, "Enter a dose above 0."), z.lte(30_000_000, "Enter at most 30,000.")),
  unit: z.enum(drugUnits),
  lot: lineText(40),
  expiresOn: z.exactOptional(daySchema),
  /** Where the dose went, when it was divided: a muscle, for toxin always. */
  muscle: lineText(80),
  side: z.enum(orderSides),
});
export type ProcedureDrug = z.infer<typeof procedureDrugSchema>;

const pain = z.nullable(
  z.int("Pain is 0 to 10.").check(z.gte(0, "Pain is 0 to 10."), z.lte(10, "Pain is 0 to 10.")),
);
/** A time of the clinic's own clock. */
const clockTime = z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/, "Enter a time."));

export const procedureContentSchema = z.strictObject({
  schema: z.literal(1),
  kind: z.enum(procedureKinds),
  performedOn: daySchema,
  site: z.enum(orderSites),
  side: z.enum(orderSides),
  level: lineText(40),
  guidance: z.enum(guidances, "Choose how the needle was guided."),
  drugs: z.array(procedureDrugSchema).check(z.maxLength(24)),
  consent: z.strictObject({
    takenBy: requiredLine(120, "Name who took consent."),
    on: daySchema,
    at: clockTime,
  }),
  timeOut: z.strictObject({ ledBy: requiredLine(120, "Name who led the time-out."), at: clockTime }),
  /** 0 to 10; null is not asked. */
  painBefore: pain,
  painAfter: pain,
  complications: z.strictObject({ state: z.enum(["not-said", "none", "present"]), words: lineText(300) }),
  note: proseText(2000),
  /** What it starts for therapy, by `effectsOf`, each with its day; one left out says why. */
  effects: z
    .array(
      z.strictObject({
        effectId: idSchema,
        dueForLiftingOn: z.nullable(daySchema),
        isLeftOut: z.boolean(),
        reason: lineText(200),
      }),
    )
    .check(z.maxLength(12)),
  /** Scores up to and including this day are confounded by it. */
  confoundedUntilOn: daySchema,
});
export type ProcedureContent = z.infer<typeof procedureContentSchema>;

/** "Epidural injection, lumbar spine, L4-L5". */
export function describeProcedure(
  procedure: Pick<ProcedureContent, "kind" | "site" | "side" | "level">,
): string {
  return [kindWords[procedure.kind], describePlace(procedure.site, procedure.side), procedure.level]
    .filter((words) => words !== "")
    .join(", ");
}
