import { addDays } from "#domain/calendar/days.ts";
import type { Dose } from "#domain/doses/dose.ts";
import { quantity } from "#domain/doses/quantity.ts";
import type { CutShort } from "#domain/sessions/cut-short.ts";
import type { NotDoneReason, SessionNote } from "#domain/sessions/session.ts";
import { isTimedService } from "#domain/units/service-codes.ts";
import { billableUnits } from "#domain/units/units.ts";
import { Refused } from "#server/refusal.ts";
import type { Course } from "./course.ts";
import { sayHome } from "./give-home.ts";
import type { Assignment, Carried } from "./run-course.ts";
import { actAs, decide, nextOperation, type SeedCaller, type SeedHouse } from "./seed-house.ts";
import { takeVitals } from "./take-vitals.ts";

/** The physiatrist looks the same evening and continues; what the last two sessions say stays for today. */
export async function lookIn(
  house: SeedHouse,
  who: Assignment,
  carried: Carried,
  anchorDay: string,
): Promise<void> {
  house.setNow(house.clock.now() + house.chance.between(2, 7) * 3_600_000);
  // About one patient in six is due to be looked at again by the anchor day.
  const due = addDays(anchorDay, house.chance.between(-4, 24));
  const inAWeek = addDays(carried.sessionDays.at(-1) ?? anchorDay, 7);
  await decide(house, who, {
    episodeId: carried.episodeId,
    kind: "continue",
    context: "queue",
    reason: "",
    nextReviewOn: due > inAWeek ? due : inAWeek,
  });
}

/** The primary measure, part of the way from the first score to the last. */
export async function score(
  house: SeedHouse,
  course: Course,
  who: Assignment,
  carried: Carried,
  day: string,
  share: number,
): Promise<void> {
  if (course.score[0] === course.score[1] && course.sessions < 5) return;
  const therapist: SeedCaller = await actAs(house, who.therapistId);
  const value = course.score[0] + (course.score[1] - course.score[0]) * share;
  await therapist.measures.record({
    operationId: nextOperation(),
    episodeId: carried.episodeId,
    measureId: course.measureId,
    scoreThousandths: Math.round(value) * 1000,
    side: "not-applicable",
    takenOn: day,
  });
}

/** Every third session is the assistant's, where there is one; of one course each after the first. */
export const holderOf = (who: Assignment, { special }: Course, index: number): string =>
  who.assistantId && (special === "assistant-treats" ? index > 0 : index % 3 === 1)
    ? who.assistantId
    : who.therapistId;

/** One signed session: rows confirmed one by one, some doses raised from now on inside their bounds. */
export async function holdSession(
  house: SeedHouse,
  course: Course,
  who: Assignment,
  carried: Carried,
  index: number,
  bookingId: string | null = null,
): Promise<void> {
  const therapist = await actAs(house, holderOf(who, course, index));
  const sheet = await openSession(therapist, carried, { bookingId });
  const { sessionId, rows } = sheet;
  await takeVitals(house, course, therapist, { sessionId, index });
  const skipped = course.notDone?.[index % course.notDone.length];
  for (const [place, row] of rows.entries()) {
    const target = { operationId: nextOperation(), sessionId, row: row.row, expectedVersion: row.version };
    if (skipped && place === rows.length - 1) {
      await therapist.sessions.setNotDone({ ...target, reason: skipped });
      continue;
    }
    const raised = raisedDose(course, row, index);
    const lowered =
      course.special === "under-dosed" && row.name === "Heel raise" && index > course.sessions - 4
        ? { ...row.dose, sets: quantity(2, "set") }
        : undefined;
    const next = lowered ?? raised;
    if (!next) {
      await therapist.sessions.confirmRow(target);
      continue;
    }
    const saved = await therapist.sessions.setDose({ ...target, dose: next, origin: "stepped" });
    if (saved.outcome !== "saved")
      await therapist.sessions.confirmRow({ ...target, operationId: nextOperation() });
    else if (raised)
      await therapist.sessions.setFromNowOn({
        operationId: nextOperation(),
        sessionId,
        row: row.row,
        expectedVersion: saved.version,
        isFromNowOn: true,
      });
  }
  await writeAndSign(house, course, therapist, sheet, index);
}

