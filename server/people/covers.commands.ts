import { and, eq, inArray, isNull } from "drizzle-orm";
import { organizationChain, type Run } from "#server/command.ts";
import { refuse, refuseNotFound } from "#server/refusal.ts";

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
