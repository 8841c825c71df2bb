import { addDays } from "#domain/calendar/days.ts";
import { confoundedUntil } from "#domain/orders/procedures/confounded.ts";
import type { ProcedureContent, ProcedureDrug } from "#domain/orders/procedures/procedure.ts";
import { usualEffects } from "#domain/orders/procedures/validate-procedure.ts";
import type { Standing } from "./run-course.ts";
import { actAs, at, nextOperation, type SeedCaller, type SeedHouse, workdayBefore } from "./seed-house.ts";
import {
  asPhysiatrist,
  leaveCritical,
  leaveEmergent,
  leaveOverdue,
  leaveUnread,
  signStudy,
} from "./settle-tests.ts";

type Done = Partial<ProcedureContent> &
  Pick<ProcedureContent, "kind" | "performedOn" | "site" | "side" | "guidance" | "drugs">;

const drug = (
  change: Partial<ProcedureDrug> & Pick<ProcedureDrug, "kind" | "name" | "unit">,
  amount: number,
): ProcedureDrug => ({
  amountThousandths: amount * 1000,
  lot: "T4471",
  muscle: "",
  side: "not-applicable",
  ...change,
});
const expiring = (drugs: ProcedureDrug[], on: string) =>
  drugs.map((one) => ({ ...one, expiresOn: addDays(on, 300) }));

async function perform(caller: SeedCaller, { carried }: Standing, done: Done): Promise<string> {
  const content: ProcedureContent = {
    schema: 1,
    level: "",
    consent: { takenBy: "physiatrist", on: done.performedOn, at: "09:10" },
    timeOut: { ledBy: "S. Whitford", at: "09:20" },
    painBefore: 6,
    painAfter: 2,
    complications: { state: "none", words: "" },
    note: "",
    effects: [],
    confoundedUntilOn: done.performedOn,
    ...done,
    drugs: expiring(done.drugs, done.performedOn),
  };
  const { procedureId } = await caller.procedures.sign({
    operationId: nextOperation(),
    episodeId: carried.episodeId,
    content: { ...content, effects: usualEffects(content), confoundedUntilOn: confoundedUntil(content) },
  });
  return procedureId;
}

/** An injection two days ago, and a score taken the day after it. */
async function inject(house: SeedHouse, standing: Standing, anchorDay: string): Promise<void> {
  const { carried, course, who } = standing;
  const performedOn = addDays(anchorDay, -2);
  const physiatrist = await asPhysiatrist(house, standing, performedOn, "09:35");
  await perform(physiatrist, standing, {
    kind: "joint-injection",
    performedOn,
    site: "shoulder",
    side: "left",
    guidance: "ultrasound",
    drugs: [
      drug({ kind: "steroid", name: "triamcinolone", unit: "mg" }, 40),
      drug({ kind: "anesthetic", name: "Lidocaine 1 %", unit: "mL", lot: "L0918" }, 4),
    ],
    note: "Posterior approach, flow without resistance.",
  });
  at(house, addDays(anchorDay, -1), "10:20", who.timeZone);
  const therapist = await actAs(house, who.therapistId);
  await therapist.patients.openChart({ operationId: nextOperation(), patientId: carried.patientId });
  await therapist.measures.record({
    operationId: nextOperation(),
    episodeId: carried.episodeId,
    measureId: course.measureId,
    scoreThousandths: Math.round(course.score[1] * 0.6) * 1000,
    side: "not-applicable",
    takenOn: addDays(anchorDay, -1),
  });
}

/** Two toxin treatments, thirteen weeks apart. */
async function treatWithToxin(house: SeedHouse, standing: Standing, anchorDay: string): Promise<void> {
  const into = (muscle: string, units: number) =>
    drug(
      { kind: "toxin", name: "onabotulinumtoxinA", unit: "units", lot: "C7714", muscle, side: "left" },
      units,
    );
  for (const [weeks, factor] of [
    [15, 1],
    [2, 1.25],
  ] as const) {
    const performedOn = workdayBefore(addDays(anchorDay, -weeks * 7), 1);
    const physiatrist = await asPhysiatrist(house, standing, performedOn, "10:40");
    await perform(physiatrist, standing, {
      kind: "botulinum",
      performedOn,
      site: "neck",
      side: "left",
      guidance: "electromyography",
      drugs: [into("splenius capitis", 60 * factor), into("trapezius", 40 * factor)],
      painAfter: null,
    });
  }
}

