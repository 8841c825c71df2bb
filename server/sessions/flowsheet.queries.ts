import type { Reader } from "#db/engine/store.ts";
import type { Dose } from "#domain/doses/dose.ts";
import { reachOfRung, rungsFrom } from "#domain/exercises/ladder.ts";
import type { OwnedLibrary } from "#domain/exercises/own/with-own.ts";
import { underLoad } from "#domain/exercises/under-load.ts";
import { keptWords } from "#domain/people/sensitive.ts";
import { mindedIn } from "#domain/precautions/contraindicated.ts";
import { shownPrecautionWords } from "#domain/precautions/precaution.ts";
import { describeLimit } from "#domain/prescriptions/describe.ts";
import { isWaiting } from "#domain/requests/state.ts";
import { boundingLimits } from "#domain/sessions/check-limits.ts";
import type { LineInForce, PlanInForce } from "#domain/sessions/plan-in-force.ts";
import { doseOnRung } from "#domain/sessions/rung.ts";
import type { SessionState } from "#domain/sessions/session.ts";
import { findUnderDosed, sessionsToUnderDosed } from "#domain/sessions/under-dosed.ts";
import type { Reach } from "#server/access/access.queries.ts";
import { namedFor } from "#server/access/seats.queries.ts";
import { isKeptFrom, keepReason } from "#server/access/sensitive.queries.ts";
import { keepSessionNote } from "#server/access/sensitive-documents.ts";
import { requireStaff, shownStaffName } from "#server/auth/sign-in.queries.ts";
import type { Actor } from "#server/context.ts";
import { readHomeToAsk } from "#server/home-programs/session-report.queries.ts";
import { listRequests } from "#server/requests/requests.queries.ts";
import { readSessionTime } from "#server/units/session-time.queries.ts";
import { listAddenda } from "./addenda.queries.ts";
import { findCoSignature } from "./co-signatures/co-signatures.queries.ts";
import { cellOf, columnOf, readWindow } from "./earlier.queries.ts";
import { findResumedSince, listHolds } from "./holds.queries.ts";
import { findPlanOfCare, findPrescription, listPrecautionsInForce } from "./plan-in-force.queries.ts";
import { readLibraryOfPlan } from "./plan-library.queries.ts";
import { readRedFlags, readTreatedRegions } from "./red-flags/red-flags.queries.ts";
import { listRows, type PerformedRow, type ReachedSession } from "./session.queries.ts";
import { readPlanOfSession, readStartedFrom } from "./session-plan.queries.ts";
import { readSinceBegun } from "./since-begun.queries.ts";
import { readVitals } from "./vitals/vitals.queries.ts";

/** Whoever reads: what is kept from colleagues not named for a section is kept from them too. */
type ReadBy = Pick<Actor, "staffId" | "sensitiveSections" | "seatSections">;

/** Everything the flowsheet needs in one read: a bounded window whatever the patient's history. */
export async function readFlowsheet(reader: Reader, session: ReachedSession, today: string, reach: Reach) {
  const plan = await readPlanOfSession(reader, session, today);
  const rows = await listRows(reader, [session.sessionId]);
  const startedFrom = await readStartedFrom(reader, rows);
  const sheet = await describeSheet(
    reader,
    {
      session,
      plan,
      rows: rows.map((row) => ({ ...row, startedFrom: startedFrom(row) })),
    },
    reach.actor,
  );
  return {
    ...sheet,
    time: await readSessionTime(reader, session, plan, reach),
    vitals: await readVitals(
      reader,
      session,
      { plan, rows },
      { named: namedFor(reach.actor, session.patientId), now: reach.now },
    ),
  };
}

type SheetSession = Omit<ReachedSession, "state" | "clinicId" | "bookingId" | "gateCodes"> & {
  /** Not begun: today's column as it would be copied, and nothing of it is written. */
  state: SessionState | "not-begun";
};
type SheetRow = Omit<PerformedRow, "sessionId" | "lineId" | "planSnapshotId" | "updatedAt"> & {
  startedFrom: Dose | null;
};

