import type { Equipment } from "./equipment.ts";
import { equipmentFacts } from "./equipment.ts";
import type { Position } from "./exercise.ts";

const positionWords: Record<Position, string> = {
  supine: "Lying on the back",
  prone: "Lying on the belly",
  "side-lying": "Lying on the side",
  "long-sitting": "Sitting, legs straight",
  seated: "Sitting",
  quadruped: "On hands and knees",
  kneeling: "Kneeling",
  "half-kneeling": "Kneeling on one knee",
  standing: "Standing",
  walking: "Walking",
  any: "",
};

/** "Lying on the back"; empty where the position does not matter. */
export const describePosition = (position: Position): string => positionWords[position];

/** "Dumbbell, bed or mat table"; empty where nothing is needed. */
export function describeEquipment(equipment: readonly Equipment[]): string {
  const words = equipment.map((piece) => equipmentFacts[piece].label).join(", ");
  return words === "" ? "" : `${words.slice(0, 1).toUpperCase()}${words.slice(1)}`;
}