/** Plasma into a tendon three weeks ago, and an injection entered in the wrong chart. */
async function treatWithPlasma(house: SeedHouse, standing: Standing, anchorDay: string): Promise<void> {
  const performedOn = workdayBefore(addDays(anchorDay, -21), 1);
  const physiatrist = await asPhysiatrist(house, standing, performedOn, "15:10");
  await perform(physiatrist, standing, {
    kind: "prp",
    performedOn,
    site: "ankle",
    side: "left",
    guidance: "ultrasound",
    drugs: [drug({ kind: "platelets", name: "Leukocyte-poor plasma", unit: "mL", lot: "PK-221" }, 4)],
  });
  house.setNow(house.clock.now() + 1_200_000);
  const later = await actAs(house, standing.who.physiatristId);
  const procedureId = await perform(later, standing, {
    kind: "trigger-point",
    performedOn,
    site: "neck",
    side: "right",
    guidance: "landmark",
    drugs: [],
    level: "upper trapezius",
  });
  await later.procedures.addend({
    operationId: nextOperation(),
    procedureId,
    words: "Belongs to another patient seen that afternoon.",
    kind: "entered-in-error",
  });
  await liftEarlyEffects(house, standing, workdayBefore(addDays(anchorDay, -4), 1));
}

/** After two weeks the tendon is loaded again: what protected it is lifted by its owner. */
async function liftEarlyEffects(house: SeedHouse, standing: Standing, day: string): Promise<void> {
  const physiatrist = await asPhysiatrist(house, standing, day, "08:35");
  const { patientId } = standing.carried;
  for (const { precautionId, words } of await physiatrist.precautions.list({ patientId }))
    if (/^PRP: (protect|submaximal)/.test(words))
      await physiatrist.precautions.lift({
        operationId: nextOperation(),
        patientId,
        precautionIds: [precautionId],
        reason: "Tendon calm, loading begins",
      });
}

/** Opioid and sedative after an operation, with all that is asked about them but naloxone at home. */
async function listOpioids(house: SeedHouse, standing: Standing, anchorDay: string): Promise<void> {
  const { patientId } = standing.carried;
  const day = workdayBefore(anchorDay, 3);
  const physiatrist = await asPhysiatrist(house, standing, day, "11:25");
  const list = (medication: Parameters<SeedCaller["medications"]["record"]>[0]["medication"]) =>
    physiatrist.medications.record({ operationId: nextOperation(), patientId, medication });
  const none = { startedOn: null, opioid: null };
  await list({
    words: "Oxycodone 10 mg",
    kind: "opioid",
    doseText: "10 mg every 6 h as needed",
    startedOn: addDays(day, -40),
    opioid: { opioidId: "oxycodone", dailyThousandths: 40_000 },
  });
  await list({ words: "Lorazepam 1 mg", kind: "sedative", doseText: "1 mg at bedtime", ...none });
  const stopped = await list({ words: "Ibuprofen 600 mg", kind: "other", doseText: "with meals", ...none });
  await physiatrist.medications.stop({
    operationId: nextOperation(),
    patientId,
    medicationId: stopped.medicationId,
    expectedVersion: 1,
  });
  for (const [kind, answer, on, words] of [
    ["agreement", "yes", day, "Signed, one prescriber"],
    ["screen", "yes", day, "ORT 3, low risk"],
    ["monitoring", "yes", day, "One prescriber, one pharmacy"],
    ["naloxone", "no", day, "Offered, wants to think about it"],
  ] as const)
    await physiatrist.medications.checkOpioid({
      operationId: nextOperation(),
      patientId,
      check: { kind, answer, on, words },
    });
  const raised = (await physiatrist.precautions.list({ patientId })).filter(
    ({ state }) => state === "raised",
  );
  for (const { precautionId } of raised)
    await physiatrist.precautions.confirm({
      operationId: nextOperation(),
      patientId,
      precautionIds: [precautionId],
    });
}

/** Patients by their number who stand for a state of tests, procedures and medications, whatever their course is. */
const settling: ReadonlyMap<
  number,
  (house: SeedHouse, standing: Standing, anchorDay: string) => Promise<void>
> = new Map([
  [27, leaveUnread],
  [30, leaveOverdue],
  [36, inject],
  [38, leaveCritical],
  [39, treatWithPlasma],
  [43, signStudy],
  [47, listOpioids],

  [59, leaveEmergent],
  [71, treatWithToxin],
]);

export async function settleTests(
  house: SeedHouse,
  index: number,
  standing: Standing,
  anchorDay: string,
): Promise<void> {
  await settling.get(index)?.(house, standing, anchorDay);
}