/** A sheet, of a session or of one that could be begun, beside what was done before and what is asked. */
export async function describeSheet(
  reader: Reader,
  {
    session,
    plan,
    rows,
  }: { session: SheetSession; plan: PlanInForce | undefined; rows: readonly SheetRow[] },
  by: ReadBy,
) {
  // Whoever writes a note reads it.
  const isEpisodeKept = await isKeptFrom(reader, session.episodeId, namedFor(by, session.patientId));
  const isKept = session.therapistId !== by.staffId && isEpisodeKept;
  const { past, pastRows, inError, hasEarlier } = await readWindow(reader, session.episodeId, session);
  const requests = await listRequests(reader, session.episodeId, 40);
  const prescription = await findPrescription(reader, session.episodeId);
  const hold = (await listHolds(reader, [session.episodeId])).find(
    ({ prescriptionId }) => prescriptionId === prescription?.prescriptionId,
  );
  const precautions = plan
    ? await listPrecautionsInForce(
        reader,
        session.patientId,
        session.isLateEntry ? session.startedAt : undefined,
      )
    : [];
  const library = await readLibraryOfPlan(reader, plan);
  const planOfCare = await findPlanOfCare(reader, session.episodeId);
  const treated = await readTreatedRegions(reader, plan);
  const prescriber = session.prescriberId
    ? shownStaffName(await requireStaff(reader, session.prescriberId))
    : "the physiatrist";
  return {
    session: {
      sessionId: session.sessionId,
      patientId: session.patientId,
      episodeId: session.episodeId,
      kind: session.kind,
      state: session.state,
      heldOn: session.heldOn,
      startedAt: session.startedAt,
      isLateEntry: session.isLateEntry,
      gateReason: session.gateReason,
      note: isKept ? keepSessionNote(session.note) : session.note,
      isKept,
      version: session.version,
      signedAt: session.signedAt,
      /** Of whom a co-signature is asked, and who gave it. */
      coSignature: session.state === "signed" ? await findCoSignature(reader, session.sessionId) : null,
      therapistId: session.therapistId,
    },
    addenda:
      session.state !== "signed"
        ? []
        : (await listAddenda(reader, "session", session.sessionId)).map((addendum) => ({
            ...addendum,
            words: isKept ? keptWords : addendum.words,
          })),
    /** What the patient has at home and is asked about; null where nothing was given. */
    home: await readHomeToAsk(
      reader,
      session,
      past.filter(({ sessionId }) => !inError.has(sessionId)),
    ),
    timeZone: session.timeZone,
    stopRule: session.policy.painAmberMost,
    /** The physiatrist who is asked and told. */
    prescriberName: prescriber,
    /** Whose order the lines are. */
    orderedBy:
      prescription?.source === "outside-order" ? `${prescription.outsidePrescriber} (outside)` : prescriber,
    prescription: prescription
      ? {
          versionId: prescription.versionId,
          number: prescription.number,
          state: prescription.state,
          signedAt: prescription.signedAt,
          endsOn: prescription.endsOn,
          isAccepted: prescription.acceptedVersionId === prescription.versionId,
        }
      : null,
    /** While the prescription is held, or was revoked: who did it, when, and why. */
    hold: hold && session.state !== "signed" ? keepReason(hold, isEpisodeKept) : null,
    /** Who put it in force again while this session stands open, when, and why. */
    resumed: keepReason(
      prescription?.state === "active" && session.state === "open"
        ? await findResumedSince(reader, prescription.prescriptionId, session.startedAt)
        : null,
      isEpisodeKept,
    ),
    /** What a version signed meanwhile changed of the lines this session began with. */
    sinceBegun:
      session.state === "open" ? await readSinceBegun(reader, session, prescription, isEpisodeKept) : null,
    planOfCare: planOfCare
      ? { planOfCareId: planOfCare.planOfCareId, certification: planOfCare.certification }
      : null,
    /** The same plan the server checks against, so that the browser answers at once by the same rules. */
    plan: plan ?? null,
    limits: (plan?.limits ?? []).map((limit) => ({
      limitId: limit.limitId,
      words: describeLimit(limit),
      ownerName: limit.owner.name,
    })),
    /** Questions about the whole session: one for safety holds it until it is answered. */
    sessionRequests: requests.filter(
      (request) =>
        request.lineKey === null &&
        (request.sessionId === session.sessionId ||
          request.state === "waiting" ||
          request.state === "with-supervisor"),
    ),
    /** Lines a question waits about, also those that stand in no row yet. */
    askedLineKeys: requests.flatMap((request) =>
      request.lineKey !== null && isWaiting(request.state) ? [request.lineKey] : [],
    ),
    past: past.toReversed().map((earlier) => columnOf(earlier, inError, isKept)),
    /** Whether sessions stand before the window: they are read with `earlier`. */
    hasEarlier,
    bands: { painGreenMost: session.policy.painGreenMost, painAmberMost: session.policy.painAmberMost },
    isKnee: treated?.has("knee") === true,
    redFlags: await readRedFlags(reader, session, {
      treated,
      past: past.filter(({ sessionId }) => !inError.has(sessionId)),
    }),
    rows: rows.map((row) => {
      const line = plan?.lines.find((candidate) => candidate.lineKey === row.lineKey);
      const exercise = line ? library.find(line.exercise.exerciseId) : undefined;
      return {
        row: row.row,
        lineKey: row.lineKey,
        name: row.name,
        state: row.state,
        dose: row.dose,
        /** Of a changed row, what it was changed from. */
        startedFrom: row.startedFrom,
        origin: row.origin,
        notDoneReason: row.notDoneReason,
        isFromNowOn: row.isFromNowOn,
        deviationReason: row.deviationReason,
        check: row.check,
        version: row.version,
        steps: exercise?.steps ?? {},
        rungs: line && !line.isAddedInSession ? rungsOf(line, library) : [],
        isInPlan: line !== undefined && !line.isAddedInSession,
        isAdded: line?.isAddedInSession === true,
        limitWords:
          line && plan
            ? boundingLimits(plan.limits, underLoad(line.exercise, row.dose), line.side).map(describeLimit)
            : [],
        /** What is done with care in this row, in the words of the precaution that says so, gravest first. */
        minded: line
          ? mindedIn(
              precautions.map(({ precautionId, content }) => ({ ...content, precautionId })),
              underLoad(line.exercise, row.dose),
              line.side,
            ).map((content) => ({
              precautionId: content.precautionId,
              effect: content.effect,
              // Read by whoever treats, also beside a sensitive episode.
              words: shownPrecautionWords(content, []),
            }))
          : [],
        /** Counted with today once the row is answered, and until then from the sessions before. */
        underDosed: (line && findUnderDosed(dosesOf(row, past, pastRows), line.bounds)) ?? null,
        past: past.toReversed().map((earlier) => {
          const found = pastRows.find(
            (candidate) => candidate.sessionId === earlier.sessionId && candidate.lineKey === row.lineKey,
          );
          return found ? cellOf(found) : null;
        }),
        requests: requests.filter(
          (request) =>
            request.lineKey === row.lineKey &&
            (request.sessionId === session.sessionId ||
              request.state === "waiting" ||
              request.state === "with-supervisor"),
        ),
      };
    }),
  };
}

