import { and, desc, eq, gt, inArray } from "drizzle-orm";
import type { PatientDetails } from "#domain/patients/patient.schema.ts";
import { requirePatient } from "#server/access/access.queries.ts";
import type { Run } from "#server/command.ts";
import { refuse, refuseNotFound, requireVersion } from "#server/refusal.ts";
import { writeSearchTerms } from "./search-terms.commands.ts";

/** `44318` as it is kept and shown, `44 318`; typed groups do not matter. */
const inGroups = (mrn: string): string => mrn.replaceAll(/\s/g, "").replaceAll(/\B(?=(\d{3})+$)/g, " ");

/** MRNs count up per clinic from the newest and are shown in groups of three, `44 318`; one that is taken is passed over. */
async function nextMrn(run: Run, clinicId: string): Promise<string> {
  const { patients } = run.tx.t;
  const newest = await run.tx.db
    .select({ mrn: patients.mrn })
    .from(patients)
    .where(eq(patients.homeClinicId, clinicId))
    .orderBy(desc(patients.id))
    .limit(50);
  const numbers = newest
    .map((row) => Number(row.mrn.replaceAll(" ", "")))
    .filter((number) => Number.isSafeInteger(number) && number < 10_000_000);
  for (let number = Math.max(10_000, ...numbers) + 1; ; number += 1) {
    const mrn = inGroups(String(number));
    const [taken] = await run.tx.db
      .select({ id: patients.id })
      .from(patients)
      .where(and(eq(patients.homeClinicId, clinicId), eq(patients.mrn, mrn)));
    if (!taken) return mrn;
  }
}

export async function registerPatient(
  run: Run,
  clinicId: string,
  patient: PatientDetails,
  mrn?: string,
): Promise<{ patientId: string; mrn: string }> {
  const { t, db } = run.tx;
  if (!run.actor.clinicIds.includes(clinicId)) return refuseNotFound();
  const [clinic] = await db
    .select({ timeZone: t.clinics.timeZone })
    .from(t.clinics)
    .where(eq(t.clinics.id, clinicId));
  if (!clinic) return refuseNotFound();
  if (patient.bornOn !== null && patient.bornOn > run.todayIn(clinic.timeZone))
    refuse("invalid", "Enter a birth date in the past, for example Mar 14, 1951.", {
      field: "patient.bornOn",
    });
  const patientId = run.newId();
  const given = mrn ?? (await nextMrn(run, clinicId));
  await db.insert(t.patients).values({
    id: patientId,
    homeClinicId: clinicId,
    mrn: given,
    ...patient,
    allergyState: "not-asked",
    createdAt: run.now,
  });
  await writeSearchTerms(run.tx, patientId, { ...patient, mrn: given });
  await run.audit({
    chainId: clinicId,
    action: "registerPatient",
    entity: "patient",
    entityId: patientId,
    patientId,
  });
  return { patientId, mrn: given };
}

export async function editPatient(
  run: Run,
  patientId: string,
  expectedVersion: number,
  patient: PatientDetails,
): Promise<{ version: number }> {
  const reached = await requirePatient(
    run.tx,
    { actor: run.actor, action: "patients.edit", now: run.now },
    patientId,
  );
  const { t, db } = run.tx;
  const [before] = await db
    .select({ version: t.patients.version, mrn: t.patients.mrn })
    .from(t.patients)
    .where(eq(t.patients.id, reached.patientId));
  if (!before) return refuseNotFound();
  requireVersion(expectedVersion, before.version, "This patient's entry");
  if (patient.bornOn !== null && patient.bornOn > run.todayIn(reached.timeZone))
    refuse("invalid", "Enter a birth date in the past, for example Mar 14, 1951.", {
      field: "patient.bornOn",
    });
  await db
    .update(t.patients)
    .set({ ...patient, version: before.version + 1 })
    .where(eq(t.patients.id, reached.patientId));
  await writeSearchTerms(run.tx, reached.patientId, { ...patient, mrn: before.mrn });
  await run.audit({
    chainId: reached.clinicId,
    action: "editPatient",
    entity: "patient",
    entityId: reached.patientId,
    patientId: reached.patientId,
  });
  return { version: before.version + 1 };
}

export type OpenedChart = {
  patientId: string;
  openedAt: number /** The look before this sitting; null at the first. */;
  lastLookedAt: number | null;
  lastLookedSeq: number | null;
};

/** Opening a chart is recorded once per person, patient and sitting, before any data leaves. */
export async function openChart(run: Run, patientId: string, signedInAt: number): Promise<OpenedChart> {
  const reached = await requirePatient(
    run.tx,
    { actor: run.actor, action: "patients.openChart", now: run.now },
    patientId,
  );
  const { t, db } = run.tx;
  const looks = await db
    .select({ openedAt: t.chartOpens.openedAt, seq: t.chartOpens.seq })
    .from(t.chartOpens)
    .where(and(eq(t.chartOpens.staffId, run.actor.staffId), eq(t.chartOpens.patientId, reached.patientId)))
    .orderBy(desc(t.chartOpens.openedAt), desc(t.chartOpens.id))
    .limit(2);
  const [latest, earlier] = looks;
  const isOpenAlready = latest !== undefined && latest.openedAt >= signedInAt;
  const before = isOpenAlready ? earlier : latest;
  if (!isOpenAlready) {
    const seq = await run.audit({
      chainId: reached.clinicId,
      action: "openChart",
      entity: "patient",
      entityId: reached.patientId,
      patientId: reached.patientId,
    });
    await db.insert(t.chartOpens).values({
      id: run.newId(),
      staffId: run.actor.staffId,
      patientId: reached.patientId,
      openedAt: run.now,
      seq,
    });
  }
  return {
    patientId: reached.patientId,
    openedAt: isOpenAlready ? latest.openedAt : run.now,
    lastLookedAt: before?.openedAt ?? null,
    lastLookedSeq: before?.seq ?? null,
  };
}

const breakGlassMilliseconds = 3_600_000;

/** One hour of access with a reason, for whoever needs it now; a manager sees every one. */
export async function breakGlass(
  run: Run,
  mrn: string,
  clinicId: string,
  reason: string,
): Promise<{ patientId: string; untilAt: number }> {
  const { t, db } = run.tx;
  const [patient] = await db
    .select({ id: t.patients.id })
    .from(t.patients)
    .where(and(inArray(t.patients.mrn, [mrn, inGroups(mrn)]), eq(t.patients.homeClinicId, clinicId)));
  if (!patient) return refuseNotFound();
  const untilAt = run.now + breakGlassMilliseconds;
  const [standing] = await db
    .select({ untilAt: t.breakGlasses.untilAt })
    .from(t.breakGlasses)
    .where(
      and(
        eq(t.breakGlasses.staffId, run.actor.staffId),
        eq(t.breakGlasses.patientId, patient.id),
        gt(t.breakGlasses.untilAt, run.now),
      ),
    );
  if (standing) return { patientId: patient.id, untilAt: standing.untilAt };
  const id = run.newId();
  await db
    .insert(t.breakGlasses)
    .values({ id, patientId: patient.id, staffId: run.actor.staffId, reason, openedAt: run.now, untilAt });
  await run.audit({
    chainId: clinicId,
    action: "breakGlass",
    entity: "break-glass",
    entityId: id,
    patientId: patient.id,
    reason,
  });
  return { patientId: patient.id, untilAt };
}
