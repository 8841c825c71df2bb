import { addDays, type Day } from "#domain/calendar/days.ts";
import type { BodySide, Joint, Limit, Owner } from "#domain/prescriptions/limit.ts";
import type { Diagnosis } from "#domain/prescriptions/prescription.ts";
import type { ProtocolLimit } from "#domain/protocols/protocol-limit.ts";

const middleJoints: readonly Joint[] = ["neck", "thoracic-spine", "lumbar-spine"];

/** A limit is looked at again no sooner than a week after it is raised (K). */
const leastDays = 7;

/**
 * The sides a protocol's limit is raised for: those of the treated problem. Undefined where the problem does not tell,
 * so that whoever prescribes chooses; no side is ever assumed.
 */
function sidesOf(limit: ProtocolLimit, side: Diagnosis["side"]): readonly (BodySide | undefined)[] {
  if (limit.kind !== "range" && limit.kind !== "weight-bearing") return [undefined];
  if (limit.kind === "range" && middleJoints.includes(limit.joint)) return ["midline"];
  if (side === "left" || side === "right") return [side];
  if (side !== "both") return [undefined];
  return limit.kind === "weight-bearing" ? ["left", "right"] : ["both"];
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
    /** The day its days are counted from, or what stands in for it while nobody told it. */
    countedFromOn: Day;
    newId: () => string;
  },
): Limit[] {
  return limits.flatMap(({ ownerKind, dueAfterDays, ...limit }) => {
    const owner: Owner = ownerKind === "surgeon" ? { kind: "surgeon", ...facts.surgeon } : facts.prescriber;
    const isOutside = owner.staffId === undefined;
    const [planned, soonest] = [addDays(facts.countedFromOn, dueAfterDays), addDays(facts.today, leastDays)];
    return sidesOf({ ownerKind, dueAfterDays, ...limit }, facts.side).map(
      (side) =>
        ({
          ...limit,
          ...(side === undefined ? {} : { side }),
          limitId: facts.newId(),
          owner,
          delegateStaffIds: isOutside && facts.delegateStaffId !== null ? [facts.delegateStaffId] : [],
          fromOn: facts.today,
          dueForLiftingOn: planned > soonest ? planned : soonest,
        }) as Limit,
    );
  });
}
