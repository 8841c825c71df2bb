import { and, asc, desc, eq, inArray } from "drizzle-orm";
import type { Reader } from "#db/engine/store.ts";
import { addDays } from "#domain/calendar/days.ts";
import { describeDay } from "#domain/calendar/describe.ts";
import { describeDose } from "#domain/doses/describe.ts";
import { composeCard, type HandOffRecord } from "#domain/hand-offs/compose-card.ts";
import { keptWords } from "#domain/people/sensitive.ts";
import { shownPrecautionWords } from "#domain/precautions/precaution.ts";
import { describeLimit } from "#domain/prescriptions/describe.ts";
import { strictestLimits } from "#domain/prescriptions/limits-in-force.ts";
import { isWaiting } from "#domain/requests/state.ts";
import { summarizeSession } from "#domain/sessions/summarize.ts";
import { type Reach, type ReachedEpisode, withinReach } from "#server/access/access.queries.ts";
import { isNamed, shownTitle } from "#server/access/sensitive.queries.ts";
import { requireStaff, shownStaffName } from "#server/auth/sign-in.queries.ts";
import { dayInZone } from "#server/clock.ts";
import { getPrescription } from "#server/prescriptions/prescriptions.queries.ts";
import { listRequests } from "#server/requests/requests.queries.ts";
import { isNotInError } from "#server/sessions/addenda.queries.ts";
import { listNewResults, listOpenDecisions } from "#server/sessions/day-changes.queries.ts";
import { listLimitsInForce, listPrecautionsInForce } from "#server/sessions/plan-in-force.queries.ts";
import { listRows } from "#server/sessions/session.queries.ts";
import { readStartedFrom } from "#server/sessions/session-plan.queries.ts";

/** What counts as lately. Ours. */
const latelyDays = 14;

/** The note that stands for the next person; undefined where none does. */
export async function findTell({ t, db }: Reader, episodeId: string) {
  const [note] = await db
    .select({
      number: t.handOffNotes.number,
      words: t.handOffNotes.words,
      writtenAt: t.handOffNotes.writtenAt,
      role: t.staff.role,
      family: t.staff.family,
      given: t.staff.given,
      credentials: t.staff.credentials,
    })
    .from(t.handOffNotes)
    .innerJoin(t.staff, eq(t.staff.id, t.handOffNotes.writtenBy))
    .where(eq(t.handOffNotes.episodeId, episodeId))
    .orderBy(desc(t.handOffNotes.number))
    .limit(1);
  if (!note) return undefined;
  const { role, family, given, credentials, ...rest } = note;
  return { ...rest, byName: shownStaffName({ role, family, given, credentials }) };
}

/** The last signed session of an episode that stands: who held it, its note and when. */
async function findLastSession(reader: Reader, episodeId: string) {
  const { sessions } = reader.t;
  const [last] = await reader.db
    .select({
      sessionId: sessions.id,
      therapistId: sessions.therapistId,
      heldOn: sessions.heldOn,
      note: sessions.note,
    })
    .from(sessions)
    .where(
      and(
        eq(sessions.episodeId, episodeId),
        eq(sessions.state, "signed"),
        inArray(sessions.kind, ["treatment", "evaluation", "re-evaluation"]),
        isNotInError(reader, "session", sessions.id),
      ),
    )
    .orderBy(desc(sessions.heldOn), desc(sessions.id))
    .limit(1);
  return last;
}

type Handed = Pick<ReachedEpisode, "episodeId" | "therapistId">;

/**
 * Whether somebody meets this patient in another's place: the usual therapist is another, and the last session was not
 * theirs. Who treated last, an assistant under their therapist for one, has nothing to be told.
 */
export async function isHandOff(reader: Reader, episode: Handed, staffId: string): Promise<boolean> {
  if (episode.therapistId === null || episode.therapistId === staffId) return false;
  const last = await findLastSession(reader, episode.episodeId);
  return last?.therapistId !== staffId;
}

