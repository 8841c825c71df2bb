import { windowOf } from "./rule.ts";
import { precautionRules } from "./rules.ts";

/** Questions whose answer is the day of an operation or of a device: what the record's own entry left out. */
export const questionsOfFactDate: ReadonlySet<string> = new Set(
  precautionRules.flatMap(({ when }) =>
    when.flatMap((trigger) =>
      trigger.kind === "procedure" || trigger.kind === "device"
        ? (windowOf(trigger)?.asks?.questionId ?? [])
        : [],
    ),
  ),
);
