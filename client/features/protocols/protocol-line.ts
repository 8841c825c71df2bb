import { formatDayCount } from "#client/format/protocol-days.ts";
import { describeDose } from "#domain/doses/describe.ts";
import { consequenceWords, describeMaySet } from "#domain/prescriptions/lines/describe-line.ts";
import { describeHome, describeTreatment } from "#domain/prescriptions/lines/describe-treatment.ts";
import type { ProtocolLine as Line } from "#domain/protocols/protocol.ts";

/** Its dose, and what it sets beside: a modality's settings, a grade, a device. */
export const describeProtocolLine = ({ side, dose, treatment }: Line): string =>
  [side ?? "", describeDose(dose) || "dose not specified", describeTreatment(treatment)]
    .filter((words) => words !== "")
    .join(", ");

const describeOpening = ({ notBefore }: Line): string =>
  [
    notBefore?.afterDays === undefined ? "" : `not before ${formatDayCount(notBefore.afterDays)}`,
    notBefore?.criterion ? `once ${notBefore.criterion}` : "",
  ]
    .filter((words) => words !== "")
    .join(", ");

/** What the therapist may set and how far, what follows outside, when it opens, and whether it is done at home. */
export function describeRest(line: Line, names: Readonly<Record<string, string>>): string {
  const steps = describeDose(line.weeklySteps);
  return [
    describeMaySet(line.bounds),
    line.upTo === undefined ? "" : `up to ${names[line.upTo]}`,
    steps === "" ? "" : `at most ${steps} more per week`,
    `outside: ${consequenceWords[line.consequence]}`,
    describeOpening(line),
    describeHome(line),
  ]
    .filter((words) => words !== "")
    .join(" · ");
}
