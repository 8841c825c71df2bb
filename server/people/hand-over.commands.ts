import { and, eq, inArray, isNull } from "drizzle-orm";
import { counted } from "#domain/units/counted.ts";
import { listClinicsOf } from "#server/auth/sign-in.queries.ts";
import { organizationChain, type Run } from "#server/command.ts";
import { refuse, refuseNotFound } from "#server/refusal.ts";
import { atClinic, countSupervisedQuestions, listStranded, type Stranded } from "./stranded.queries.ts";

/** Whoever takes over works where the patients are: what waits for somebody out of reach is seen by nobody. */
async function requireReachAll(run: Run, { fromStaffId, toStaffId, clinicId }: HandOver): Promise<void> {
  const places = await listStranded(run.tx, fromStaffId, clinicId === undefined ? undefined : [clinicId]);
  const reached = (await listClinicsOf(run.tx, toStaffId, run.now)).map((clinic) => clinic.clinicId);
  const missing = places.find((place) => !reached.includes(place.clinicId));
  if (missing)
    refuse(
      "invalid",
      `This colleague does not work at ${missing.clinicName}, where patients to hand over are.`,
      { field: "toStaffId" },
    );
}

/**
 * Refuses what would leave episodes, reasons or questions with nobody: this person leaves these clinics, or, without
 * clinics, all that they do.
 */
export async function requireNothingStranded(
  run: Run,
  staffId: string,
  leaving: { clinicIds?: readonly string[]; field: string },
): Promise<void> {
  const [left] = await listStranded(run.tx, staffId, leaving.clinicIds);
  if (left)
    refuse("not-now", `Hand over first: ${describeStranded(left)} at ${left.clinicName}.`, {
      field: leaving.field,
    });
  if (leaving.clinicIds) return;
  const supervised = await countSupervisedQuestions(run.tx, staffId);
  if (supervised > 0)
    refuse(
      "not-now",
      `${counted(supervised, "question of an assistant waits", "questions of assistants wait")} for this therapist. Name another supervisor for them first.`,
      { field: leaving.field },
    );
}

const describeStranded = ({ episodes, questions }: Stranded): string =>
  [
    ...(episodes > 0 ? [counted(episodes, "open episode")] : []),
    ...(questions > 0 ? [counted(questions, "item that waits", "items that wait")] : []),
  ].join(" and ");

export type HandOver = {
  fromStaffId: string;
  toStaffId: string;
  /** The patients of this clinic only. */
  clinicId?: string | undefined;
  reason: string;
};

/** Hands the open episodes of one colleague, and what waits with them, to another of the same role. */
export async function reassignEpisodes(run: Run, handOver: HandOver): Promise<{ moved: number }> {
  const { fromStaffId, toStaffId, clinicId, reason } = handOver;
  const { t, db } = run.tx;
  const people = await db
    .select({ id: t.staff.id, role: t.staff.role, isActive: t.staff.isActive })
    .from(t.staff)
    .where(inArray(t.staff.id, [fromStaffId, toStaffId]));
  const from = people.find((person) => person.id === fromStaffId);
  const to = people.find((person) => person.id === toStaffId);
  if (!from || !to?.isActive) return refuseNotFound();
  if (from.role !== to.role || (to.role !== "physiatrist" && to.role !== "therapist"))
    refuse("invalid", "Hand over to a colleague of the same role.", { field: "toStaffId" });
  if (fromStaffId === toStaffId) refuse("invalid", "Choose a colleague.", { field: "toStaffId" });
  await requireReachAll(run, handOver);
  const column = to.role === "physiatrist" ? t.episodes.prescriberId : t.episodes.therapistId;
  const change = to.role === "physiatrist" ? { prescriberId: toStaffId } : { therapistId: toStaffId };
  const moved = await db
    .update(t.episodes)
    .set(change)
    .where(
      and(
        eq(column, fromStaffId),
        isNull(t.episodes.endedOn),
        atClinic(run.tx, t.episodes.patientId, clinicId),
      ),
    )
    .returning({ patientId: t.episodes.patientId });
  const waiting = to.role === "physiatrist" ? await moveWhatWaits(run, handOver) : [];
  const patientIds = new Set([...moved, ...waiting].map((row) => row.patientId));
  await auditEachPatient(run, handOver, [...patientIds]);
  await run.audit({
    chainId: organizationChain,
    action: "reassignEpisodes",
    entity: "staff",
    entityId: fromStaffId,
    after: { toStaffId, moved: moved.length },
    reason,
  });
  return { moved: moved.length };
}

/** Reasons and questions go where their episodes go. */
async function moveWhatWaits(
  run: Run,
  { fromStaffId, toStaffId, clinicId }: HandOver,
): Promise<{ patientId: string }[]> {
  const { t, db } = run.tx;
  const signals = await db
    .update(t.patientSignals)
    .set({ prescriberId: toStaffId })
    .where(
      and(
        eq(t.patientSignals.prescriberId, fromStaffId),
        eq(t.patientSignals.isOpen, true),
        atClinic(run.tx, t.patientSignals.patientId, clinicId),
      ),
    )
    .returning({ patientId: t.patientSignals.patientId });
  const requests = await db
    .update(t.changeRequests)
    .set({ prescriberId: toStaffId })
    .where(
      and(
        eq(t.changeRequests.prescriberId, fromStaffId),
        inArray(t.changeRequests.state, ["waiting", "with-supervisor"]),
        atClinic(run.tx, t.changeRequests.patientId, clinicId),
      ),
    )
    .returning({ patientId: t.changeRequests.patientId });
  return [...signals, ...requests];
}

/** Whoever asks later who was responsible for a patient finds it in the patient's own trail. */
async function auditEachPatient(run: Run, handOver: HandOver, patientIds: readonly string[]): Promise<void> {
  const { fromStaffId, toStaffId, reason } = handOver;
  const { patients } = run.tx.t;
  for (const patientId of patientIds) {
    const [home] = await run.tx.db
      .select({ clinicId: patients.homeClinicId })
      .from(patients)
      .where(eq(patients.id, patientId));
    await run.audit({
      chainId: home?.clinicId ?? organizationChain,
      action: "handOverPatient",
      entity: "patient",
      entityId: patientId,
      patientId,
      before: { staffId: fromStaffId },
      after: { staffId: toStaffId },
      reason,
    });
  }
}
