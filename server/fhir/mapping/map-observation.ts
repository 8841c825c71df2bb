import type * as z from "zod/mini";
import { codeOf, tidy, unfit, wordsOf } from "./codes.ts";
import { fail, leaveOut, type Mapped, type MeasuredValue, type Skip } from "./facts.ts";
import type { observationHeadSchema, observationResourceSchema } from "./fhir.schema.ts";
import { type Now, readMoment } from "./moments.ts";

/** Pain scores, also where a source does not call them vital signs: numeric rating 0–10 and visual analogue scale. */
const painCodes = new Set(["72514-3", "38214-3"]);
const mostWords = 160;
const mostUnit = 40;
const standingStatuses = new Set(["final", "amended", "corrected"]);

/** Looked at before the decimals are read again as text, which costs a second pass over the resource. */
export function leaveOutObservation(head: z.infer<typeof observationHeadSchema>): Skip | undefined {
  const isVitalSign = head.category?.some((category) =>
    category.coding?.some((coding) => coding.code === "vital-signs" || coding.code === "vital-sign"),
  );
  if (!isVitalSign && !painCodes.has(codeOf(head.code, "loinc")))
    return leaveOut("It is neither a vital sign nor a pain score.");
  if (head.status === "entered-in-error") return leaveOut("It was entered in error at the source.");
  if (!standingStatuses.has(head.status)) return leaveOut("It is not final at the source.");
  return undefined;
}

type Measured = Pick<z.infer<typeof observationResourceSchema>, "code" | "valueQuantity" | "valueInteger">;

/** @returns nothing when it holds no number. */
function valueOf({ code, valueQuantity, valueInteger }: Measured): MeasuredValue | Skip | undefined {
  const decimalText = valueQuantity?.value ?? valueInteger;
  if (decimalText === undefined) return undefined;
  if (valueQuantity?.comparator !== undefined) return fail("Its value is a bound, not a number.");
  const loinc = codeOf(code, "loinc");
  if (loinc === "") return fail("It has no LOINC code.");
  const words = wordsOf(code);
  const unit = tidy(valueQuantity?.unit ?? valueQuantity?.code);
  const bad =
    unfit("text", words, mostWords) ?? unfit("unit", unit, mostUnit) ?? unfit("value", decimalText, mostUnit);
  if (bad) return bad;
  const valueThousandths = Math.round(Number(decimalText) * 1000);
  if (!/^-?\d/.test(decimalText) || !Number.isSafeInteger(valueThousandths))
    return fail("Its value is not a number that can be kept.");
  return { code: loinc, words, valueThousandths: valueThousandths + 0, decimalText, unit };
}

/** A vital sign with one value, or with components: blood pressure becomes systolic and diastolic. */
export function mapObservation(resource: z.infer<typeof observationResourceSchema>, now: Now): Mapped | Skip {
  const measured = [resource, ...(resource.component ?? [])].map(valueOf);
  const wrong = measured.find((value) => value !== undefined && "outcome" in value);
  if (wrong && "outcome" in wrong) return wrong;
  const values = measured.filter((value): value is MeasuredValue => value !== undefined && "code" in value);
  if (values.length === 0) return leaveOut("It holds no number.");
  const when = resource.effectiveDateTime ?? resource.effectiveInstant ?? resource.effectivePeriod?.start;
  if (when === undefined) return fail("It does not say when it was measured.");
  const moment = readMoment(when, "date", now);
  if ("reason" in moment) return fail(moment.reason);
  if (moment.instant === null) return fail("Its date names no day.");
  return {
    fact: { kind: "observation", observedAt: moment.instant, values },
    ...(resource.subject?.reference === undefined ? {} : { subject: resource.subject.reference }),
  };
}
