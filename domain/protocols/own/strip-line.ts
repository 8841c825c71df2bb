import { type Day, daysBetween } from "#domain/calendar/days.ts";
import type { ExerciseLibrary } from "#domain/exercises/make-library.ts";
import { findModality } from "#domain/modalities/catalog.ts";
import type { Parameter, ParameterValue } from "#domain/modalities/parameter.ts";
import type { Line } from "#domain/prescriptions/line.ts";
import type { Treatment } from "#domain/prescriptions/lines/treatment.ts";
import type { Diagnosis } from "#domain/prescriptions/prescription.ts";
import type { ProtocolLine } from "#domain/protocols/protocol.ts";

export type Exercises = Pick<ExerciseLibrary, "find">;

export type LineContext = {
  treated: Diagnosis["side"] | undefined;
  isSided: boolean;
  /** The day the protocol counts from. */
  from: Day;
  /** Sentences that are nobody's own. */
  known: ReadonlySet<string>;
  library: Exercises;
};

const mostDays = 730;
export const isOtherSide = (treated: Diagnosis["side"] | undefined, side: string): boolean =>
  (treated === "left" && side === "right") || (treated === "right" && side === "left");

/** A setting the table of its modality knows; one in words, or of no table, is somebody's own. */
function isClosed(parameter: Parameter | undefined, value: ParameterValue): boolean {
  if (parameter?.kind === "amount") return typeof value !== "string" && value.unit === parameter.unit;
  return parameter?.kind === "choice" && typeof value === "string" && Object.hasOwn(parameter.options, value);
}

function stripTreatment(line: Line, library: Exercises): Treatment | undefined {
  const { treatment } = line;
  if (treatment?.kind === "modality") {
    const { modalityId } = treatment;
    const parameters = findModality(modalityId)?.parameters ?? [];
    const kept = Object.entries(treatment.parameters).filter(([id, value]) =>
      isClosed(
        parameters.find(({ parameterId }) => parameterId === id),
        value,
      ),
    );
    return { kind: "modality", modalityId, parameters: Object.fromEntries(kept) };
  }
  if (treatment?.kind === "education")
    return { kind: "education", topic: library.find(line.exerciseId)?.name ?? "" };
  return treatment;
}

function stripOpening({ notBefore }: Line, { from, known }: LineContext): ProtocolLine["notBefore"] {
  if (!notBefore) return undefined;
  const { on, criterion } = notBefore;
  const days = on === undefined ? 0 : Math.min(mostDays, daysBetween(from, on));
  const opening = {
    ...(days > 0 ? { afterDays: days } : {}),
    ...(criterion && known.has(criterion) ? { criterion } : {}),
  };
  return Object.keys(opening).length > 0 ? opening : undefined;
}

/** A prescriber's line of an exercise the library has, in numbers and closed words alone. */
export function stripLine(line: Line, context: LineContext): ProtocolLine[] {
  const { library, treated, isSided } = context;
  if (!isStripped(line, context)) return [];
  const { exerciseId, dose, bounds, weeklySteps, consequence, isHomeProgram, home, upTo, side } = line;
  const treatment = stripTreatment(line, library);
  const notBefore = stripOpening(line, context);
  // On both sides is what a protocol without a side, or a problem of both, comes to anyway.
  const isOwnSide = side === "alternating" || (side === "bilateral" && isSided && treated !== "both");
  return [
    {
      exerciseId,
      ...(isOwnSide ? { side } : {}),
      dose,
      bounds,
      weeklySteps,
      consequence,
      isHomeProgram,
      ...(home ? { home } : {}),
      ...(treatment ? { treatment } : {}),
      ...(upTo && library.find(upTo.exerciseId) ? { upTo: upTo.exerciseId } : {}),
      ...(notBefore ? { notBefore } : {}),
    },
  ];
}

const isStripped = ({ owner, exerciseId, side }: Line, { library, treated }: LineContext): boolean =>
  owner === "prescriber" && library.find(exerciseId) !== undefined && !isOtherSide(treated, side);

const counted = (count: number, one: string, many: string): string[] =>
  count === 0 ? [] : [count === 1 ? `1 ${one}` : `${count} ${many}`];

/** What of the lines does not come along, told by number and never by word. */
export function tellLinesLeftOut(lines: readonly Line[], context: LineContext): string[] {
  const { library, treated, known } = context;
  const count = (of: readonly Line[], is: (line: Line) => boolean) => of.filter(is).length;
  const isTherapists = ({ owner }: Line) => owner === "therapist";
  const isUnknown = ({ exerciseId }: Line) => library.find(exerciseId) === undefined;
  const prescribed = lines.filter((line) => !isTherapists(line));
  const kept = lines.filter((line) => isStripped(line, context));
  const settings = kept.reduce((sum, line) => sum + lostSettings(line, library), 0);
  return [
    ...counted(
      count(lines, ({ note }) => note !== ""),
      "note of a line",
      "notes of lines",
    ),
    ...counted(count(lines, isTherapists), "line of the therapist's", "lines of the therapist's"),
    ...counted(
      count(prescribed, isUnknown),
      "line of an exercise the library does not have",
      "lines of exercises the library does not have",
    ),
    ...counted(
      count(prescribed, (line) => !isUnknown(line) && isOtherSide(treated, line.side)),
      "line of the other side",
      "lines of the other side",
    ),
    ...counted(
      count(kept, ({ notBefore }) => Boolean(notBefore?.criterion) && !known.has(notBefore?.criterion ?? "")),
      "criterion of a line in own words",
      "criteria of lines in own words",
    ),
    ...counted(settings, "setting of a treatment in own words", "settings of treatments in own words"),
    ...counted(
      count(
        kept,
        ({ treatment, exerciseId }) =>
          treatment?.kind === "education" && treatment.topic !== library.find(exerciseId)?.name,
      ),
      "topic taught in own words",
      "topics taught in own words",
    ),
    ...counted(
      count(kept, ({ upTo }) => upTo !== undefined && !library.find(upTo.exerciseId)),
      "hardest exercise the library does not have",
      "hardest exercises the library does not have",
    ),
  ];
}

function lostSettings(line: Line, library: Exercises): number {
  const stripped = stripTreatment(line, library);
  if (line.treatment?.kind !== "modality" || stripped?.kind !== "modality") return 0;
  const said = Object.values(line.treatment.parameters).filter((value) => value !== "");
  return said.length - Object.values(stripped.parameters).length;
}
