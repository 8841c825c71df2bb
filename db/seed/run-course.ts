import { addDays, weekday } from "#domain/calendar/days.ts";
import type { Dose } from "#domain/doses/dose.ts";
import { quantity } from "#domain/doses/quantity.ts";
import { findExercise } from "#domain/exercises/library.ts";
import { type PatientDetails, patientSchema } from "#domain/patients/patient.schema.ts";
import type { Line } from "#domain/prescriptions/line.ts";
import { instantOf } from "#server/schedule/zoned-time.ts";
import type { Course } from "./courses.ts";
import { actAs, nextOperation, type SeedCaller, type SeedHouse } from "./seed-house.ts";

export type Assignment = {
  clinicId: string;
  timeZone: string;
  adminId: string;
  physiatristId: string;
  physiatristName: string;
  therapistId: string;
  assistantId?: string;
};
export type Carried = { patientId: string; episodeId: string; therapist: string; sessionDays: string[] };

/** Moves the clock to a wall-clock time at the clinic, with a few minutes of chance. */
function at(house: SeedHouse, day: string, time: string, timeZone: string): void {
  house.setNow(instantOf(`${day}T${time}`, timeZone) + house.chance.between(0, 170) * 1000);
}

const workday = (day: string): string =>
  weekday(day) === 0 ? addDays(day, 1) : weekday(day) === 6 ? addDays(day, 2) : day;

/** Referral to the last signed session before the anchor day, as people would have done it. */
export async function runCourse(
  house: SeedHouse,
  given: Partial<PatientDetails> & { family: string; given: string; mrn?: string },
  person: PatientDetails,
  course: Course,
  who: Assignment,
  anchorDay: string,
): Promise<Carried> {
  const { timeZone } = who;
  const consultDay = workday(addDays(anchorDay, -course.weeksAgo * 7 - 4));
  const referralDay = workday(addDays(consultDay, -8));
  at(house, referralDay, "09:10", timeZone);
  const admin = await actAs(house, who.adminId);
  const { mrn: _mrn, ...details } = given;
  const patient = patientSchema.parse({
    ...person,
    ...Object.fromEntries(Object.entries(details).filter(([key]) => key in person)),
  });
  const { referralId, patientId } = await admin.referrals.receive({
    operationId: nextOperation(),
    clinicId: who.clinicId,
    who: { kind: "new", patient },
    source: house.chance.pick(["primary-care", "surgeon", "primary-care", "employer", "self"] as const),
    referrerName: "Dr. E. Hart",
    reason: course.history,
    urgency: "routine",
  });
  await admin.referrals.assign({
    operationId: nextOperation(),
    referralId,
    physiatristId: who.physiatristId,
    expectedVersion: 1,
  });

  at(house, consultDay, "10:20", timeZone);
  const episodeId = await consult(house, course, who, { patientId, referralId, consultDay });
  const carried: Carried = { patientId, episodeId, therapist: who.therapistId, sessionDays: [] };
  if (course.special === "outside-order")
    return treat(
      house,
      course,
      who,
      carried,
      consultDay,
      anchorDay,
      await transcribe(house, course, who, carried, consultDay),
    );
  await prescribe(house, course, who, episodeId);
  return treat(house, course, who, carried, consultDay, anchorDay, true);
}

async function consult(
  house: SeedHouse,
  course: Course,
  who: Assignment,
  facts: { patientId: string; referralId: string; consultDay: string },
): Promise<string> {
  const physiatrist = await actAs(house, who.physiatristId);
  const { patientId, referralId, consultDay } = facts;
  await physiatrist.patients.openChart({ operationId: nextOperation(), patientId });
  const { episodeId } = await physiatrist.consultations.sign({
    operationId: nextOperation(),
    patientId,
    referralId,
    episode: {
      kind: "new",
      title: course.title,
      side: course.side,
      onsetOn: addDays(consultDay, -house.chance.between(40, 400)),
      isSensitive: course.isSensitive ?? false,
    },
    content: {
      schema: 1,
      kind: "consultation",
      seenOn: consultDay,
      episodeTitle: course.title,
      history: course.history,
      symptoms: [],
      medications: [...(course.medications ?? [])],
      conditions: [],
      surgeries: [],
      allergyState: "none-known",
      allergies: [],
      redFlags: "none",
      redFlagNote: "",
      vitals: {
        systolicMmHg: house.chance.between(112, 148),
        diastolicMmHg: house.chance.between(68, 88),
        heartRatePerMinute: house.chance.between(58, 84),
      },
      regions: [],
      motion: [],
      strength: [],
      function: "Limited at work and on stairs.",
      impression: course.impression,
      diagnoses: [...course.diagnoses],
      plan: "Therapy as prescribed.",
      sensitiveNote: course.isSensitive ? "History taken with consent, chaperone offered." : "",
      ...(course.isSensitive ? { sensitiveSection: "pelvic" as const } : {}),
      scores: [
        { measureId: course.measureId, scoreThousandths: course.score[0] * 1000 },
        { measureId: "pain-worst", scoreThousandths: course.pain[0] * 1000 },
      ],
    },
  });
  for (const precaution of await physiatrist.precautions.list({ patientId }))
    if (precaution.state === "raised")
      await physiatrist.precautions.confirm({
        operationId: nextOperation(),
        patientId,
        precautionIds: [precaution.precautionId],
      });
  return episodeId;
}

