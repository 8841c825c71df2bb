import type { Day } from "#domain/calendar/days.ts";
import { describeLimit } from "#domain/prescriptions/describe.ts";
import type { Limit } from "#domain/prescriptions/limit.ts";
import type { PrescriptionContent } from "#domain/prescriptions/prescription.ts";
import { describeEquipment, describeHinge } from "./describe-equipment.ts";
import { type EquipmentOrder, factsOfEquipment } from "./equipment-order.ts";

type Problem = { field: string; words: string };

/** What stands against each piece that is ordered: its side, its hinge against itself and the patient's limits, its day, its words. */
export function validateEquipment(
  content: PrescriptionContent,
  facts: { today: Day; limits: readonly Limit[] },
): Problem[] {
  return (content.equipment ?? []).flatMap((order, index) => {
    const path = `equipment.${index}`;
    const { label, isSided, hinge: joint } = factsOfEquipment(order.kind);
    const problems: Problem[] = [];
    const say = (field: string, words: string) => problems.push({ field: `${path}.${field}`, words });
    if (isSided && !order.side) say("side", `Choose the side of the ${label}.`);
    if (!isSided && order.side) say("side", `A ${label} has no side. Clear it.`);
    if (order.kind === "other" && order.words === "") say("words", "Say what is ordered.");
    if (order.hinge && !joint) say("hinge", `A ${label} has no hinge. Clear the degrees.`);
    if (order.hinge && order.hinge.fromDegrees > order.hinge.toDegrees)
      say(
        "hinge",
        `The hinge opens from ${order.hinge.fromDegrees}° to ${order.hinge.toDegrees}°. Swap them.`,
      );
    if (order.untilOn !== undefined && order.untilOn < facts.today)
      say("untilOn", "This day is past. Choose a day from today on, or leave it open.");
    const crossed = order.hinge && joint ? crossedBy(order, joint, facts.limits) : undefined;
    if (crossed && order.hinge)
      say(
        "hinge",
        `This ${label} is ${describeHinge(order.hinge)}, and the limit says: ${describeLimit(crossed)}. Close it further, or ask the limit's owner.`,
      );
    const treated = content.diagnoses[0]?.side;
    const isOpposite =
      (treated === "left" && order.side === "right") || (treated === "right" && order.side === "left");
    // A cane is held on the other side.
    if (isOpposite && order.kind !== "cane" && order.words === "")
      say(
        "side",
        `${describeEquipment(order)} is for the ${order.side} side and the diagnosis is ${treated}. Change the side, or say why in its words.`,
      );
    return problems;
  });
}

/** A limit on the flexion of the joint that the hinge would let it pass. */
const crossedBy = (
  { hinge, side }: EquipmentOrder,
  joint: string,
  limits: readonly Limit[],
): Limit | undefined =>
  limits.find(
    (limit) =>
      limit.kind === "range" &&
      limit.joint === joint &&
      limit.motion === "flexion" &&
      !limit.isLoadedOnly &&
      (limit.side === "both" || side === "both" || limit.side === side) &&
      hinge !== undefined &&
      hinge.toDegrees * 1000 > limit.most.thousandths,
  );
