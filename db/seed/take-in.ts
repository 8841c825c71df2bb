import { addDays } from "#domain/calendar/days.ts";
import type { PatientDetails } from "#domain/patients/patient.schema.ts";
import type { GivenAnswer } from "#domain/precautions/answer.schema.ts";
import type { Course, SeedAnswer } from "./course.ts";
import type { Assignment } from "./run-course.ts";
import { actAs, nextOperation, type SeedHouse } from "./seed-house.ts";

/** The referral arrives with a new patient and is given to a physiatrist. */
export async function takeIn(
  house: SeedHouse,
  patient: PatientDetails,
  course: Course,
  who: Assignment,
): Promise<{ referralId: string; patientId: string }> {
  const admin = await actAs(house, who.adminId);
  const received = await admin.referrals.receive({
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
    referralId: received.referralId,
    physiatristId: who.physiatristId,
    expectedVersion: 1,
  });
  return received;
}

/** The first visit with the physiatrist, signed, and every precaution it raised confirmed. */
export async function consult(
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
      surgeries: (course.surgeries ?? []).map(({ words, daysBefore }) => ({
        words,
        ...(daysBefore === undefined ? {} : { on: addDays(consultDay, -daysBefore) }),
      })),
      ...(course.implants
        ? {
            implants: course.implants.map(({ words, daysBefore }) => ({
              words,
              ...(daysBefore === undefined ? {} : { placedOn: addDays(consultDay, -daysBefore) }),
            })),
          }
        : {}),
      ...(course.findings ? { findings: [...course.findings] } : {}),
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
      strength: [...(course.strength ?? [])],
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
  await answerRules(house, course, who, { patientId, consultDay });
  return episodeId;
}

/** What the rules ask is answered as the course says, and what they raised is confirmed one by one. */
async function answerRules(
  house: SeedHouse,
  course: Course,
  who: Assignment,
  { patientId, consultDay }: { patientId: string; consultDay: string },
): Promise<void> {
  const physiatrist = await actAs(house, who.physiatristId);
  for (;;) {
    // One answer may open the next question.
    const [asked] = await physiatrist.precautions.questions({ patientId });
    if (!asked) break;
    const given = course.answers?.[asked.questionId];
    if (!given) throw new Error(`${course.title}: nobody answers ${asked.questionId}`);
    await physiatrist.precautions.answer({
      operationId: nextOperation(),
      patientId,
      questionId: asked.questionId,
      factId: asked.factId,
      value: valueOf(given, consultDay),
      words: "",
      standingAnswerId: asked.standingAnswerId,
    });
  }
  for (const precaution of await physiatrist.precautions.list({ patientId }))
    if (precaution.state === "raised")
      await physiatrist.precautions.confirm({
        operationId: nextOperation(),
        patientId,
        precautionIds: [precaution.precautionId],
      });
}

function valueOf(given: SeedAnswer, consultDay: string): GivenAnswer {
  if (given.kind === "date") return { kind: "date", on: addDays(consultDay, -given.daysBefore) };
  if (given.kind === "number") return { kind: "number", thousandths: Math.round(given.amount * 1000) };
  return given;
}
