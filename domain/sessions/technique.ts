import * as z from "zod/mini";
import { idSchema, lineText, requiredLine } from "#domain/calendar/bounds.ts";
import { joints } from "#domain/prescriptions/limit.ts";

export const techniqueResponses = ["better", "same", "worse", "not-asked"] as const;
export type TechniqueResponse = (typeof techniqueResponses)[number];
export const techniqueSides = ["left", "right", "both", "midline", "not-applicable"] as const;
export const mostTechniques = 12;

/** What was tried in a session and how it went; it has no dose and changes none. */
export const techniqueSchema = z.strictObject({
  techniqueId: idSchema,
  /** Of the library; absent where it is in the therapist's own words. */
  exerciseId: z.exactOptional(idSchema),
  words: requiredLine(120, "Name the technique."),
  region: z.exactOptional(z.enum(joints)),
  side: z.enum(techniqueSides),
  response: z.enum(techniqueResponses),
  note: lineText(160),
});
export type Technique = z.infer<typeof techniqueSchema>;

const sideWords: Record<Technique["side"], string> = {
  left: "left",
  right: "right",
  both: "both sides",
  midline: "midline",
  "not-applicable": "",
};
const responseWords: Record<TechniqueResponse, string> = {
  better: "better",
  same: "same",
  worse: "worse",
  "not-asked": "response not asked",
};

/** In one line: "Patellar mobilization, left: better, more flexion". */
export const describeTechnique = ({ words, region, side, response, note }: Technique): string => {
  const where = [region?.replaceAll("-", " ") ?? "", sideWords[side]].filter((part) => part !== "").join(" ");
  return `${words}${where === "" ? "" : `, ${where}`}: ${responseWords[response]}${note === "" ? "" : `, ${note}`}`;
};