/** The ladder of a line: what may be done in its place, easier first and the nearest first, and what it begins with. */
function rungsOf(line: LineInForce, library: OwnedLibrary) {
  const own = line.rung?.ofExerciseId ?? line.exercise.exerciseId;
  return [...rungsFrom(own, "easier", library), own, ...rungsFrom(own, "harder", library)]
    .filter((exerciseId) => exerciseId !== line.exercise.exerciseId)
    .filter((exerciseId) => exerciseId === own || !library.isRetired(exerciseId))
    .map((exerciseId) => ({
      exerciseId,
      name: library.find(exerciseId)?.name ?? exerciseId,
      /** Null is the line's own exercise. */
      reach: reachOfRung(own, line.upToExerciseId, exerciseId, library) ?? null,
      dose: exerciseId === own ? line.current : doseOnRung(line.current, exerciseId, library),
    }));
}

/** What was done of a row's line in its last three sessions, newest first. */
function dosesOf(
  row: SheetRow,
  past: readonly { sessionId: string }[],
  pastRows: readonly PerformedRow[],
): Dose[] {
  const isAnswered = row.state === "done" || row.state === "changed";
  const earlier = past.slice(0, sessionsToUnderDosed - (isAnswered ? 1 : 0)).flatMap(({ sessionId }) =>
    pastRows
      .filter((found) => found.sessionId === sessionId && found.lineKey === row.lineKey)
      .filter((found) => found.state !== "not-done")
      .map((found) => found.dose),
  );
  return isAnswered ? [row.dose, ...earlier] : earlier;
}
