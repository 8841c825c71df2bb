import type { Dose, DoseField } from "../dose.ts";
import { readAmount } from "./read-amount.ts";
import { type DoseRead, readDose } from "./read-dose.ts";

/** More than one amount: then the cell was given a whole row. */
const isWholeRow = (text: string): boolean =>
  /\d\s*[x×]\s*\d/iu.test(text) || (text.match(/\d+(?:[.,]\d+)*/gu) ?? []).length > 1;

/**
 * What was typed into the cell of one field: its amount, or a whole row in the short grammar. One amount in another unit
 * is answered, also where another field of the row stands in that unit: nobody means the load by the cell of the reps.
 */
export function readCell(text: string, field: DoseField, standing: Dose): DoseRead {
  const unit = standing[field]?.unit;
  const isWord = unit === "band" || unit === "assist";
  if (unit && !isWord) {
    const amount = readAmount(text, field, unit);
    if ("thousandths" in amount) return { said: { [field]: { thousandths: amount.thousandths, unit } } };
    if (!isWholeRow(text)) {
      const read = readDose(text, standing, field);
      return "said" in read && read.said[field] ? read : amount;
    }
  }
  return readDose(text, standing, isWord ? undefined : field);
}
