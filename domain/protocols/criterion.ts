import * as z from "zod/mini";
import { idSchema, requiredLine } from "#domain/calendar/bounds.ts";
import type { Day } from "#domain/calendar/days.ts";
import { formatAmount } from "#domain/doses/describe.ts";
import { findMeasure } from "#domain/measures/catalog.ts";
import { joints, motions } from "#domain/prescriptions/limit.ts";
import type { CriterionState } from "./phases/protocol-origin.ts";

const amount = z.int().check(z.gte(-10_000_000), z.lte(10_000_000));
const edges = { least: z.exactOptional(amount), most: z.exactOptional(amount) };

/** What a number can decide: a score of a measure, or an angle examined; both edges inclusive, in thousandths. */
export const measuredSchema = z.discriminatedUnion("by", [
  z.strictObject({ by: z.literal("measure"), measureId: idSchema, ...edges }),
  z.strictObject({
    by: z.literal("motion"),
    joint: z.enum(joints),
    motion: z.enum(motions),
    mode: z.enum(["active", "passive"]),
    ...edges,
  }),
]);
export type Measured = z.infer<typeof measuredSchema>;

/** One of the conditions under which a phase opens, beside its date. */
export const criterionSchema = z.strictObject({
  /** Stable within its phase; an answer names it. */
  criterionId: idSchema,
  words: requiredLine(160, "Say what must be true before the phase opens."),
  measured: z.exactOptional(measuredSchema),
});
export type Criterion = z.infer<typeof criterionSchema>;

export type MeasuredValue = { thousandths: number; takenOn: Day };
/** The latest value on the treated side, or undefined where nobody measured it. */
export type Latest = (measured: Measured) => MeasuredValue | undefined;

export function assessCriterion(
  { measured }: Criterion,
  latest: Latest,
): { state: CriterionState; value?: MeasuredValue } {
  const value = measured ? latest(measured) : undefined;
  if (!measured || !value) return { state: "not-known" };
  const { least = Number.NEGATIVE_INFINITY, most = Number.POSITIVE_INFINITY } = measured;
  return { state: value.thousandths >= least && value.thousandths <= most ? "met" : "not-met", value };
}

const unitOf = (measured: Measured): string =>
  measured.by === "motion" ? "°" : (findMeasure(measured.measureId)?.unit ?? "");

/** "95°", "34 of 80", as it was measured. */
export function formatMeasured(measured: Measured, thousandths: number): string {
  const unit = unitOf(measured);
  return `${formatAmount(thousandths)}${unit === "°" ? "" : "\u00a0"}${unit}`;
}

const spaced = (words: string) => words.replaceAll("-", " ");

/** "Knee flexion, active, at least 90°": the words of a criterion that a number decides. */
export function describeMeasured(measured: Measured): string {
  const name =
    measured.by === "motion"
      ? `${spaced(measured.joint)} ${spaced(measured.motion)}, ${measured.mode}`
      : (findMeasure(measured.measureId)?.name ?? measured.measureId);
  const edge = [
    measured.least === undefined ? "" : `at least ${formatMeasured(measured, measured.least)}`,
    measured.most === undefined ? "" : `at most ${formatMeasured(measured, measured.most)}`,
  ].filter((words) => words !== "");
  return `${name.charAt(0).toUpperCase()}${name.slice(1)}, ${edge.join(" and ")}`;
}
