import * as z from "zod/mini";
import { type DoseField, type Quantity } from "./dose.ts";
import { doseFieldFacts } from "./fields.ts";
import { quantitySchema } from "./quantity.schema.ts";
import { assessAmount, isNothing, unitName } from "./reading/read-amount.ts";

/** What stands against an amount of a field, in a sentence: another field's unit, nothing at all, more than can be believed. */
function problemOf(
  field: DoseField,
  { thousandths, unit }: Quantity,
  canBeNothing: boolean,
): string | undefined {
  const { label, units } = doseFieldFacts[field];
  if (!units.includes(unit))
    return `${label} is not given in ${unitName(unit)}. Give it in ${units.map(unitName).join(" or ")}.`;
  if (isNothing(thousandths, field))
    return canBeNothing ? undefined : `0 ${unitName(unit)} is no dose. Enter more than 0.`;
  const read = assessAmount(thousandths, field, unit);
  return "problem" in read ? read.problem : undefined;
}

/** An amount in a unit of its field, and no more than is believed of it. */
export const amountSchema = (field: DoseField, canBeNothing: boolean) =>
  quantitySchema.check((context) => {
    const message = problemOf(field, context.value, canBeNothing);
    if (message) context.issues.push({ code: "custom", input: context.value, message });
  });
const amountOf = (field: DoseField, canBeNothing: boolean) =>
  z.exactOptional(amountSchema(field, canBeNothing));

const amountsSchema = (canBeNothing: boolean) =>
  z.strictObject({
    sets: amountOf("sets", canBeNothing),
    reps: amountOf("reps", canBeNothing),
    hold: amountOf("hold", canBeNothing),
    duration: amountOf("duration", canBeNothing),
    distance: amountOf("distance", canBeNothing),
    load: amountOf("load", canBeNothing),
    rest: amountOf("rest", canBeNothing),
    range: amountOf("range", canBeNothing),
    assistance: amountOf("assistance", canBeNothing),
    height: amountOf("height", canBeNothing),
    incline: amountOf("incline", canBeNothing),
    speed: amountOf("speed", canBeNothing),
    rpeCap: amountOf("rpeCap", canBeNothing),
    painCap: amountOf("painCap", canBeNothing),
  });

/** A dose that can be: each amount in a unit of its field, and no more than is believed of it. */
export const doseSchema = amountsSchema(false);

/** How far each field may grow: none at all is an answer too. */
export const growthSchema = amountsSchema(true);
