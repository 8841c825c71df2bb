import type { Day } from "#domain/calendar/days.ts";
import type { ReadableDraft } from "#domain/prescriptions/changes/readable-draft.ts";
import { describeLimit } from "#domain/prescriptions/describe.ts";
import type { Limit } from "#domain/prescriptions/limit.ts";
import type { Line, LineDetails } from "#domain/prescriptions/line.ts";
import type { PrescriptionContent } from "#domain/prescriptions/prescription.ts";
import type { Problem } from "#domain/prescriptions/validate.ts";
import { validatePhase } from "#domain/protocols/phases/protocol-origin.ts";

export type Problems = readonly Problem[];
/** Writes the next state of the draft from the one before. */
export type Change = (next: (before: PrescriptionContent) => PrescriptionContent) => void;
/** Changes one line: its new parts, and those it does without from now on. */
export type LineChange = (part: Partial<Line>, dropped?: readonly (keyof LineDetails)[]) => void;

export const problemAt = (problems: Problems, field: string): string | undefined =>
  problems.find((problem) => !problem.isDue && problem.field === field)?.words;

/** What is wrong with a field or with a part of it: an amount stands in several. */
export const problemUnder = (problems: Problems, field: string): string | undefined =>
  problems.find(
    (problem) => !problem.isDue && (problem.field === field || problem.field.startsWith(`${field}.`)),
  )?.words;

/** What came over and has passed: said beside its field, and no error until somebody goes to sign. */
export const dueAt = (problems: Problems, field: string): string | undefined =>
  problems.find((problem) => problem.isDue && problem.field === field)?.words;

/** A field and its words, each once, however many found them. */
export const onceEach = (problems: Problems): Problems =>
  problems.filter(
    ({ field, words }, place) =>
      problems.findIndex((other) => other.field === field && other.words === words) === place,
  );

/** A problem away from its field says whose it is. */
export function describeProblem(content: PrescriptionContent, { field, words }: Problems[number]): string {
  const [part, place = ""] = field.split(".");
  const name =
    part === "lines"
      ? content.lines[Number(place)]?.name
      : part === "goals" && place !== ""
        ? `Goal ${Number(place) + 1}`
        : part === "limits" && place !== ""
          ? describeKnownLimit(content.limits[Number(place)], Number(place))
          : part === "equipment" && place !== ""
            ? `Equipment ${Number(place) + 1}`
            : undefined;
  return name === undefined || words.startsWith(name) ? words : `${name}: ${words}`;
}

/** A limit whose amount is still to be entered is named by its place. */
const describeKnownLimit = (limit: Limit | undefined, place: number): string =>
  limit && (limit.most === undefined || Number.isFinite(limit.most.thousandths))
    ? describeLimit(limit)
    : `Limit ${place + 1}`;

/** An answer about the phase counts with the key that gave it: its own rules are run here, not waited for. */
export const withPhaseNow = (problems: Problems, content: PrescriptionContent, today: Day): Problems => [
  ...problems.filter(({ field }) => !field.startsWith("protocol.")),
  ...validatePhase(content.protocol, { today, startsOn: content.startsOn, endsOn: content.endsOn }),
];

/** What was found in a draft as far as it could be read, at the draft's own fields. */
export const ofDraft = ({ fieldOf }: Pick<ReadableDraft, "fieldOf">, problems: Problems): Problems =>
  problems.flatMap((problem) => {
    const field = fieldOf(problem.field);
    return field === undefined ? [] : [{ ...problem, field }];
  });

/** Who ordered is named once: a limit of an outside order repeats no lack of it. */
export const ofOutsideOrder = (problems: Problems, { outsideOrder }: PrescriptionContent): Problems =>
  problems.filter(({ field }) => !outsideOrder || !/^limits\.\d+\.owner\.name$/.test(field));
