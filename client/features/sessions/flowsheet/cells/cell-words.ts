import { formatAmount } from "#domain/doses/describe.ts";
import type { DoseField, Quantity } from "#domain/doses/dose.ts";
import { doseFieldFacts } from "#domain/doses/fields.ts";
import { speakQuantity } from "#domain/doses/speak.ts";
import type { LineInForce } from "#domain/sessions/plan-in-force.ts";
import type { PerformedState } from "#domain/sessions/session.ts";
import { stateWords } from "../row-words.ts";

type Bound = LineInForce["bounds"][DoseField];

/** What the therapist may set, for the ear: "allowed 15 to 30", "allowed up to 30", "locked". Empty where nothing was said. */
export function speakAllowed(bound: Bound): string {
  if (bound?.isLocked) return "locked";
  const { least, most } = bound ?? {};
  if (least && most) return `allowed ${amountIn(least, most)} to ${amountIn(most)}`;
  if (most) return `allowed up to ${amountIn(most)}`;
  return least ? `allowed from ${amountIn(least)}` : "";
}

/** The unit is said once with the value; bounds in another unit, and rungs, say their own. */
const amountIn = (value: Quantity, beside: Quantity = value): string =>
  value.unit === "band" || value.unit === "assist" || value.unit !== beside.unit
    ? speakQuantity(value)
    : formatAmount(value.thousandths);

/** A cell for the ear: "Leg press, load, today, 25 pounds, copied, not confirmed, allowed 15 to 30". */
export const speakCell = (cell: {
  name: string;
  field: DoseField;
  value: Quantity | undefined;
  state: PerformedState;
  was?: Quantity | undefined;
  bound: Bound;
  isAsked: boolean;
}): string =>
  [
    cell.name,
    doseFieldFacts[cell.field].label.toLowerCase(),
    "today",
    cell.value ? speakQuantity(cell.value) : "not specified",
    cell.isAsked ? "wanted, not recorded" : stateWords[cell.state],
    ...(cell.was ? [`was ${formatAmount(cell.was.thousandths)}`] : []),
    ...[speakAllowed(cell.bound)].filter((words) => words !== ""),
  ].join(", ");
