import type { Limit } from "#domain/prescriptions/limit.ts";
import type { PrescriptionContent } from "#domain/prescriptions/prescription.ts";

/** A new limit whose owner is outside the organization, and is therefore named in words. */
export const isOwnedOutside = (limit: Limit, standingLimitIds: readonly string[]): boolean =>
  limit.owner.kind === "surgeon" &&
  limit.owner.staffId === undefined &&
  !standingLimitIds.includes(limit.limitId);

/** One owner, named once: every new limit under the old name takes the new one. */
export const renameOutsideOwner = (
  content: PrescriptionContent,
  standingLimitIds: readonly string[],
  from: string,
  to: string,
): PrescriptionContent => ({
  ...content,
  limits: content.limits.map((limit) =>
    isOwnedOutside(limit, standingLimitIds) && limit.owner.name === from
      ? { ...limit, owner: { ...limit.owner, name: to } }
      : limit,
  ),
});
