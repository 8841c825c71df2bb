import * as z from "zod/mini";
import { units } from "./dose.ts";

/** A file of its own: whoever only words an amount loads no schema. */
export const quantitySchema = z.strictObject({
  thousandths: z
    .int("Enter an amount.")
    .check(z.gte(0, "Enter 0 or more."), z.lte(10_000_000, "Enter at most 10,000.")),
  unit: z.enum(units),
});
