import type { NumberFinding } from "#domain/precautions/facts/findings.ts";
import { factsOfRecord, type RecordForScreening } from "#domain/precautions/facts/record.ts";
import type { NumberTrigger, PrecautionRule, RestrictionRule } from "#domain/precautions/rule.ts";
import { precautionRules } from "#domain/precautions/rules.ts";
import { answersOf, isMetBeside } from "#domain/precautions/screen.ts";
import { describeSource } from "#domain/precautions/sources.ts";
import type { Limit } from "#domain/prescriptions/limit.ts";
import { type VitalCode, type VitalThreshold, vitalCodes } from "./thresholds.ts";

const isOfVital = (
  trigger: RestrictionRule["when"][number],
): trigger is NumberTrigger & { code: VitalCode & NumberFinding } =>
  trigger.kind === "number" && trigger.code in vitalCodes;

/** Every threshold of the rules, whomever it is for. */
export const thresholdsOf = (rules: readonly PrecautionRule[]): VitalThreshold[] =>
  rules.flatMap((rule) =>
    rule.kind === "restriction"
      ? rule.when.filter(isOfVital).map(({ code, kind: _kind, window: _window, ...bounds }) => ({
          sourceId: rule.ruleId,
          code,
          bounds,
          stopsTherapy: rule.effect === "contraindication" && rule.excludedTags.includes("all-therapy"),
          words: rule.words,
          population: rule.population,
          source: describeSource(rule.source),
        }))
      : [],
  );

/** Those that hold for this patient: rules whose other facts stand in the record, and the patient's own rate limits. */
export function thresholdsFor(
  record: RecordForScreening,
  limits: readonly Limit[],
  rules: readonly PrecautionRule[] = precautionRules,
): VitalThreshold[] {
  const facts = factsOfRecord(record);
  const answers = answersOf(record.answers);
  return [
    ...thresholdsOf(rules.filter((rule) => isMetBeside(rule, facts, record.today, answers))),
    ...limits.flatMap((limit): VitalThreshold[] =>
      limit.kind === "heart-rate"
        ? [
            {
              sourceId: limit.limitId,
              code: "exercise-heart-rate",
              bounds: { above: limit.most.thousandths / 1000 },
              stopsTherapy: true,
              words: `Heart rate ${limit.most.thousandths / 1000} per minute at most: slow down or stop now`,
              population: "this patient",
              source: limit.owner.name,
            },
          ]
        : [],
    ),
  ];
}