async function prescribe(
  house: SeedHouse,
  course: Course,
  who: Assignment,
  episodeId: string,
): Promise<void> {
  const physiatrist = await actAs(house, who.physiatristId);
  const composed = await physiatrist.prescriptions.compose({
    episodeId,
    discipline: "PT",
    from: course.from,
  });
  // A course of many weeks lasts past today; a discharged one ended with it.
  const weeks = course.special === "discharged" ? 10 : course.weeksAgo + 5;
  const startsOn = composed.content.startsOn;
  const lasting = {
    ...composed.content,
    frequency: { ...composed.content.frequency, weeks: Math.min(weeks, 52) },
    endsOn: addDays(startsOn, weeks * 7),
    reviewOn: addDays(startsOn, Math.min(weeks * 7, (course.weeksAgo + 2) * 7)),
    primaryMeasureId: course.measureId,
    limits: composed.content.limits.map((limit) =>
      limit.owner.kind === "surgeon" && limit.owner.name === ""
        ? { ...limit, owner: { ...limit.owner, name: "Dr. V. Montano" } }
        : limit,
    ),
  };
  const ordered = (course.ordered ?? []).map(
    ({ exerciseId, ...more }): Line => ({
      ...usualLine(house, course, exerciseId),
      owner: "prescriber",
      ...more,
    }),
  );
  const withLines = { ...lasting, lines: [...lasting.lines, ...ordered] };
  const content = course.change ? course.change(withLines) : withLines;
  const preview = await physiatrist.prescriptions.preview({
    episodeId,
    content,
    baseVersionId: composed.baseVersionId,
  });
  await physiatrist.prescriptions.sign({
    operationId: nextOperation(),
    episodeId,
    content,
    baseVersionId: composed.baseVersionId,
    shownHash: preview.hash,
  });
}

async function transcribe(
  house: SeedHouse,
  course: Course,
  who: Assignment,
  carried: Carried,
  consultDay: string,
): Promise<true> {
  at(house, addDays(consultDay, 1), "11:30", who.timeZone);
  const physiatrist = await actAs(house, who.physiatristId);
  await physiatrist.patients.openChart({ operationId: nextOperation(), patientId: carried.patientId });
  const composed = await physiatrist.prescriptions.compose({
    episodeId: carried.episodeId,
    discipline: "PT",
    from: course.from,
  });
  const preview = await physiatrist.prescriptions.preview({
    episodeId: carried.episodeId,
    content: composed.content,
    baseVersionId: null,
  });
  const therapist = await actAs(house, who.therapistId);
  await therapist.patients.openChart({ operationId: nextOperation(), patientId: carried.patientId });
  await therapist.prescriptions.transcribe({
    operationId: nextOperation(),
    episodeId: carried.episodeId,
    content: composed.content,
    baseVersionId: null,
    shownHash: preview.hash,
    outsidePrescriber: "Dr. V. Montano, orthopedics",
  });
  return true;
}

const ownLines: Record<string, readonly string[]> = {
  knee: ["stationary-bike", "sit-to-stand", "hip-abduction", "tandem-stance", "step-down"],
  shoulder: ["table-slide", "wand-rotation", "band-row", "pendulum", "manual-shoulder"],
  back: ["treadmill-walk", "abdominal-brace", "hip-bridge", "bird-dog", "gait-training"],
  neck: ["chin-tuck", "neck-isometric", "band-row"],
  ankle: ["ankle-band", "calf-stretch", "single-leg-stance"],
  hand: ["grip-putty", "tendon-glide", "wrist-eccentric"],
  pelvis: ["breathing", "pelvic-floor-contraction"],
};
function ownLinesFor(course: Course): readonly string[] {
  const where: readonly [RegExp, string][] = [
    [/shoulder|cuff/i, "shoulder"],
    [/neck/i, "neck"],
    [/ankle|achilles/i, "ankle"],
    [/wrist/i, "hand"],
    [/pelvic/i, "pelvis"],
    [/back|stenosis/i, "back"],
  ];
  return ownLines[where.find(([pattern]) => pattern.test(course.title))?.[1] ?? "knee"] ?? [];
}