export async function findReceipt(
  { t, db }: Reader,
  { episodeId, takenBy, takenOn }: { episodeId: string; takenBy: string; takenOn: string },
) {
  const { handOffReceipts: receipts } = t;
  const [receipt] = await db
    .select({ receiptId: receipts.id, takenAt: receipts.takenAt })
    .from(receipts)
    .where(
      and(eq(receipts.episodeId, episodeId), eq(receipts.takenOn, takenOn), eq(receipts.takenBy, takenBy)),
    );
  return receipt;
}

/** Patients of somebody that colleagues took over on a day, in the order it happened. */
export async function listTakenOver(reader: Reader, reach: Reach, day: string) {
  const { t, db } = reader;
  const rows = await db
    .select({
      receiptId: t.handOffReceipts.id,
      takenAt: t.handOffReceipts.takenAt,
      patientId: t.patients.id,
      patientFamily: t.patients.family,
      patientGiven: t.patients.given,
      role: t.staff.role,
      family: t.staff.family,
      given: t.staff.given,
      credentials: t.staff.credentials,
      timeZone: t.clinics.timeZone,
    })
    .from(t.handOffReceipts)
    .innerJoin(t.patients, eq(t.patients.id, t.handOffReceipts.patientId))
    .innerJoin(t.clinics, eq(t.clinics.id, t.patients.homeClinicId))
    .innerJoin(t.staff, eq(t.staff.id, t.handOffReceipts.takenBy))
    .where(
      and(
        eq(t.handOffReceipts.fromStaffId, reach.actor.staffId),
        eq(t.handOffReceipts.takenOn, day),
        withinReach(reader, reach),
      ),
    )
    .orderBy(asc(t.handOffReceipts.takenAt), asc(t.handOffReceipts.id))
    .limit(40);
  return rows.map(({ receiptId, takenAt, timeZone, patientId, patientFamily, patientGiven, ...takenBy }) => ({
    receiptId,
    takenAt,
    timeZone,
    patientId,
    family: patientFamily,
    given: patientGiven,
    byName: shownStaffName(takenBy),
  }));
}

/** For bookings of a day: whose patient one meets there in another's place, and when one took over. */
export async function readHandOffs(
  reader: Reader,
  bookings: readonly { episodeId: string | null; therapistId: string | null }[],
  { staffId, day }: { staffId: string; day: string },
): Promise<Map<string, { usualName: string; takenAt: number | null }>> {
  const found = new Map<string, { usualName: string; takenAt: number | null }>();
  for (const { episodeId, therapistId } of bookings) {
    if (episodeId === null || therapistId === null || found.has(episodeId)) continue;
    const receipt = await findReceipt(reader, { episodeId, takenBy: staffId, takenOn: day });
    if (!receipt && !(await isHandOff(reader, { episodeId, therapistId }, staffId))) continue;
    found.set(episodeId, {
      usualName: shownStaffName(await requireStaff(reader, therapistId)),
      takenAt: receipt?.takenAt ?? null,
    });
  }
  return found;
}

/** The card with its receipt and its note. Nothing of a sensitive section is in it, whoever reads. */
export async function readCard(reader: Reader, episode: ReachedEpisode, reach: Reach) {
  const { staffId } = reach.actor;
  const today = dayInZone(reach.now, episode.timeZone);
  const isOwn = episode.therapistId === null || episode.therapistId === staffId;
  const note = await findTell(reader, episode.episodeId);
  const receipt = await findReceipt(reader, {
    episodeId: episode.episodeId,
    takenBy: staffId,
    takenOn: today,
  });
  const tell =
    note && note.words !== ""
      ? { ...note, words: isNamed(episode, reach.actor) ? note.words : keptWords }
      : null;
  const isHanded = receipt !== undefined || (await isHandOff(reader, episode, staffId));
  return {
    isHandOff: isHanded,
    usualName: episode.therapistId ? shownStaffName(await requireStaff(reader, episode.therapistId)) : null,
    /** Whose patient it is says what the next person must know. */
    mayTell: isOwn && isNamed(episode, reach.actor),
    takenAt: receipt?.takenAt ?? null,
    tell,
    /** What a change of the note is based on. */
    noteNumber: note?.number ?? 0,
    lines: isHanded ? composeCard(await readRecord(reader, episode, { reach, today, tell })) : [],
  };
}

