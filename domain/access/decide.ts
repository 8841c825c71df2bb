import type { StaffRole, TherapistLevel } from "#domain/people/staff.ts";
import { type AccessAction, type AccessRule, accessRules } from "./access.ts";

export type DecidingActor = { role: StaffRole; level: TherapistLevel | null; rights: readonly string[] };

/**
 * Whether this role, level and set of rights carries an action at all. The relation to a patient is decided in the
 * query's `where`, from the same table.
 */
export function decideAccess(
  action: AccessAction,
  actor: DecidingActor,
): { isAllowed: boolean; words: string } {
  const rule: AccessRule = accessRules[action];
  const ofRole = rule.grants.filter((grant) => grant.role === actor.role);
  if (ofRole.length === 0) return { isAllowed: false, words: "Your role does not include this." };
  const ofLevel = ofRole.filter((grant) => !grant.level || actor.level === grant.level);
  if (ofLevel.length === 0)
    return { isAllowed: false, words: "An assistant cannot do this. Ask the supervising therapist." };
  const ofRights = ofLevel.filter(
    (grant) => !grant.rights || grant.rights.some((right) => actor.rights.includes(right)),
  );
  if (ofRights.length === 0)
    return { isAllowed: false, words: "Your rights as an admin do not include this." };
  return { isAllowed: true, words: "" };
}
