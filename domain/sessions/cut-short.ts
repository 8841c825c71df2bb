import * as z from "zod/mini";
import { proseText } from "#domain/calendar/bounds.ts";

/** Why a session ended before it was through; whatever was not done has its own reason in its row. */
export const cutShortCauses = [
  "patient-unwell",
  "pain",
  "patient-asked",
  "arrived-late",
  "interrupted",
  "equipment",
  "other",
] as const;
export type CutShortCause = (typeof cutShortCauses)[number];

export const cutShortWords: Record<CutShortCause, string> = {
  "patient-unwell": "patient unwell",
  pain: "pain",
  "patient-asked": "patient asked to stop",
  "arrived-late": "patient arrived late",
  interrupted: "interrupted",
  equipment: "equipment or room",
  other: "another cause",
};

export const cutShortSchema = z.strictObject({
  cause: z.enum(cutShortCauses),
  /** How late somebody came, where it was said. */
  lateMinutes: z.exactOptional(
    z.int().check(z.gte(1, "At least 1 minute."), z.lte(120, "At most 120 minutes.")),
  ),
  words: z.exactOptional(proseText(300)),
});
export type CutShort = z.infer<typeof cutShortSchema>;

/** Another cause than those of the list is said in words before the session is signed. */
export const isCutShortUnsaid = (cutShort: CutShort | undefined): boolean =>
  cutShort?.cause === "other" && (cutShort.words ?? "").trim() === "";

/** "patient arrived late, 15 min", "fire alarm". */
export function describeCutShort({ cause, lateMinutes, words = "" }: CutShort): string {
  const said = words.trim();
  return [
    ...(cause === "other" && said !== "" ? [] : [cutShortWords[cause]]),
    ...(cause === "arrived-late" && lateMinutes !== undefined ? [`${lateMinutes}\u00a0min`] : []),
    ...(said === "" ? [] : [said]),
  ].join(", ");
}
