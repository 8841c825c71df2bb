import { addDays } from "#domain/calendar/days.ts";
import { quantity } from "#domain/doses/quantity.ts";
import { evaluate } from "./evaluate.ts";
import { confirmRows, holdSession, openSession, writeAndSign } from "./hold-session.ts";
import { signVersion } from "./order-therapy.ts";
import type { Standing } from "./run-course.ts";
import {
  actAs,
  at,
  decide,
  nextOperation,
  type SeedCaller,
  type SeedHouse,
  workdayBefore,
} from "./seed-house.ts";

async function openChart(house: SeedHouse, { carried }: Standing, staffId: string): Promise<SeedCaller> {
  const caller = await actAs(house, staffId);
  await caller.patients.openChart({ operationId: nextOperation(), patientId: carried.patientId });
  return caller;
}

/** An act on the prescription that stands, as somebody who has the chart open. */
async function actOn(caller: SeedCaller, episodeId: string, reason: string) {
  const standing = await caller.prescriptions.get({ episodeId });
  return { operationId: nextOperation(), episodeId, expectedVersion: standing?.version ?? 0, reason };
}

/** A second version with wider bounds and more visits, which the therapist has accepted. */
export async function amend(house: SeedHouse, standing: Standing, anchorDay: string): Promise<void> {
  const { carried, course, who } = standing;
  const { episodeId } = carried;
  at(house, workdayBefore(anchorDay, 3), "12:15", who.timeZone);
  const physiatrist = await openChart(house, standing, who.physiatristId);
  await decide(house, who, {
    episodeId,
    kind: "modify",
    context: "chart",
    reason: "Stronger than planned: more load on the press.",
    nextReviewOn: addDays(anchorDay, 21),
  });
  const composed = await physiatrist.prescriptions.compose({
    episodeId,
    discipline: "PT",
    from: { kind: "current" },
  });
  const content = {
    ...composed.content,
    visitsMost: 16,
    note: "Load may go up to 100 lb while pain stays at 3 or less.",
    lines: composed.content.lines.map((line) =>
      line.exerciseId === "leg-press"
        ? { ...line, bounds: { ...line.bounds, load: { most: quantity(100, "lb"), isLocked: false } } }
        : line,
    ),
  };
  await signVersion(house, who, { episodeId, content, composed });
  at(house, workdayBefore(anchorDay, 2), "08:20", who.timeZone);
  const therapist = await openChart(house, standing, who.therapistId);
  await therapist.prescriptions.accept(await actOn(therapist, episodeId, ""));
  await holdSession(house, course, who, carried, course.sessions);
}

export async function revoke(house: SeedHouse, standing: Standing, anchorDay: string): Promise<void> {
  at(house, workdayBefore(anchorDay, 2), "17:05", standing.who.timeZone);
  const physiatrist = await openChart(house, standing, standing.who.physiatristId);
  await physiatrist.prescriptions.revoke(
    await actOn(physiatrist, standing.carried.episodeId, "Moves away at the end of the month."),
  );
}

/** Held for two days and taken up again. */
export async function resume(house: SeedHouse, standing: Standing, anchorDay: string): Promise<void> {
  const { carried, course, who } = standing;
  at(house, workdayBefore(anchorDay, 3), "09:10", who.timeZone);
  await decide(house, who, {
    episodeId: carried.episodeId,
    kind: "hold",
    context: "queue",
    reason: "Swollen calf: wait for the ultrasound.",
    nextReviewOn: null,
  });
  at(house, workdayBefore(anchorDay, 2), "11:00", who.timeZone);
  const physiatrist = await openChart(house, standing, who.physiatristId);
  await physiatrist.prescriptions.resume(
    await actOn(physiatrist, carried.episodeId, "Ultrasound clear, no clot."),
  );
  at(house, workdayBefore(anchorDay, 1), "14:00", who.timeZone);
  await holdSession(house, course, who, carried, course.sessions);
}

/** One more session where the gate asks why treatment goes on. */
const treatWithReason =
  (gateReason: string) =>
  async (house: SeedHouse, { carried, course, who }: Standing, anchorDay: string): Promise<void> => {
    at(house, workdayBefore(anchorDay, 1), "13:00", who.timeZone);
    const therapist = await actAs(house, who.therapistId);
    const sheet = await openSession(therapist, carried, { gateReason });
    await confirmRows(therapist, sheet.sessionId);
    await writeAndSign(house, course, therapist, sheet, course.sessions);
  };
export const treatAfterEnd = treatWithReason("New order asked for by telephone, renewal promised today.");
export const treatUncertified = treatWithReason("Plan sent twice, signature promised this week.");

