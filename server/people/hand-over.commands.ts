import { and, eq, inArray, isNull, or } from "drizzle-orm";
import { listClinicsOf } from "#server/auth/sign-in.queries.ts";
import { organizationChain, type Run } from "#server/command.ts";
import { refuse, refuseNotFound } from "#server/refusal.ts";

/** Whoever takes over works where the patients are: what waits for somebody out of reach is seen by nobody. */
async function requireReachAll(run: Run, fromStaffId: string, toStaffId: string): Promise<void> {
  const { t, db } = run.tx;
  const places = await db
    .selectDistinct({ clinicId: t.clinics.id, name: t.clinics.name })
    .from(t.episodes)
    .innerJoin(t.patients, eq(t.patients.id, t.episodes.patientId))
    .innerJoin(t.clinics, eq(t.clinics.id, t.patients.homeClinicId))
    .where(
      and(
        isNull(t.episodes.endedOn),
        or(eq(t.episodes.prescriberId, fromStaffId), eq(t.episodes.therapistId, fromStaffId)),
      ),
    )
    .limit(100);
  const reached = (await listClinicsOf(run.tx, toStaffId, run.now)).map((clinic) => clinic.clinicId);
  const missing = places.find((place) => !reached.includes(place.clinicId));
  if (missing)
    refuse("invalid", `This colleague does not work at ${missing.name}, where patients to hand over are.`, {
      field: "toStaffId",
    });
}

/** Hands every open episode of one colleague to another of the same role. */
export async function reassignEpisodes(
  run: Run,
  fromStaffId: string,
  toStaffId: string,
  reason: string,
): Promise<{ moved: number }> {
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
  await requireReachAll(run, fromStaffId, toStaffId);
  const column = to.role === "physiatrist" ? t.episodes.prescriberId : t.episodes.therapistId;
  const change = to.role === "physiatrist" ? { prescriberId: toStaffId } : { therapistId: toStaffId };
  const moved = await db
    .update(t.episodes)
    .set(change)
    .where(and(eq(column, fromStaffId), isNull(t.episodes.endedOn)))
    .returning({ id: t.episodes.id });
  if (to.role === "physiatrist") {
    await db
      .update(t.patientSignals)
      .set({ prescriberId: toStaffId })
      .where(and(eq(t.patientSignals.prescriberId, fromStaffId), eq(t.patientSignals.isOpen, true)));
    await db
      .update(t.changeRequests)
      .set({ prescriberId: toStaffId })
      .where(
        and(
          eq(t.changeRequests.prescriberId, fromStaffId),
          inArray(t.changeRequests.state, ["waiting", "with-supervisor"]),
        ),
      );
  }
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

export async function createCover(
  run: Run,
  cover: { absentStaffId: string; coveringStaffId: string; fromOn: string; toOn: string; reason: string },
): Promise<{ coverId: string }> {
  const { t, db } = run.tx;
  if (run.actor.role !== "admin" && cover.absentStaffId !== run.actor.staffId) refuseNotFound();
  if (cover.toOn < cover.fromOn) refuse("invalid", "The last day lies before the first.", { field: "toOn" });
  if (cover.absentStaffId === cover.coveringStaffId)
    refuse("invalid", "Choose a colleague.", { field: "coveringStaffId" });
  const people = await db
    .select({ id: t.staff.id, role: t.staff.role })
    .from(t.staff)
    .where(
      and(inArray(t.staff.id, [cover.absentStaffId, cover.coveringStaffId]), eq(t.staff.isActive, true)),
    );
  if (people.length !== 2) refuseNotFound();
  if (people[0]?.role !== people[1]?.role)
    refuse("invalid", "Cover is by a colleague of the same role.", { field: "coveringStaffId" });
  const coverId = run.newId();
  await db.insert(t.covers).values({ id: coverId, ...cover });
  await run.audit({
    chainId: organizationChain,
    action: "createCover",
    entity: "cover",
    entityId: coverId,
    after: { ...cover },
  });
  return { coverId };
}

export async function endCover(run: Run, coverId: string): Promise<{ coverId: string }> {
  const { t, db } = run.tx;
  const [cover] = await db
    .select({ absentStaffId: t.covers.absentStaffId })
    .from(t.covers)
    .where(and(eq(t.covers.id, coverId), isNull(t.covers.endedAt)));
  if (!cover || (run.actor.role !== "admin" && cover.absentStaffId !== run.actor.staffId))
    return refuseNotFound();
  await db.update(t.covers).set({ endedAt: run.now }).where(eq(t.covers.id, coverId));
  await run.audit({ chainId: organizationChain, action: "endCover", entity: "cover", entityId: coverId });
  return { coverId };
}