async function readRecord(
  reader: Reader,
  episode: ReachedEpisode,
  { reach, today, tell }: { reach: Reach; today: string; tell: HandOffRecord["tell"] },
): Promise<HandOffRecord> {
  const { t, db } = reader;
  const { episodeId, patientId } = episode;
  const since = addDays(today, -latelyDays);
  const isLately = (at: number): boolean => dayInZone(at, episode.timeZone) >= since;
  const [patient] = await db
    .select({ language: t.patients.language, needsInterpreter: t.patients.needsInterpreter })
    .from(t.patients)
    .where(eq(t.patients.id, patientId));
  // As to somebody who is named for nothing: a hand-off is read over a shoulder.
  const prescription = await getPrescription(reader, episodeId, []);
  const precautions = await listPrecautionsInForce(reader, patientId);
  const limits = await listLimitsInForce(reader, patientId);
  const decisions = await listOpenDecisions(reader, [episodeId]);
  const results = await listNewResults(
    reader,
    { ...reach, actor: { ...reach.actor, sensitiveSections: [], seatSections: [] } },
    [patientId],
  );
  const requests = (await listRequests(reader, episodeId, 20)).filter(({ state }) => isWaiting(state));
  const last = await findLastSession(reader, episodeId);
  const rows = await listRows(reader, last ? [last.sessionId] : []);
  const startedFrom = await readStartedFrom(reader, rows);
  const summary = summarizeSession(
    rows.map((row) => ({ ...row, startedFrom: startedFrom(row) })),
    {},
  );
  return {
    problem: [shownTitle(episode, []), ...(episode.isSensitive ? [] : sideWords(episode))].join(", "),
    phase: prescription?.phase ? `phase ${prescription.phase.number} of ${prescription.phase.count}` : null,
    restrictions: [
      ...precautions.map(({ effect, content }) => ({ effect, words: shownPrecautionWords(content, []) })),
      ...strictestLimits(limits.map(({ content }) => content)).map((limit) => ({
        effect: "limit" as const,
        words: describeLimit(limit),
      })),
    ],
    changes: [
      ...(prescription?.state === "held" ? ["Therapy is held"] : []),
      ...(prescription?.versions ?? [])
        .filter(({ signedAt }) => isLately(signedAt))
        .slice(0, 1)
        .map(
          ({ number, signedAt }) =>
            `Prescription v${number} signed ${describeDay(dayInZone(signedAt, episode.timeZone))}`,
        ),
      ...decisions.map(({ kind }) => `Decided: ${kind.replaceAll("-", " ")}`),
      ...results.slice(0, 2).map(({ words, isRead }) => `Result${isRead ? "" : ", not read yet"}: ${words}`),
    ],
    hotLines: [
      ...summary.changed.map(({ name, words }) => `${name}: ${words}`),
      ...summary.notDone.map(({ name, words }) => `${name}: not done, ${words}`),
    ],
    lastPain: last ? { of10: last.note.painWorst ?? "not-recorded", on: describeDay(last.heldOn) } : null,
    questions: requests.map(({ kind, wanted, lineKey }) =>
      kind === "more"
        ? `${nameOf(rows, lineKey)} ${describeDose(wanted)}, waits for an answer`
        : `${nameOf(rows, lineKey)} held for safety until answered`,
    ),
    tell,
    language: patient ? languageWords(patient) : null,
  };
}

const languageNames = new Intl.DisplayNames("en", { type: "language" });

function languageWords(patient: { language: string; needsInterpreter: "no" | "not-asked" | "yes" }) {
  const { language, needsInterpreter } = patient;
  const name = languageNames.of(language) ?? language;
  if (needsInterpreter === "yes") return `${name}, interpreter needed`;
  if (language === "en") return null;
  return needsInterpreter === "no" ? name : `${name}, interpreter not asked`;
}

const nameOf = (rows: readonly { lineKey: string; name: string }[], lineKey: string | null): string =>
  lineKey === null ? "The session" : (rows.find((row) => row.lineKey === lineKey)?.name ?? "A line");

/** The side, where the title does not say it already. */
const sideWords = ({ side, title }: Pick<ReachedEpisode, "side" | "title">): string[] =>
  (side === "left" || side === "right") && !title.toLowerCase().includes(side) ? [side] : [];
