import type { Reader } from "#db/engine/store.ts";
import { daysBetween } from "#domain/calendar/days.ts";
import { mostDaysToAsk } from "#domain/home-programs/days-to-ask.ts";
import type { SinceLastTime } from "#domain/sessions/session.ts";
import { refuse } from "#server/refusal.ts";
import { listPrograms, listReports, readProgram, requireProgram } from "./home-programs.queries.ts";

/**
 * Of which program a session asks, and what the patient said of it last time: the newest that began before the day of the
 * session, since one that was given today was done by nobody yet.
 */
export async function readHomeToAsk(
  reader: Reader,
  session: { episodeId: string; startedAt: number; heldOn: string },
  past: readonly { heldOn: string; sessionId: string }[],
) {
  const given = await listPrograms(reader, session.episodeId, session.startedAt);
  const asked = given.find(({ startsOn }) => startsOn < session.heldOn) ?? given[0];
  if (!asked) return null;
  const program = await readProgram(reader, asked);
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
  { episodeId, heldOn }: { episodeId: string; heldOn: string },
  { homeProgram: report }: SinceLastTime,
): Promise<void> {
  if (!report) return;
  const { content } = await requireProgram(reader, episodeId, report.programId);
  const { asked } = report;
  const isCounted =
    !asked ||
    (asked.since >= content.startsOn &&
      asked.days === Math.min(mostDaysToAsk, Math.max(0, daysBetween(asked.since, heldOn))));
  if (!isCounted)
    refuse(
      "invalid",
      "The days of the home program are not those since it began or the last session. Ask again.",
      {
        field: "note.sinceLastTime.homeProgram",
      },
    );
  for (const { lineKey, name } of report.exercises)
    if (!content.exercises.some((given) => given.lineKey === lineKey && given.name === name))
      refuse("invalid", `${name} does not stand on the home program the patient has.`, {
        field: "note.sinceLastTime.homeProgram",
      });
}
