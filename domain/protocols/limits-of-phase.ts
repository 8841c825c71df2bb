import { addDays, type Day } from "#domain/calendar/days.ts";
import type { BodySide, Joint, Limit, Owner } from "#domain/prescriptions/limit.ts";
import type { Diagnosis } from "#domain/prescriptions/prescription.ts";
import type { ProtocolLimit } from "./protocol.ts";

const middleJoints: readonly Joint[] = ["neck", "thoracic-spine", "lumbar-spine"];

/**
 * The sides a protocol's limit is raised for: those of the treated problem. Undefined where the problem does not tell,
 * so that whoever prescribes chooses; no side is ever assumed.
 */
function sidesOf(limit: ProtocolLimit, side: Diagnosis["side"]): readonly (BodySide | undefined)[] {
  if (limit.kind !== "range" && limit.kind !== "weight-bearing") return [undefined];
  if (side === "left" || side === "right") return [side];
  if (limit.kind === "weight-bearing") return side === "both" ? ["left", "right"] : [undefined];
  if (side === "both") return ["both"];
  return middleJoints.includes(limit.joint) ? ["midline"] : [undefined];
}

/**
 * A protocol's limits as they come to one patient. What is the surgeon's stays the surgeon's, with one named here who
 * may lift it in their place; a side or a name nobody told is left out, and nothing is signed before it is filled.
 */
export function limitsOfPhase(
  limits: readonly ProtocolLimit[],
  facts: {
    side: Diagnosis["side"];
    prescriber: Owner;
    /** Empty name while nobody told it. */
    surgeon: Omit<Owner, "kind">;
    /** Who here may lift what is owned outside; until it is signed another may be named. */
    delegateStaffId: string | null;
    today: Day;
    newId: () => string;
  },
): Limit[] {
  return limits.flatMap(({ ownerKind, dueAfterDays, ...limit }) => {
    const owner: Owner = ownerKind === "surgeon" ? { kind: "surgeon", ...facts.surgeon } : facts.prescriber;
    const isOutside = owner.staffId === undefined;
    return sidesOf({ ownerKind, dueAfterDays, ...limit }, facts.side).map(
      (side) =>
        ({
          ...limit,
          ...(side === undefined ? {} : { side }),
          limitId: facts.newId(),
          owner,
          delegateStaffIds: isOutside && facts.delegateStaffId !== null ? [facts.delegateStaffId] : [],
          fromOn: facts.today,
          dueForLiftingOn: addDays(facts.today, dueAfterDays),
        }) as Limit,
    );
  });
}
