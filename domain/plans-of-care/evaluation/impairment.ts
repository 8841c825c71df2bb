import * as z from "zod/mini";
import { idSchema, requiredLine } from "#domain/calendar/bounds.ts";
import { testedSides } from "#domain/examination/finding.ts";
import { joints } from "#domain/prescriptions/limit.ts";

export const impairmentKinds = {
  pain: "Pain",
  motion: "Motion",
  strength: "Strength",
  endurance: "Endurance",
  balance: "Balance",
  gait: "Gait",
  "motor-control": "Motor control",
  sensation: "Sensation",
  swelling: "Swelling",
  posture: "Posture",
  function: "Activity of daily life",
  other: "Other",
} as const;
export type ImpairmentKind = keyof typeof impairmentKinds;
export const impairmentKindNames = Object.keys(impairmentKinds) as ImpairmentKind[];

/** What treatment is for, and which goals answer it. */
export const impairmentSchema = z.strictObject({
  impairmentId: idSchema,
  kind: z.enum(impairmentKindNames),
  /** Absent for the whole person: endurance, balance, gait. */
  region: z.exactOptional(z.enum(joints)),
  side: z.exactOptional(z.enum(testedSides)),
  words: requiredLine(160, "Say what is impaired, for example stairs one at a time."),
  goalIds: z.array(idSchema).check(z.maxLength(12)),
});
export type Impairment = z.infer<typeof impairmentSchema>;

const spaced = (word: string) => word.replaceAll("-", " ");

/** "Motion, knee, left: lacks 8° of extension". */
export const describeImpairment = ({ kind, region, side, words }: Impairment): string =>
  `${[impairmentKinds[kind], ...(region ? [spaced(region)] : []), ...(side && side !== "midline" ? [side] : [])].join(", ")}: ${words}`;
