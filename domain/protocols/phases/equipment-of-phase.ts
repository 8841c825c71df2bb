import * as z from "zod/mini";
import { addDays, type Day } from "#domain/calendar/days.ts";
import {
  type EquipmentOrder,
  equipmentOrderSchema,
  factsOfEquipment,
} from "#domain/prescriptions/equipment/equipment-order.ts";
import type { Diagnosis } from "#domain/prescriptions/prescription.ts";

const { kind, hinge, wear, hoursPerDay } = equipmentOrderSchema.shape;

/** Equipment before it belongs to a patient: its side is the treated one, its last day counted. */
export const phaseEquipmentSchema = z.strictObject({
  kind,
  /** Absent where whoever prescribes chooses. A cane is held on the other side. */
  side: z.exactOptional(z.enum(["treated", "other", "both"])),
  hinge,
  wear,
  hoursPerDay,
  /** Days after the day its protocol counts from, through which it is used. */
  untilAfterDays: z.exactOptional(z.int().check(z.gte(1), z.lte(730))),
});
export type PhaseEquipment = z.infer<typeof phaseEquipmentSchema>;

/** What is ordered is used a week at least (K). */
const leastDays = 7;
const opposite = { left: "right", right: "left" } as const;

function sideOf(
  { kind: ordered, side }: PhaseEquipment,
  treated: Diagnosis["side"],
): EquipmentOrder["side"] | undefined {
  if (side === undefined || !factsOfEquipment(ordered).isSided) return undefined;
  if (side === "both" || (treated === "both" && side === "treated")) return "both";
  if (treated !== "left" && treated !== "right") return undefined;
  return side === "treated" ? treated : opposite[treated];
}

/** A phase's equipment as it comes to one patient; a side nobody told is left out and chosen before it is signed. */
export function equipmentOfPhase(
  equipment: readonly PhaseEquipment[],
  facts: { side: Diagnosis["side"]; today: Day; countedFromOn: Day; newId: () => string },
): EquipmentOrder[] {
  return equipment.map((order) => {
    const { side: _side, untilAfterDays, ...rest } = order;
    const side = sideOf(order, facts.side);
    const soonest = addDays(facts.today, leastDays);
    const planned = untilAfterDays === undefined ? undefined : addDays(facts.countedFromOn, untilAfterDays);
    return {
      equipmentId: facts.newId(),
      ...rest,
      ...(side === undefined ? {} : { side }),
      ...(planned === undefined ? {} : { untilOn: planned > soonest ? planned : soonest }),
      words: "",
    };
  });
}

/** Most pieces one prescription orders. */
const mostPieces = 12;

/** What is ordered once a phase opens: what the phase says, what was ordered beside its protocol, and nothing the phase before ended. */
export function equipmentAfter(
  base: readonly EquipmentOrder[],
  before: readonly PhaseEquipment[],
  drafted: readonly EquipmentOrder[],
): EquipmentOrder[] {
  const isOf = (orders: readonly { kind: string }[], order: EquipmentOrder) =>
    orders.some((one) => one.kind === order.kind);
  const opened = drafted.map((order) => {
    const known = base.find((one) => one.kind === order.kind);
    return known ? { ...order, equipmentId: known.equipmentId, words: known.words } : order;
  });
  return [...base.filter((one) => !isOf(before, one) && !isOf(drafted, one)), ...opened].slice(0, mostPieces);
}
