import * as z from "zod/mini";
import { lineText } from "#domain/calendar/bounds.ts";
import type { BookingState } from "./booking.ts";

/** Two ways of not taking place: nobody came, or it was called off. */
export const missedStates = ["no-show", "cancelled"] as const;
export type MissedState = (typeof missedStates)[number];

export const isMissed = (state: BookingState): state is MissedState =>
  state === "no-show" || state === "cancelled";

/** Why a booking did not take place: administrative words, nothing of the chart. Not known is said as such. */
export const missedCauses = [
  "patient-ill",
  "forgot",
  "transport",
  "weather",
  "other-appointment",
  "work-or-family",
  "patient-other",
  "not-known",
  "therapist-absent",
  "clinic-closed",
  "rebooked",
  "authorization",
  "clinic-other",
] as const;
export type MissedCause = (typeof missedCauses)[number];

/** By whom: what the clinic called off is no absence of the patient's. */
type Cause = { by: "patient" | "clinic"; words: string; needsWords?: true };

export const missedCauseFacts: Record<MissedCause, Cause> = {
  "patient-ill": { by: "patient", words: "patient ill" },
  forgot: { by: "patient", words: "forgot" },
  transport: { by: "patient", words: "no transport" },
  weather: { by: "patient", words: "weather" },
  "other-appointment": { by: "patient", words: "another appointment" },
  "work-or-family": { by: "patient", words: "work or family" },
  "patient-other": { by: "patient", words: "another cause", needsWords: true },
  "not-known": { by: "patient", words: "cause not known" },
  "therapist-absent": { by: "clinic", words: "clinician absent" },
  "clinic-closed": { by: "clinic", words: "clinic closed" },
  rebooked: { by: "clinic", words: "moved to another time" },
  authorization: { by: "clinic", words: "no authorization" },
  "clinic-other": { by: "clinic", words: "another cause", needsWords: true },
};

/** Who does not come does so of their own side; calling off is done by either. */
export const causesOf = (how: MissedState): readonly MissedCause[] =>
  missedCauses.filter((cause) => how === "cancelled" || missedCauseFacts[cause].by === "patient");

export const missedSchema = z.strictObject({
  how: z.enum(missedStates),
  cause: z.enum(missedCauses),
  words: lineText(200),
});
export type Missed = z.infer<typeof missedSchema>;

/** What is missing or does not fit, with the field it belongs to. */
export function problemOfMissed({ how, cause, words }: Missed): { field: string; words: string } | undefined {
  if (!causesOf(how).includes(cause))
    return { field: "cause", words: "The clinic called it off: record it as cancelled." };
  if (missedCauseFacts[cause].needsWords && words.trim() === "")
    return { field: "words", words: "Say why, so that causes can be counted." };
  return undefined;
}

/** "No-show: forgot", "Cancelled by the clinic: clinician absent". */
export function describeMissed({ how, cause, words }: Missed): string {
  const { by, words: causeWords, needsWords } = missedCauseFacts[cause];
  const head = how === "no-show" ? "No-show" : by === "clinic" ? "Cancelled by the clinic" : "Cancelled";
  const said = words.trim();
  return `${head}: ${needsWords ? said : [causeWords, ...(said === "" ? [] : [said])].join(", ")}`;
}

type Lately = { state: BookingState; cause: MissedCause | null };

const isAbsence = ({ state, cause }: Lately): boolean =>
  isMissed(state) && cause !== null && missedCauseFacts[cause].by === "patient";

/** Of so many bookings that lie behind, so many missed are told. Our rule. */
const lookedAt = 3;
const toldFrom = 2;

/** What is told of the last bookings, newest first: null unless 2 of the last 3 were missed by the patient. What the clinic called off counts for neither. */
export function missedLately(bookings: readonly Lately[]): { missed: number; booked: number } | null {
  const own = bookings.filter((one) => !isMissed(one.state) || isAbsence(one)).slice(0, lookedAt);
  const missed = own.filter(isAbsence).length;
  return missed >= toldFrom ? { missed, booked: own.length } : null;
}
