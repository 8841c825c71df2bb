import { describeDay } from "#domain/calendar/describe.ts";
import { describeQuantity } from "#domain/doses/describe.ts";
import type { BodySide, Limit } from "./limit.ts";

const sideWords = { left: "Left", right: "Right", both: "Both", midline: "" } as const;
/** A limit of a draft may wait for its side; then none is said. */
const sideWord = (side: BodySide | undefined): string => (side === undefined ? "" : sideWords[side]);
const spaced = (word: string) => word.replaceAll("-", " ");
const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);

const statusWords = {
  none: "no weight-bearing",
  "touch-down": "touch-down weight-bearing",
  partial: "partial weight-bearing",
  "as-tolerated": "weight as tolerated",
  full: "full weight-bearing",
} as const;

/** A limit in clinical words, "Left knee flexion at most 90°". */
export function describeLimit(limit: Limit): string {
  switch (limit.kind) {
    case "range": {
      const place = capital(
        `${sideWord(limit.side)} ${spaced(limit.joint)} ${limit.isLoadedOnly ? "loaded " : ""}${spaced(limit.motion)}`.trim(),
      );
      return `${place} at most ${describeQuantity(limit.most)}`;
    }
    case "weight-bearing": {
      const most = limit.most ? `, at most ${describeQuantity(limit.most)}` : "";
      return capital(`${sideWord(limit.side)} ${limit.limb} ${statusWords[limit.status]}${most}`.trim());
    }
    case "lift":
      return `Lift ${describeQuantity(limit.most)} at most`;
    case "effort":
      return `Effort at most ${describeQuantity(limit.most)}`;
    case "pain":
      return `Pain at most ${describeQuantity(limit.most)}`;
    case "heart-rate":
      return `Heart rate at most ${describeQuantity(limit.most)}, to be measured: not checked here`;
    default:
      return limit satisfies never;
  }
}

/** Who answers for a limit, who else may lift it, until when and why. */
export function describeLimitOwner(limit: Limit): string {
  const others = limit.delegateStaffIds.length;
  return [
    `owner ${limit.owner.name}`,
    ...(others > 0 ? [`${others} more may lift it`] : []),
    limit.dueForLiftingOn ? `due for lifting ${describeDay(limit.dueForLiftingOn)}` : "no date for lifting",
    ...(limit.reason === "" ? [] : [limit.reason]),
  ].join("; ");
}