async function treat(
  house: SeedHouse,
  course: Course,
  who: Assignment,
  carried: Carried,
  consultDay: string,
  anchorDay: string,
  _isOrdered: true,
): Promise<Carried> {
  if (course.special === "waits-for-acceptance") return carried;
  const therapist = async () => actAs(house, who.therapistId);
  const evaluationDay = workday(addDays(consultDay, 3));
  at(house, evaluationDay, "08:40", who.timeZone);
  const { patientId, episodeId } = carried;
  await (await therapist()).patients.openChart({ operationId: nextOperation(), patientId });
  const standing = await (await therapist()).prescriptions.get({ episodeId });
  if (!standing) throw new Error(`Nothing was prescribed for ${course.title}`);
  const act = { operationId: nextOperation(), episodeId, expectedVersion: standing.version };
  if (course.special === "sent-back") {
    await (await therapist()).prescriptions.sendBack({
      ...act,
      reason: house.chance.pick([
        "The script says left, the patient points to the right. Please confirm the side.",
        "Stairs are the patient's problem and no line trains them. May I plan step-ups?",
        "Patient had a fall on Friday, wrist swollen. Please see before treatment starts.",
        "Two visits a week are ordered, the payer allows one. Please confirm.",
      ]),
    });
    return carried;
  }
  await (await therapist()).prescriptions.accept({ ...act, reason: "" });
  const precautions = await (await therapist()).precautions.list({ patientId });
  if (precautions.length > 0 && course.special !== "to-certify")
    await (await therapist()).precautions.acknowledge({
      operationId: nextOperation(),
      patientId,
      precautionIds: precautions.map((precaution) => precaution.precautionId),
    });
  const planOfCareId = await planCare(
    house,
    course,
    who,
    carried,
    standing.content.lines.map((line) => line.exerciseId),
  );
  if (course.special !== "to-certify") {
    at(house, workday(addDays(evaluationDay, 2)), "16:10", who.timeZone);
    const physiatrist = await actAs(house, who.physiatristId);
    await physiatrist.plansOfCare.certify({ operationId: nextOperation(), planOfCareId });
  }
  for (let index = 0; index < course.sessions; index += 1) {
    const lastDay = course.special === "discharged" ? addDays(consultDay, 70) : addDays(anchorDay, -2);
    const span = Math.max(1, Math.round((Date.parse(lastDay) - Date.parse(evaluationDay)) / 86_400_000));
    const day = workday(
      addDays(evaluationDay, Math.min(span, 1 + Math.round(((index + 1) * (span - 1)) / course.sessions))),
    );
    if (day >= anchorDay || carried.sessionDays.includes(day)) continue;
    at(
      house,
      day,
      `${String(house.chance.between(8, 15)).padStart(2, "0")}:${house.chance.pick(["00", "15", "30", "45"])}`,
      who.timeZone,
    );
    await holdSession(house, course, who, carried, index);
    carried.sessionDays.push(day);
    if (index < course.sessions - 2) await lookIn(house, who, carried, anchorDay);
    if ((index + 1) % 4 === 0 || index === course.sessions - 1)
      await score(house, course, who, carried, day, (index + 1) / course.sessions);
  }
  if (course.special === "discharged") {
    house.setNow(house.clock.now() + 86_400_000);
    const physiatrist = await actAs(house, who.physiatristId);
    await physiatrist.patients.openChart({ operationId: nextOperation(), patientId });
    await physiatrist.reviews.decide({
      operationId: nextOperation(),
      episodeId,
      kind: "discharge",
      context: "chart",
      reason: "Goals met, home program to keep.",
      nextReviewOn: addDays(anchorDay, 60),
    });
  }
  return carried;
}

/** The physiatrist looks the same evening and continues; what the last two sessions say stays for today. */
async function lookIn(house: SeedHouse, who: Assignment, carried: Carried, anchorDay: string): Promise<void> {
  house.setNow(house.clock.now() + house.chance.between(2, 7) * 3_600_000);
  const physiatrist = await actAs(house, who.physiatristId);
  // About one patient in six is due to be looked at again by the anchor day.
  const due = addDays(anchorDay, house.chance.between(-4, 24));
  const inAWeek = addDays(carried.sessionDays.at(-1) ?? anchorDay, 7);
  await physiatrist.reviews.decide({
    operationId: nextOperation(),
    episodeId: carried.episodeId,
    kind: "continue",
    context: "queue",
    reason: "",
    nextReviewOn: due > inAWeek ? due : inAWeek,
  });
}