export type SheetRow = Awaited<ReturnType<SeedCaller["sessions"]["get"]>>["rows"][number];
/** `version` counts writes to the session's own fields; rows carry their own. */
export type OpenSheet = {
  sessionId: string;
  version: number;
  rows: SheetRow[];
  heldOn: string;
  time: SheetTime;
  /** What the patient has to do at home. */
  home: Awaited<ReturnType<SeedCaller["sessions"]["get"]>>["home"];
};
type SheetTime = Awaited<ReturnType<SeedCaller["sessions"]["get"]>>["time"];
type Start = Parameters<SeedCaller["sessions"]["start"]>[0];

/** Opens the chart and a session in it, and reads what stands on its sheet. */
export async function openSession(
  therapist: SeedCaller,
  { patientId, episodeId }: Carried,
  start: Partial<Start> = {},
): Promise<OpenSheet> {
  await therapist.patients.openChart({ operationId: nextOperation(), patientId });
  const { sessionId } = await therapist.sessions.start({
    operationId: nextOperation(),
    episodeId,
    bookingId: null,
    kind: "treatment",
    heldOn: null,
    gateReason: "",
    ...start,
  });
  const { session, rows, home, time } = await therapist.sessions.get({ sessionId });
  return { sessionId, version: session.version, rows, heldOn: session.heldOn, home, time };
}

/** Confirms what is still copied. */
export async function confirmRows(therapist: SeedCaller, sessionId: string): Promise<void> {
  for (const row of (await therapist.sessions.get({ sessionId })).rows)
    if (row.state === "copied")
      await therapist.sessions.confirmRow({
        operationId: nextOperation(),
        sessionId,
        row: row.row,
        expectedVersion: row.version,
      });
}

/** The note of the session as the course goes, and its signature. */
export async function writeAndSign(
  house: SeedHouse,
  course: Course,
  therapist: SeedCaller,
  sheet: Omit<OpenSheet, "rows">,
  index: number,
): Promise<void> {
  const share = course.sessions <= 1 ? 0 : Math.min(1, index / (course.sessions - 1));
  const pain = Math.min(
    10,
    Math.max(
      0,
      Math.round(course.pain[0] + (course.pain[1] - course.pain[0]) * share + (house.chance.next() - 0.5)),
    ),
  );
  const feels =
    course.pain[1] > course.pain[0]
      ? ("worse" as const)
      : house.chance.pick(["better", "same", "better"] as const);
  const note: SessionNote = {
    sinceLastTime: {
      feels,
      after24Hours: pain > 5 ? "sore" : "settled",
      falls: "none",
      newSymptoms: "none",
      ...(course.medicationChange?.session === index
        ? { medication: "changed", medicationNote: course.medicationChange.words }
        : { medication: "same" }),
      ...sayHome(sheet.home, sheet.heldOn, { days: house.chance.between(1, 3), index }),
    },
    painBefore: Math.max(0, pain - 1),
    painWorst: pain,
    painAfter: Math.max(0, pain - 1),
    totalMinutes: house.chance.between(38, 55),
    ...(await giveServices(therapist, sheet, house.chance.between(28, 38), index)),
    ...house.chance.pick([
      {
        assessment: "Good control with cueing.",
        whySkilled: "Doses are judged set by set, by pain and by form.",
      },
      { assessment: "Tolerated well.", whySkilled: "Needs hands-on correction of knee alignment." },
      { assessment: "Less guarding than last time.", whySkilled: "Progression judged by pain and form." },
      { assessment: "Fatigue in the last set; rest lengthened." },
    ]),
    plan: "Go on as planned.",
    ...cutShortOf(course, index),
    adverseEvent: "",
    ...(await askedBeside(therapist, course, sheet.sessionId, index)),
  };
  // Sessions that were begun otherwise are measured at their end.
  await takeVitals(house, course, therapist, { sessionId: sheet.sessionId, index });
  await signWith(therapist, sheet, note);
}

/** Why a session of the course ended early, where something of it was not done. */
const cutShortBy: Record<NotDoneReason, CutShort> = {
  "out-of-time": { cause: "arrived-late", lateMinutes: 15 },
  pain: { cause: "pain" },
  "patient-declined": { cause: "patient-asked" },
  "not-safe-today": { cause: "patient-unwell", words: "Light-headed after the bike" },
  equipment: { cause: "equipment" },
  replaced: { cause: "interrupted" },
  other: { cause: "other", words: "Fire alarm" },
};

function cutShortOf({ notDone }: Course, index: number): Partial<SessionNote> {
  const reason = notDone?.[index % notDone.length];
  return reason ? { cutShort: cutShortBy[reason] } : {};
}

