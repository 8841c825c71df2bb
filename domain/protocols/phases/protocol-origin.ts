import * as z from "zod/mini";
import { daySchema, idSchema, lineText, requiredLine } from "#domain/calendar/bounds.ts";
import { addDays, type Day } from "#domain/calendar/days.ts";
import { describeDay } from "#domain/calendar/describe.ts";

/** What a protocol's days are counted from: the operation, the injury, or the first day of the protocol itself. */
export const countingStarts = ["operation", "injury", "start"] as const;
export type CountingStart = (typeof countingStarts)[number];

/** *Not known* is never *met*: it stands until somebody measures, or says so. */
export const criterionStates = ["met", "not-met", "not-known"] as const;
export type CriterionState = (typeof criterionStates)[number];

/** How a criterion was answered when its phase was signed. */
export const criterionAnswerSchema = z.strictObject({
  criterionId: idSchema,
  words: lineText(160),
  answer: z.enum(criterionStates),
  /** The measured value and its day, "95° on Nov 12, 2026"; empty where only the signer's word stands. */
  evidence: lineText(80),
});
export type CriterionAnswer = z.infer<typeof criterionAnswerSchema>;

/**
 * Which phase of which protocol a version was written from, kept in what is signed. Versions signed before phases were
 * known by id name protocol and phase alone.
 */
export const protocolOriginSchema = z.strictObject({
  protocolId: idSchema,
  version: z.int(),
  name: lineText(160),
  phase: lineText(80),
  phaseId: z.exactOptional(idSchema),
  opensAfterDays: z.exactOptional(z.int()),
  countsFrom: z.exactOptional(z.enum(countingStarts)),
  /** Absent while nobody told the day of the operation or the injury. */
  countedFromOn: z.exactOptional(daySchema),
  criteria: z.exactOptional(z.array(criterionAnswerSchema).check(z.maxLength(8))),
  /** Why it opens although its day has not come or a criterion is not met or not known. */
  reason: z.exactOptional(lineText(200)),
  precautions: z.exactOptional(z.array(requiredLine(160, "Say what to take care of.")).check(z.maxLength(8))),
  /** The original document as it was attached on the day of signing. */
  document: z.exactOptional(
    z.strictObject({ fileId: idSchema, name: lineText(120), hash: z.string().check(z.maxLength(64)) }),
  ),
});
export type ProtocolOrigin = z.infer<typeof protocolOriginSchema>;

export const criterionWords: Record<CriterionState, string> = {
  met: "Met",
  "not-met": "Not met",
  "not-known": "Not known",
};

export const countingWords: Record<CountingStart, string> = {
  operation: "Day of the operation",
  injury: "Day of the injury",
  start: "First day of the protocol",
};

/** The day a phase opens by, where the day it counts from is known. */
export const opensOnOf = (
  origin: Pick<ProtocolOrigin, "countedFromOn">,
  opensAfterDays: number,
): Day | undefined =>
  origin.countedFromOn === undefined ? undefined : addDays(origin.countedFromOn, opensAfterDays);

/** Whether a phase is opened before its day, and which day that is; undefined where it is not, or its day is not known. */
export function opensEarlyOf(origin: ProtocolOrigin, startsOn: Day): Day | undefined {
  const opensOn = opensOnOf(origin, origin.opensAfterDays ?? 0);
  return opensOn !== undefined && startsOn !== "" && opensOn > startsOn ? opensOn : undefined;
}

/**
 * What stands against signing a phase: the day it counts from is not told or cannot be, or it opens early or with a
 * criterion open and nobody says why. A phase may open before its day for a reason; its day is then said beside it.
 */
export function validatePhase(
  origin: ProtocolOrigin | undefined,
  days: { today: Day; startsOn: Day; endsOn: Day },
): { field: string; words: string }[] {
  if (!origin?.countsFrom) return [];
  const { countsFrom, countedFromOn, criteria = [], reason = "" } = origin;
  if (countedFromOn === undefined)
    return [
      {
        field: "protocol.countedFromOn",
        words: `Enter the ${countingWords[countsFrom].toLowerCase()}: the phases open by it.`,
      },
    ];
  if (countedFromOn > days.today && countsFrom !== "start")
    return [{ field: "protocol.countedFromOn", words: "This day lies ahead. Enter the day it took place." }];
  // In a draft either day may still be empty.
  const isAfterEnd = (day: Day) => days.endsOn !== "" && day > days.endsOn;
  if (isAfterEnd(countedFromOn))
    return [
      {
        field: "protocol.countedFromOn",
        words: `The protocol would begin after the prescription ends on ${describeDay(days.endsOn)}. Change one of the days.`,
      },
    ];
  if (reason !== "") return [];
  const open = criteria.filter((criterion) => criterion.answer !== "met").length;
  const early = opensEarlyOf(origin, days.startsOn);
  if (open === 0 && early === undefined) return [];
  const said = [
    ...(early
      ? [
          `its day, ${describeDay(early)}, comes after the prescription ${isAfterEnd(early) ? "ends" : "starts"}`,
        ]
      : []),
    ...(open > 0
      ? [`${open} of ${criteria.length} criteria ${open === 1 ? "is" : "are"} not met or not known`]
      : []),
  ].join(" and ");
  const ways = [
    ...(early ? ["change the days"] : []),
    ...(open > 0 ? ["answer the criteria"] : []),
    "say why it opens now",
  ].join(", or ");
  return [
    {
      field: "protocol.reason",
      words: `${origin.phase}: ${said}. ${ways.charAt(0).toUpperCase()}${ways.slice(1)}.`,
    },
  ];
}
