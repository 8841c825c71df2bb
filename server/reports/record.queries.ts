import { and, asc, count, countDistinct, desc, eq, gte, inArray, lt, lte, ne } from "drizzle-orm";
import type { Reader } from "#db/engine/store.ts";
import { addDays, type Day } from "#domain/calendar/days.ts";
import { describeDose } from "#domain/doses/describe.ts";
import { findMeasure } from "#domain/measures/catalog.ts";
import type { ReportRecord } from "#domain/reports/report.ts";
import { assessResponse, describeResponse } from "#domain/responses/response.ts";
import { missedCauseFacts } from "#domain/schedule/missed.ts";
import { listSeries } from "#server/measures/measures.queries.ts";
import { instantOf } from "#server/schedule/zoned-time.ts";
import { isNotInError } from "#server/sessions/addenda.queries.ts";

/** More sessions than one period holds; of a longer one the newest are read. */
const mostSessions = 200;
const mostAdjustments = 400;
const mostLines = 80;
const mostEvents = 20;

type Period = { fromOn: Day; toOn: Day };
type Episode = { episodeId: string; patientId: string; timeZone: string };

/** What the chart says of a period, both days inclusive. The same period read again says the same until something is added to it. */
export async function readReportRecord(
  reader: Reader,
  episode: Episode,
  period: Period,
): Promise<ReportRecord> {
  const sessions = await listTreatments(reader, episode.episodeId, period);
  const notes = sessions.map(({ heldOn, note }) => ({ on: heldOn, note }));
  const pains = notes.flatMap(({ on, note }) =>
    typeof note.painWorst === "number" ? [{ on, of10: note.painWorst }] : [],
  );
  const home = notes.flatMap(({ note }) =>
    typeof note.sinceLastTime.homeProgramDays === "number" ? [note.sinceLastTime.homeProgramDays] : [],
  );
  const [painFirst, painLast] = [pains[0], pains.at(-1)];
  return {
    treatmentDays: await countDays(reader, episode.episodeId, period),
    treatmentDaysInAll: await countDays(reader, episode.episodeId, { toOn: period.toOn }),
    attendance: await countBookings(reader, episode, period),
    ...(painFirst ? { painFirst } : {}),
    ...(painLast ? { painLast } : {}),
    measures: await readMeasures(reader, episode.episodeId, period.toOn),
    lines: await listChangedLines(reader, episode.episodeId, period, sessions),
    home: { sessionsAsked: home.length, daysDone: home.reduce((sum, days) => sum + days, 0) },
    adverseEvents: notes
      .filter(({ note }) => note.adverseEvent !== "")
      .map(({ on, note }) => ({ on, words: note.adverseEvent }))
      .slice(-mostEvents),
    requests: await countRequests(reader, episode, period),
  };
}

const treatments = ({ t, ...reader }: Reader, episodeId: string, { fromOn, toOn }: Partial<Period>) =>
  and(
    eq(t.sessions.episodeId, episodeId),
    eq(t.sessions.state, "signed"),
    ne(t.sessions.kind, "seen-not-treated"),
    fromOn === undefined ? undefined : gte(t.sessions.heldOn, fromOn),
    toOn === undefined ? undefined : lte(t.sessions.heldOn, toOn),
    isNotInError({ t, ...reader }, "session", t.sessions.id),
  );

async function listTreatments(reader: Reader, episodeId: string, period: Period) {
  const { sessions } = reader.t;
  const rows = await reader.db
    .select({ sessionId: sessions.id, heldOn: sessions.heldOn, note: sessions.note })
    .from(sessions)
    .where(treatments(reader, episodeId, period))
    .orderBy(desc(sessions.heldOn), desc(sessions.id))
    .limit(mostSessions);
  return rows.toReversed();
}

async function countDays(reader: Reader, episodeId: string, period: Partial<Period>): Promise<number> {
  const { sessions } = reader.t;
  const [row] = await reader.db
    .select({ days: countDistinct(sessions.heldOn) })
    .from(sessions)
    .where(treatments(reader, episodeId, period));
  return row?.days ?? 0;
}

