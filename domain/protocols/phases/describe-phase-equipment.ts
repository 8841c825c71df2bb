import { describeEquipment } from "#domain/prescriptions/equipment/describe-equipment.ts";
import type { PhaseEquipment } from "./equipment-of-phase.ts";

/** "Hinged knee brace, treated side, open from 0° to 30°, when walking, through day 42" */
export function describePhaseEquipment({ side, untilAfterDays, ...order }: PhaseEquipment): string {
  const words = [
    side === undefined || side === "both" ? "" : `${side} side`,
    untilAfterDays === undefined ? "" : `through day ${untilAfterDays}`,
  ];
  return describeEquipment({
    equipmentId: "",
    ...order,
    ...(side === "both" ? { side } : {}),
    words: words.filter((part) => part !== "").join(", "),
  });
}
