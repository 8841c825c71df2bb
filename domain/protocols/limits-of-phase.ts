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
 * A protocol's limits as they come to one patient. What is the surgeon's stays the surgeon's and is never the
 * prescriber's to lift; a side or a name nobody told is left out, and the content is not signed before it is filled.
 */
export function limitsOfPhase(
  limits: readonly ProtocolLimit[],
  facts: {
    side: Diagnosis["side"];
    prescriber: Owner;
    /** Empty name while nobody told it. */
    surgeon: Omit<Owner, "kind">;
    today: Day;
    newId: () => string;
  },
): Limit[] {
  return limits.flatMap(({ ownerKind, dueAfterDays, ...limit }) =>
    sidesOf({ ownerKind, dueAfterDays, ...limit }, facts.side).map(
      (side) =>
        ({
          ...limit,
          ...(side === undefined ? {} : { side }),
          limitId: facts.newId(),
          owner: ownerKind === "surgeon" ? { kind: "surgeon", ...facts.surgeon } : facts.prescriber,
          delegateStaffIds: [],
          fromOn: facts.today,
          dueForLiftingOn: addDays(facts.today, dueAfterDays),
        }) as Limit,
    ),
  );
}
