import type { Reader } from "#db/engine/store.ts";
import type { SinceLastTime } from "#domain/sessions/session.ts";
import { refuse } from "#server/refusal.ts";
import { findProgram, listReports, requireProgram } from "./home-programs.queries.ts";

/** Of which program a session asks: the one the patient had then, and what they said of it last time. */
export async function readHomeToAsk(
  reader: Reader,
  session: { episodeId: string; startedAt: number },
  past: readonly { heldOn: string; sessionId: string }[],
) {
  const program = await findProgram(reader, session.episodeId, session.startedAt);
  if (!program) return null;
  const [last] = past;
  const reports = await listReports(reader, session.episodeId);
  return {
    programId: program.programId,
    givenAt: program.givenAt,
    startsOn: program.startsOn,
    lastHeldOn: last?.heldOn ?? null,
    exercises: program.content.exercises.map(({ lineKey, name }) => ({ lineKey, name })),
    before: reports.find(({ sessionId }) => past.some((earlier) => earlier.sessionId === sessionId)) ?? null,
  };
}

/** Answers are of a program of this episode, and of the exercises it has. */
export async function requireReportFits(
  reader: Reader,
  episodeId: string,
  { homeProgram: report }: SinceLastTime,
): Promise<void> {
  if (!report) return;
  const { content } = await requireProgram(reader, episodeId, report.programId);
  for (const { lineKey, name } of report.exercises)
    if (!content.exercises.some((given) => given.lineKey === lineKey && given.name === name))
      refuse("invalid", `${name} does not stand on the home program the patient has.`, {
        field: "note.sinceLastTime.homeProgram",
      });
}