/** Red flags as they were, effort, and every other time what was tried with the hands. */
async function askedBeside(
  therapist: SeedCaller,
  { side }: Course,
  sessionId: string,
  index: number,
): Promise<Partial<SessionNote>> {
  const { redFlags, isKnee } = await therapist.sessions.get({ sessionId });
  return {
    ...(redFlags.last ? { redFlags: { kind: "no-change", ...redFlags.last } } : {}),
    effort: 5 + (index % 3),
    ...(isKnee ? { kneeEffusion: index < 2 ? "1+" : "trace" } : {}),
    ...(index % 2 === 1
      ? {
          techniques: [
            {
              techniqueId: nextOperation(),
              words: "Soft tissue work around the joint",
              side,
              response: index % 4 === 1 ? "better" : "same",
              note: index % 4 === 1 ? "moves more freely after" : "",
            },
          ],
        }
      : {}),
  };
}

/** The minutes of the services the plan suggests; where they leave a unit open, the first way is chosen. */
async function giveServices(
  therapist: SeedCaller,
  { sessionId, time }: Pick<OpenSheet, "sessionId" | "time">,
  minutes: number,
  index: number,
): Promise<Pick<SessionNote, "unitChoice">> {
  const [main = "97110", second] = time.suggested.filter(isTimedService);
  const beside = second ? 8 + (index % 6) : 0;
  const given = [
    { code: main, minutes: minutes - beside },
    ...(second ? [{ code: second, minutes: beside }] : []),
  ];
  await therapist.units.setMinutes({
    operationId: nextOperation(),
    sessionId,
    services: given.map((service) => ({ ...service, expectedVersion: 0 })),
  });
  const [first, ...others] = billableUnits(time.unitRule, given).allocations;
  return first && others.length > 0 ? { unitChoice: { ...first } } : {};
}

/** Writes a note and signs what then stands on the sheet; two patients at once are said to have been. */
export async function signWith(
  therapist: SeedCaller,
  sheet: Pick<OpenSheet, "sessionId" | "version">,
  note: SessionNote,
): Promise<void> {
  try {
    await signOnce(therapist, sheet, note);
  } catch (error) {
    const field = refusalOf(error)?.field;
    if (field !== "note.overlapReason" && field !== "rows") throw error;
    if (field === "rows") await leaveOutRest(therapist, sheet.sessionId);
    const { session } = await therapist.sessions.get({ sessionId: sheet.sessionId });
    const reason = "Came late; a colleague watched the first patient's bike.";
    await signOnce(
      therapist,
      { sessionId: sheet.sessionId, version: session.version },
      field === "rows" ? note : { ...note, overlapReason: reason },
    );
  }
}

/** What could not be confirmed, since a hold or a limit stands against it by now, is left out and says so. */
async function leaveOutRest(therapist: SeedCaller, sessionId: string): Promise<void> {
  for (const row of (await therapist.sessions.get({ sessionId })).rows)
    if (row.state === "copied")
      await therapist.sessions.setNotDone({
        operationId: nextOperation(),
        sessionId,
        row: row.row,
        expectedVersion: row.version,
        reason: "not-safe-today",
      });
}

async function signOnce(
  therapist: SeedCaller,
  { sessionId, version }: Pick<OpenSheet, "sessionId" | "version">,
  note: SessionNote,
): Promise<void> {
  await therapist.sessions.setNote({
    operationId: nextOperation(),
    sessionId,
    expectedVersion: version,
    note,
  });
  const after = await therapist.sessions.get({ sessionId });
  await therapist.sessions.sign({
    operationId: nextOperation(),
    sessionId,
    expectedVersion: after.session.version,
    rows: after.rows.map(({ row, version }) => ({ row, version })),
    services: after.time.services.map(({ code, staffId, version }) => ({ code, staffId, version })),
  });
}

const refusalOf = (error: unknown) => {
  const cause = error instanceof Error ? error.cause : undefined;
  return cause instanceof Refused ? cause.refusal : undefined;
};

function raisedDose(course: Course, row: SheetRow, index: number): Dose | undefined {
  if (!course.progresses || index % 3 !== 2) return undefined;
  for (const field of ["load", "duration", "hold", "height"] as const) {
    const value = row.dose[field];
    const step = row.steps[field];
    if (value && step && step.unit === value.unit && (row.row + index) % 2 === 0)
      return {
        ...row.dose,
        [field]: { thousandths: value.thousandths + step.thousandths, unit: value.unit },
      };
  }
  return undefined;
}
