import type { DoseField, Quantity, Unit } from "./dose.ts";
import { type OwnSafer, saferDirection } from "./fields.ts";

export type Comparison = "less" | "equal" | "more" | "not-comparable";

/** Compares inside one unit; amounts in different units are not comparable, never converted. */
export function compareQuantities(left: Quantity, right: Quantity): Comparison {
  if (left.unit !== right.unit) return "not-comparable";
  if (left.thousandths === right.thousandths) return "equal";
  return left.thousandths < right.thousandths ? "less" : "more";
}

export const isSameQuantity = (left: Quantity | undefined, right: Quantity | undefined): boolean =>
  left === right || (left !== undefined && right !== undefined && compareQuantities(left, right) === "equal");

/** Whether going from `from` to `to` is towards the safer direction the exercise, or else the field, states. */
export function isSafer(field: DoseField, from: Quantity, to: Quantity, own?: OwnSafer): boolean {
  const safer = saferDirection(field, own);
  return safer !== "none" && compareQuantities(to, from) === safer;
}

export const quantity = (amount: number, unit: Unit): Quantity => ({
  thousandths: Math.round(amount * 1000),
  unit,
});
export const amountOf = (value: Quantity): number => value.thousandths / 1000;