/** A therapist's line of an exercise at its usual dose, on the side the problem is on. */
function usualLine(house: SeedHouse, course: Course, exerciseId: string): Line {
  const exercise = findExercise(exerciseId);
  if (!exercise) throw new Error(`No exercise ${exerciseId}`);
  const key = house.newId(house.clock.now());
  return {
    lineId: key,
    lineKey: key,
    exerciseId,
    exerciseVersion: exercise.version,
    name: exercise.name,
    side: course.side === "left" || course.side === "right" ? course.side : "not-applicable",
    owner: "therapist",
    consequence: "act",
    dose: exercise.usualDose,
    bounds: {},
    weeklySteps: {},
    isHomeProgram: exercise.isHomeSuitable,
    note: "",
  };
}

async function planCare(
  house: SeedHouse,
  course: Course,
  who: Assignment,
  carried: Carried,
  ordered: readonly string[],
): Promise<string> {
  const therapist = await actAs(house, who.therapistId);
  const { draft, limits } = await therapist.plansOfCare.prepare({ episodeId: carried.episodeId });
  const own = ownLinesFor(course).filter((exerciseId) => !ordered.includes(exerciseId));
  const exerciseIds = ordered.length > 0 ? own.slice(-1) : own;
  const mayLift = !limits.some((limit) => limit.kind === "lift");
  const lines = exerciseIds.map((exerciseId): Line => {
    const line = usualLine(house, course, exerciseId);
    return mayLift || !line.dose.load
      ? line
      : { ...line, dose: { ...line.dose, load: quantity(0, line.dose.load.unit) } };
  });
  const goals =
    draft.goals.length > 0
      ? draft.goals
      : [
          {
            goalId: house.newId(house.clock.now()),
            words: "Back to usual days without a break",
            unit: "",
            targetOn: addDays(draft.evaluatedOn, 42),
          },
        ];
  const { planOfCareId } = await therapist.plansOfCare.sign({
    operationId: nextOperation(),
    episodeId: carried.episodeId,
    basePlanId: null,
    content: {
      ...draft,
      goals,
      lines,
      evaluation: {
        ...draft.evaluation,
        history: course.history,
        isHistoryConfirmed: true,
        fallsLastYear: /fall/i.test(course.title) ? "two-or-more" : "none",
        redFlags: "none",
        findings: "Strength and motion below the other side.",
        impairments: "Pain, strength, endurance.",
      },
    },
  });
  return planOfCareId;
}

async function score(
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

/** One signed session: rows confirmed one by one, some doses raised from now on inside their bounds. */
export async function holdSession(
  house: SeedHouse,
  course: Course,
  who: Assignment,
  carried: Carried,
  index: number,
  bookingId: string | null = null,
): Promise<void> {
  const therapist = await actAs(
    house,
    who.assistantId && index % 3 === 1 ? who.assistantId : who.therapistId,
  );
  const { patientId, episodeId } = carried;
  await therapist.patients.openChart({ operationId: nextOperation(), patientId });
  const { sessionId } = await therapist.sessions.start({
    operationId: nextOperation(),
    episodeId,
    bookingId,
    kind: "treatment",
    heldOn: null,
    gateReason: "",
  });
  const sheet = await therapist.sessions.get({ sessionId });
  for (const row of sheet.rows) {
    const target = { operationId: nextOperation(), sessionId, row: row.row, expectedVersion: row.version };
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
  const share = course.sessions <= 1 ? 0 : index / (course.sessions - 1);
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
  await therapist.sessions.setNote({
    operationId: nextOperation(),
    sessionId,
    expectedVersion: sheet.session.version,
    note: {
      sinceLastTime: {
        feels,
        after24Hours: pain > 5 ? "sore" : "settled",
        falls: "none",
        newSymptoms: "none",
        medication: "same",
        homeProgramDays: house.chance.between(1, 3),
      },
      painBefore: Math.max(0, pain - 1),
      painWorst: pain,
      painAfter: Math.max(0, pain - 1),
      totalMinutes: house.chance.between(38, 55),
      timedMinutes: house.chance.between(28, 38),
      assessment: house.chance.pick([
        "Good control with cueing; skilled dosing needed to progress safely.",
        "Tolerated well. Needs hands-on correction of knee alignment.",
        "Less guarding than last time; progression judged by pain and form.",
        "Fatigue in the last set; rest lengthened.",
      ]),
      plan: "Go on as planned.",
      adverseEvent: "",
    },
  });
  const after = await therapist.sessions.get({ sessionId });
  await therapist.sessions.sign({
    operationId: nextOperation(),
    sessionId,
    expectedVersion: after.session.version,
    rows: after.rows.map(({ row, version }) => ({ row, version })),
  });
}

type SheetRow = Awaited<ReturnType<SeedCaller["sessions"]["get"]>>["rows"][number];

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
