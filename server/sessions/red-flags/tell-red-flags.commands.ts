import { type FlagFinding, flagFindings } from "#domain/precautions/facts/findings.ts";
import { redFlagQuestions } from "#domain/precautions/red-flags/questions.ts";
import { requirePatient } from "#server/access/access.queries.ts";
import type { Run } from "#server/command.ts";
import { insertFinding } from "#server/conditions/record-facts.commands.ts";
import { screenPatient } from "#server/precautions/screen-patient.commands.ts";
import { raiseSignal } from "#server/reviews/signals.commands.ts";

export type RedFlagsOf = {
  patientId: string;
  episodeId: string;
  prescriberId: string | null;
  heldOn: string;
  /** The session or the day's evaluation they were asked in: makes each told once. */
  sourceId: string;
  action: "sessions.log" | "sessions.addend" | "plansOfCare.write";
};

/**
 * A yes is a finding of the record, sets off its rules at once and stands before the physiatrist as a safety item, not
 * at signing; one that is taken back is a finding too. What the rules raised by it holds until its owner lifts it.
 */
export async function tellRedFlags(
  run: Run,
  of: RedFlagsOf,
  { present, absent }: { present: readonly FlagFinding[]; absent: readonly FlagFinding[] },
): Promise<void> {
  if (present.length === 0 && absent.length === 0) return;
  const patient = await requirePatient(
    run.tx,
    { actor: run.actor, action: of.action, now: run.now },
    of.patientId,
  );
  for (const [flags, isPresent] of [
    [present, true],
    [absent, false],
  ] as const)
    for (const flag of flags)
      await insertFinding(
        run,
        { patientId: of.patientId },
        {
          kind: "flag",
          flag,
          isPresent,
          words: isPresent ? "Red flag answered yes" : "Red flag yes taken back",
        },
        of.heldOn,
      );
  await screenPatient(run, patient, { isOfItself: true });
  if (of.prescriberId)
    for (const flag of present)
      await raiseSignal(run, {
        patientId: of.patientId,
        episodeId: of.episodeId,
        prescriberId: of.prescriberId,
        kind: "red-flag",
        facts: { flag: wordsOf(flag).slice(0, 160) },
        sourceId: `${of.sourceId}-red-flag-${flag}`,
        dueOn: of.heldOn,
      });
}

const wordsOf = (flag: FlagFinding): string =>
  redFlagQuestions.find((question) => question.flag === flag)?.words ?? flagFindings[flag];