/** A spoken dose, recorded and then signed by its giver. */
export async function orderDoseByWord(
  house: SeedHouse,
  standing: Standing,
  anchorDay: string,
): Promise<void> {
  const { carried, who } = standing;
  at(house, workdayBefore(anchorDay, 2), "10:40", who.timeZone);
  const therapist = await openChart(house, standing, who.therapistId);
  const prescription = await therapist.prescriptions.get({ episodeId: carried.episodeId });
  const press = prescription?.content.lines.find((line) => line.exerciseId === "leg-press");
  if (!press) throw new Error("Leg press is not ordered");
  const { verbalOrderId } = await therapist.prescriptions.recordVerbalOrder({
    operationId: nextOperation(),
    episodeId: carried.episodeId,
    givenBy: who.physiatristId,
    givenAt: house.clock.now() - 300_000,
    words: "Leg press down to 45 lb until the swelling is gone.",
    wasReadBack: true,
    effect: { kind: "dose", lineKey: press.lineKey, dose: { load: quantity(45, "lb") } },
  });
  at(house, workdayBefore(anchorDay, 2), "17:20", who.timeZone);
  const physiatrist = await actAs(house, who.physiatristId);
  await physiatrist.prescriptions.signVerbalOrder({ operationId: nextOperation(), verbalOrderId });
}

/** A spoken order that lifts a limit of its giver and waits for the signature. */
export async function liftLimitByWord(
  house: SeedHouse,
  standing: Standing,
  anchorDay: string,
): Promise<void> {
  const { carried, who } = standing;
  at(house, workdayBefore(anchorDay, 1), "10:05", who.timeZone);
  const therapist = await openChart(house, standing, who.therapistId);
  const prescription = await therapist.prescriptions.get({ episodeId: carried.episodeId });
  const [limit] = prescription?.content.limits ?? [];
  if (!limit) throw new Error("No limit stands");
  await therapist.prescriptions.recordVerbalOrder({
    operationId: nextOperation(),
    episodeId: carried.episodeId,
    givenBy: who.physiatristId,
    givenAt: house.clock.now() - 600_000,
    words: "Stress test is normal, no limit on the heart rate any more.",
    wasReadBack: true,
    effect: { kind: "lift-limit", limitId: limit.limitId },
  });
}

const whatToChange = "Name the lifting the job asks for, and add a goal for it.";

export async function returnPlan(house: SeedHouse, standing: Standing, anchorDay: string): Promise<void> {
  const { carried, who } = standing;
  at(house, workdayBefore(anchorDay, 3), "15:40", who.timeZone);
  const physiatrist = await actAs(house, who.physiatristId);
  const { planOfCareId } = await physiatrist.plansOfCare.toCertify({ episodeId: carried.episodeId });
  await physiatrist.plansOfCare.returnPlan({
    operationId: nextOperation(),
    planOfCareId,
    reason: whatToChange,
  });
}

/** A plan that came back is mended, signed anew and certified. */
export async function revisePlan(house: SeedHouse, standing: Standing, anchorDay: string): Promise<void> {
  const { carried, who } = standing;
  const { episodeId } = carried;
  await returnPlan(house, standing, anchorDay);
  at(house, workdayBefore(anchorDay, 2), "09:30", who.timeZone);
  const therapist = await openChart(house, standing, who.therapistId);
  const { draft, basePlanId } = await therapist.plansOfCare.prepare({ episodeId });
  const { planOfCareId } = await therapist.plansOfCare.sign({
    operationId: nextOperation(),
    episodeId,
    basePlanId,
    content: {
      ...draft,
      goals: [
        ...draft.goals,
        {
          goalId: house.newId(house.clock.now()),
          words: "Lift a 25 lb box from the floor",
          unit: "",
          targetOn: addDays(anchorDay, 28),
        },
      ],
    },
  });
  at(house, workdayBefore(anchorDay, 2), "16:50", who.timeZone);
  const physiatrist = await actAs(house, who.physiatristId);
  await physiatrist.plansOfCare.certify({ operationId: nextOperation(), planOfCareId });
}

/** A plan near its end is evaluated again and signed anew, and waits for its certification. */
export async function reEvaluate(house: SeedHouse, standing: Standing, anchorDay: string): Promise<void> {
  const { carried, course, who } = standing;
  at(house, workdayBefore(anchorDay, 1), "09:45", who.timeZone);
  const therapist = await openChart(house, standing, who.therapistId);
  const { episodeId } = carried;
  const { draft, basePlanId, person } = await therapist.plansOfCare.prepare({ episodeId });
  await therapist.plansOfCare.sign({
    operationId: nextOperation(),
    episodeId,
    basePlanId,
    content: { ...draft, evaluation: evaluate(course, draft, person) },
  });
}
