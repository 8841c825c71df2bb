import { composeHomeProgram } from "#domain/home-programs/compose.ts";
import type { HomeProgramContent } from "#domain/home-programs/home-program.ts";
import { homeDays } from "#domain/home-programs/words/plain-days.ts";
import { type Caller, op } from "#server/testing.ts";
import { type Probe, row } from "./testing-probe.ts";

/** The therapist's own line as a program of it would be given, and the one the patient has. */
export async function fillHomePrograms(
  therapist: Caller,
  episodeId: string,
): Promise<{ content: HomeProgramContent; homeProgramId: string }> {
  const { basis, today } = await therapist.homePrograms.prepare({ episodeId });
  const content = composeHomeProgram(basis, {
    language: "en",
    isLargePrint: false,
    startsOn: today,
    exercises: basis.candidates
      .filter(({ lineKey }) => lineKey === "carry-key")
      .map(({ lineKey, current }) => ({ lineKey, dose: current, timesPerDay: 1, days: [...homeDays] })),
  });
  const { programId } = await therapist.homePrograms.give({
    operationId: op(),
    episodeId,
    baseProgramId: null,
    content,
  });
  return { content, homeProgramId: programId };
}

export const homeProbes: Record<string, Probe> = {
  "homePrograms.get": row((c, { target }) => c.homePrograms.get({ episodeId: target.episodeId })),
  "homePrograms.prepare": row((c, { target }) => c.homePrograms.prepare({ episodeId: target.episodeId })),
  "homePrograms.give": row((c, { stage, target }) =>
    c.homePrograms.give({
      operationId: op(),
      episodeId: target.episodeId,
      baseProgramId: target.homeProgramId,
      content: stage.home,
    }),
  ),
  "homePrograms.printAgain": row((c, { target }) =>
    c.homePrograms.printAgain({
      operationId: op(),
      episodeId: target.episodeId,
      programId: target.homeProgramId,
    }),
  ),
};
