import type { RequiredVital } from "#domain/precautions/precaution.ts";
import type { SessionVital, VitalMoment } from "./vital.ts";

/** A vital sign a session asks for, and for which precautions. */
export type AskedVital = {
  vital: RequiredVital;
  moment: VitalMoment;
  because: readonly { precautionId: string; words: string; raisedBy: string }[];
};

/** Asked, and neither measured nor said to be not measured: it is not known, and nothing reads it as normal. */
export const unansweredVitals = <Asked extends Pick<AskedVital, "vital" | "moment">>(
  asked: readonly Asked[],
  answered: readonly Pick<SessionVital, "vital" | "moment">[],
): Asked[] =>
  asked.filter(({ vital, moment }) => !answered.some((one) => one.vital === vital && one.moment === moment));
