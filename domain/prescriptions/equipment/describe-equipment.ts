import { describeDay } from "#domain/calendar/describe.ts";
import { type EquipmentOrder, factsOfEquipment } from "./equipment-order.ts";

const sideWords = { left: "Left ", right: "Right ", both: "Both sides, " } as const;
const wearWords = {
  always: "always on",
  walking: "when walking",
  daytime: "by day",
  sleep: "for sleep",
  exercise: "for exercise",
  "as-needed": "as needed",
} as const;
const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);
const angle = (degrees: number) => `${degrees < 0 ? `−${-degrees}` : degrees}°`;

export const describeHinge = ({ fromDegrees: from, toDegrees: to }: NonNullable<EquipmentOrder["hinge"]>) =>
  from === to ? `locked at ${angle(from)}` : `open from ${angle(from)} to ${angle(to)}`;

/** "Left hinged knee brace, open from 0° to 30°, when walking, 8 hours a day at most, until Dec 7, 2026" */
export function describeEquipment(order: EquipmentOrder): string {
  const { kind, side, hinge, wear, hoursPerDay, untilOn, words } = order;
  return [
    capital(`${side ? sideWords[side] : ""}${factsOfEquipment(kind).label}`),
    hinge ? describeHinge(hinge) : "",
    wear ? wearWords[wear] : "",
    hoursPerDay === undefined ? "" : `${hoursPerDay} ${hoursPerDay === 1 ? "hour" : "hours"} a day at most`,
    untilOn ? `until ${describeDay(untilOn)}` : "",
    words,
  ]
    .filter((part) => part !== "")
    .join(", ");
}
