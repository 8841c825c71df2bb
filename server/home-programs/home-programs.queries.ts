import { and, asc, desc, eq, lte } from "drizzle-orm";
import type { Reader } from "#db/engine/store.ts";
import type { Day } from "#domain/calendar/days.ts";
import { describeReport } from "#domain/home-programs/answers.ts";
import { changedSince, type HomeChange } from "#domain/home-programs/changed-since.ts";
import type { HomeProgramContent } from "#domain/home-programs/home-program.ts";
import { listInUse } from "#domain/home-programs/in-use.ts";
import type { HomeStop } from "#domain/home-programs/stop-rule.ts";
import type { PlanInForce } from "#domain/sessions/plan-in-force.ts";
import { shownStaffName } from "#server/auth/sign-in.queries.ts";
import { readExerciseLibrary } from "#server/exercises/own.queries.ts";
import { refuseNotFound } from "#server/refusal.ts";
import { isNotInError } from "#server/sessions/addenda.queries.ts";
import { findDocument } from "#server/signing/verify-documents.queries.ts";

/** Programs of an episode that are listed; older ones are reached by the audit. */
const mostPrograms = 40;
const mostEvents = 40;
/** Sessions whose answers are shown beside the program. */
const mostReports = 6;

const columns = ({ t }: Reader) => ({
  programId: t.homePrograms.id,
  episodeId: t.homePrograms.episodeId,
  number: t.homePrograms.number,
  language: t.homePrograms.language,
  startsOn: t.homePrograms.startsOn,
  exerciseCount: t.homePrograms.exerciseCount,
  documentId: t.homePrograms.documentId,
  givenAt: t.homePrograms.givenAt,
  role: t.staff.role,
  family: t.staff.family,
  given: t.staff.given,
  credentials: t.staff.credentials,
});
type Row = Awaited<ReturnType<typeof listPrograms>>[number];

/** Every program of an episode, the standing one first; or those that were given up to an instant. */
export async function listPrograms(reader: Reader, episodeId: string, upTo?: number, most = mostPrograms) {
  const { t, db } = reader;
  const rows = await db
    .select(columns(reader))
    .from(t.homePrograms)
    .innerJoin(t.staff, eq(t.staff.id, t.homePrograms.givenBy))
    .where(
      and(
        eq(t.homePrograms.episodeId, episodeId),
        upTo === undefined ? undefined : lte(t.homePrograms.givenAt, upTo),
      ),
    )
    .orderBy(desc(t.homePrograms.number))
    .limit(most);
  return rows.map(({ role, family, given, credentials, ...row }) => ({
    ...row,
    byName: shownStaffName({ role, family, given, credentials }),
  }));
}

/** A listed program as it was given. */
export async function readProgram(reader: Reader, row: Row) {
  const document = await findDocument(reader, row.documentId);
  if (!document) throw new Error(`Home program ${row.programId} has no signed document`);
  return { ...row, hash: document.hash, content: JSON.parse(document.content) as HomeProgramContent };
}
export type KeptProgram = Awaited<ReturnType<typeof readProgram>>;

/** The newest program that was given, or had been at an instant; undefined where none was. It may begin later. */
export async function findProgram(
  reader: Reader,
  episodeId: string,
  at?: number,
): Promise<KeptProgram | undefined> {
  const [row] = await listPrograms(reader, episodeId, at, 1);
  return row && readProgram(reader, row);
}

/** One program of an episode, as it was given. */
export async function requireProgram(
  reader: Reader,
  episodeId: string,
  programId: string,
): Promise<KeptProgram> {
  const row = (await listPrograms(reader, episodeId)).find((candidate) => candidate.programId === programId);
  return row ? readProgram(reader, row) : refuseNotFound();
}

/** When and by whom a program was handed out, oldest first. */
export async function listHandOuts(reader: Reader, programId: string) {
  const { homeProgramEvents: events, staff } = reader.t;
  const rows = await reader.db
    .select({
      kind: events.kind,
      at: events.at,
      role: staff.role,
      family: staff.family,
      given: staff.given,
      credentials: staff.credentials,
    })
    .from(events)
    .innerJoin(staff, eq(staff.id, events.actorId))
    .where(eq(events.homeProgramId, programId))
    .orderBy(asc(events.seq))
    .limit(mostEvents);
  return rows.map((row) => ({ kind: row.kind, at: row.at, byName: shownStaffName(row) }));
}

/** What the patient said in the last signed sessions, newest first; a session that was not asked is left out. */
export async function listReports(reader: Reader, episodeId: string, most = mostReports) {
  const { sessions } = reader.t;
  const rows = await reader.db
    .select({ sessionId: sessions.id, heldOn: sessions.heldOn, note: sessions.note })
    .from(sessions)
    .where(
      and(
        eq(sessions.episodeId, episodeId),
        eq(sessions.state, "signed"),
        isNotInError(reader, "session", sessions.id),
      ),
    )
    .orderBy(desc(sessions.heldOn), desc(sessions.id))
    .limit(most);
  return rows.flatMap(({ sessionId, heldOn, note }) => {
    const { homeProgramDays: days, homeProgram: report } = note.sinceLastTime;
    return days === undefined && report === undefined
      ? []
      : [
          {
            sessionId,
            heldOn,
            days: days ?? null,
            asked: report?.asked ?? null,
            programId: report?.programId ?? null,
            exercises: report ? describeReport(report) : [],
          },
        ];
  });
}

/** What is otherwise now than on a paper, with what the library says of what it gave. */
export async function listChanges(
  reader: Reader,
  { content }: Pick<KeptProgram, "content">,
  now: { plan: PlanInForce | undefined; stop?: HomeStop & { criteria: readonly string[] } },
): Promise<HomeChange[]> {
  const { factsAt } = await readExerciseLibrary(reader, content.exercises);
  return changedSince(content, { ...now, factsAt });
}

/**
 * What the chart says of it in one line: which program was given last, what changed since on every paper that the patient
 * goes by or will, what they said they did.
 */
export async function describeHomeProgram(
  reader: Reader,
  episodeId: string,
  plan: PlanInForce | undefined,
  today: Day,
) {
  const reports = await listReports(reader, episodeId);
  const [latest, ...earlier] = listInUse(await listPrograms(reader, episodeId), today);
  if (!latest) return reports.length > 0 ? { program: null, changes: [], reports } : null;
  const { programId, number, givenAt, byName, language, exerciseCount } = latest;
  const changes: HomeChange[] = [];
  for (const row of [latest, ...earlier])
    changes.push(...(await listChanges(reader, await readProgram(reader, row), { plan })));
  return {
    program: { programId, number, givenAt, byName, language, exerciseCount },
    changes,
    reports,
  };
}
