import * as z from "zod/mini";
import { daySchema, idSchema, proseText, requiredLine, requiredProse } from "#domain/calendar/bounds.ts";

/** Parts of the history that the record carries into an evaluation, in the order they are gone through. */
export const historyParts = [
  "history",
  "impression",
  "symptoms",
  "conditions",
  "surgeries",
  "implants",
  "medications",
  "allergies",
  "red-flags",
  "scores",
] as const;
export type HistoryPart = (typeof historyParts)[number];

export const historyPartWords: Record<HistoryPart, string> = {
  history: "History",
  impression: "Impression",
  symptoms: "Symptoms",
  conditions: "Diagnoses and conditions",
  surgeries: "Surgeries",
  implants: "Implants and devices",
  medications: "Medications",
  allergies: "Allergies",
  "red-flags": "Red flags at the consultation",
  scores: "Baseline pain and scores",
};

/** Gone through with the patient: as it is written, or not; *not asked* is said and stays visible. */
export const historyAnswers = ["confirmed", "differs", "not-asked"] as const;
export type HistoryAnswer = (typeof historyAnswers)[number];

export const carriedPartSchema = z.strictObject({
  part: z.enum(historyParts),
  /** Entry by entry as it was shown. Empty where nothing is written: that is not known, and `none` says so. */
  said: z.array(requiredProse(6000, "Nothing is said here.")).check(z.maxLength(60)),
  none: requiredLine(60, "Say what is not written."),
  /** Absent until somebody answers. */
  answer: z.exactOptional(z.enum(historyAnswers)),
  differs: proseText(600),
});
export type CarriedPart = z.infer<typeof carriedPartSchema>;

export const carriedHistorySchema = z.strictObject({
  /** The signed visit it is carried from; null where there is none and only the record speaks. */
  from: z.nullable(
    z.strictObject({
      consultationId: idSchema,
      seenOn: daySchema,
      byName: requiredLine(160, "Name who wrote it."),
    }),
  ),
  parts: z.array(carriedPartSchema).check(z.maxLength(historyParts.length)),
  /** Who went through it with the patient: whoever signs. */
  goneThroughBy: idSchema,
});
export type CarriedHistory = z.infer<typeof carriedHistorySchema>;

/** Whether every part was answered by the patient; one that was not asked is not gone through. */
export const isGoneThrough = ({ parts }: CarriedHistory): boolean =>
  parts.every(({ answer }) => answer === "confirmed" || answer === "differs");

export const differingParts = ({ parts }: CarriedHistory): HistoryPart[] =>
  parts.filter(({ answer }) => answer === "differs").map(({ part }) => part);

export const withAnswerTo = (
  carried: CarriedHistory,
  part: HistoryPart,
  answered: { answer: HistoryAnswer; differs?: string },
): CarriedHistory => ({
  ...carried,
  parts: carried.parts.map((one) =>
    one.part === part ? { ...one, answer: answered.answer, differs: answered.differs ?? one.differs } : one,
  ),
});

/** Confirms what nobody answered yet, among the parts that were on the screen. What differs or was not asked stays. */
export const confirmRest = (carried: CarriedHistory, shown: ReadonlySet<HistoryPart>): CarriedHistory => ({
  ...carried,
  parts: carried.parts.map((one) =>
    one.answer === undefined && shown.has(one.part) ? { ...one, answer: "confirmed" } : one,
  ),
});

/** Answers of a draft on what the record says now: a part whose words changed since is asked anew. */
export function carryAnswers(now: CarriedHistory, before: CarriedHistory | undefined): CarriedHistory {
  return {
    ...now,
    parts: now.parts.map((part) => {
      const earlier = before?.parts.find((one) => one.part === part.part);
      if (!earlier?.answer || !isSameSaid(earlier, part)) return part;
      return { ...part, answer: earlier.answer, differs: earlier.differs };
    }),
  };
}

/** Whether two carry the same words, whatever was answered. */
export const isSameHistory = (one: CarriedHistory, other: CarriedHistory): boolean =>
  one.from?.consultationId === other.from?.consultationId &&
  one.parts.length === other.parts.length &&
  one.parts.every((part, index) => {
    const twin = other.parts[index];
    return twin !== undefined && twin.part === part.part && isSameSaid(part, twin);
  });

const isSameSaid = (one: CarriedPart, other: CarriedPart): boolean =>
  one.none === other.none && JSON.stringify(one.said) === JSON.stringify(other.said);
