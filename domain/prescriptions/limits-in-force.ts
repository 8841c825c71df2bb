import type { Day } from "#domain/calendar/days.ts";
import { compareQuantities } from "#domain/doses/quantity.ts";
import type { StaffRole } from "#domain/people/staff.ts";
import type { Limit } from "./limit.ts";

export type LimitEvent = { limitId: string; kind: "raised" | "lifted" | "postponed"; seq: number };

/** Limits that hold: raised and not lifted since. A limit past its day is due for lifting and still holds. */
export function limitsInForce(limits: readonly Limit[], events: readonly LimitEvent[]): Limit[] {
  const last = new Map<string, LimitEvent>();
  for (const event of events) {
    if (event.kind === "postponed") continue;
    const known = last.get(event.limitId);
    if (!known || known.seq < event.seq) last.set(event.limitId, event);
  }
  return limits.filter((limit) => last.get(limit.limitId)?.kind === "raised");
}

export const isDueForLifting = (limit: Pick<Limit, "dueForLiftingOn">, today: Day): boolean =>
  limit.dueForLiftingOn !== undefined && limit.dueForLiftingOn <= today;

/** Whether `staffId` may lift it: its owner, or a delegate the owner named. */
export const mayLift = (limit: Pick<Limit, "owner" | "delegateStaffIds">, staffId: string): boolean =>
  limit.owner.staffId === staffId || limit.delegateStaffIds.includes(staffId);

/** Who lifts it here: its owner or a delegate; one that no prescriber stood for when it was raised is any physiatrist's. */
export const isLiftedBy = (
  limit: Pick<Limit, "owner" | "delegateStaffIds">,
  { staffId, role }: { staffId: string; role: StaffRole },
): boolean =>
  mayLift(limit, staffId) ||
  (limit.owner.kind === "physiatrist" && limit.owner.staffId === undefined && role === "physiatrist");

/** Whether two limits bound the same thing, so that the stricter of them decides. */
export function boundsTheSame(left: Limit, right: Limit): boolean {
  if (left.kind === "range" && right.kind === "range")
    return (
      left.joint === right.joint &&
      left.motion === right.motion &&
      left.side === right.side &&
      left.isLoadedOnly === right.isLoadedOnly
    );
  if (left.kind === "weight-bearing" && right.kind === "weight-bearing")
    return left.limb === right.limb && left.side === right.side;
  return left.kind === right.kind;
}

const strictness = ["none", "touch-down", "partial", "as-tolerated", "full"] as const;

/** Whether `left` lets less through than `right`, where both bound the same; in other units neither is. */
export function isStricter(left: Limit, right: Limit): boolean {
  if (left.kind === "weight-bearing" && right.kind === "weight-bearing") {
    const byStatus = strictness.indexOf(left.status) - strictness.indexOf(right.status);
    if (byStatus !== 0) return byStatus < 0;
  }
  return (
    left.most !== undefined && right.most !== undefined && compareQuantities(left.most, right.most) === "less"
  );
}

/** The limits to show where several bound the same thing: the strictest wins, ones in other units stay beside it. */
export function strictestLimits(limits: readonly Limit[]): Limit[] {
  return limits.filter(
    (limit) =>
      !limits.some((other) => other !== limit && boundsTheSame(other, limit) && isStricter(other, limit)),
  );
}