async function countBookings(
  { t, db }: Reader,
  { patientId, episodeId, timeZone }: Episode,
  { fromOn, toOn }: Period,
): Promise<ReportRecord["attendance"]> {
  const rows = await db
    .select({ state: t.bookings.state, cause: t.bookings.missedCause, bookings: count() })
    .from(t.bookings)
    .where(
      and(
        eq(t.bookings.patientId, patientId),
        eq(t.bookings.episodeId, episodeId),
        gte(t.bookings.startsAt, instantOf(`${fromOn}T00:00`, timeZone)),
        lt(t.bookings.startsAt, instantOf(`${addDays(toOn, 1)}T00:00`, timeZone)),
      ),
    )
    .groupBy(t.bookings.state, t.bookings.missedCause);
  const sum = (is: (row: (typeof rows)[number]) => boolean) =>
    rows.filter(is).reduce((all, { bookings }) => all + bookings, 0);
  return {
    booked: sum(() => true),
    noShow: sum(({ state }) => state === "no-show"),
    cancelled: sum(({ state }) => state === "cancelled"),
    cancelledByClinic: sum(({ cause }) => cause !== null && missedCauseFacts[cause].by === "clinic"),
  };
}

/** Each measure and side with its first and its newest score up to a day, and what the two say. */
async function readMeasures(reader: Reader, episodeId: string, toOn: Day): Promise<ReportRecord["measures"]> {
  return (await listSeries(reader, [episodeId]))
    .flatMap(({ measureId, shortName, unit, side, points }) => {
      const within = points.filter(({ takenOn }) => takenOn <= toOn);
      const [first, last] = [within[0], within.at(-1)];
      const measure = findMeasure(measureId);
      if (!first || !last || !measure) return [];
      return [
        {
          measureId,
          side,
          name: shortName,
          unit,
          first: { on: first.takenOn, thousandths: first.thousandths },
          last: { on: last.takenOn, thousandths: last.thousandths },
          words: describeResponse(assessResponse(measure, within)),
        },
      ];
    })
    .toSorted((a, b) => a.name.localeCompare(b.name) || a.side.localeCompare(b.side))
    .slice(0, 40);
}

/** Lines whose current dose changed in the period: what it was before the first change, and after the last. */
async function listChangedLines(
  reader: Reader,
  episodeId: string,
  { fromOn, toOn }: Period,
  sessions: readonly { sessionId: string }[],
): Promise<ReportRecord["lines"]> {
  const { t, db } = reader;
  const changes = await db
    .select({ lineKey: t.adjustments.lineKey, before: t.adjustments.before, after: t.adjustments.after })
    .from(t.adjustments)
    .where(
      and(
        eq(t.adjustments.episodeId, episodeId),
        gte(t.adjustments.madeOn, fromOn),
        lte(t.adjustments.madeOn, toOn),
      ),
    )
    .orderBy(asc(t.adjustments.seq), asc(t.adjustments.id))
    .limit(mostAdjustments);
  const named = await db
    .selectDistinct({ lineKey: t.performedDoses.lineKey, name: t.performedDoses.name })
    .from(t.performedDoses)
    .where(
      inArray(
        t.performedDoses.sessionId,
        sessions.map(({ sessionId }) => sessionId),
      ),
    )
    .orderBy(asc(t.performedDoses.name))
    .limit(mostAdjustments);
  const byLine = Map.groupBy(changes, ({ lineKey }) => lineKey);
  return [...byLine.entries()]
    .flatMap(([lineKey, own]) => {
      const [first, last] = [own[0], own.at(-1)];
      // A line that began in the period starts from the dose it began with.
      const begins = first && Object.keys(first.before).length === 0 ? first.after : first?.before;
      const [before, after] = [describeDose(begins ?? {}), describeDose(last?.after ?? {})];
      const name = named.find((row) => row.lineKey === lineKey)?.name;
      // A line that nobody did in the period, or that stands where it stood, is no progress to report.
      return name === undefined || before === after
        ? []
        : [{ lineKey, name, before, after, changes: own.length }];
    })
    .toSorted((a, b) => a.name.localeCompare(b.name) || a.lineKey.localeCompare(b.lineKey))
    .slice(0, mostLines);
}

async function countRequests(
  { t, db }: Reader,
  { episodeId, timeZone }: Episode,
  { fromOn, toOn }: Period,
): Promise<ReportRecord["requests"]> {
  const rows = await db
    .select({ state: t.changeRequests.state, requests: count() })
    .from(t.changeRequests)
    .where(
      and(
        eq(t.changeRequests.episodeId, episodeId),
        gte(t.changeRequests.askedAt, instantOf(`${fromOn}T00:00`, timeZone)),
        lt(t.changeRequests.askedAt, instantOf(`${addDays(toOn, 1)}T00:00`, timeZone)),
      ),
    )
    .groupBy(t.changeRequests.state);
  const of = (states: readonly string[]) =>
    rows.filter(({ state }) => states.includes(state)).reduce((sum, { requests }) => sum + requests, 0);
  return {
    asked: rows.reduce((sum, { requests }) => sum + requests, 0),
    answered: of(["approved", "amended", "countered", "declined"]),
  };
}
