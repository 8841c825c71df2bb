import { type Dose, type DoseField, doseFields, type Quantity } from "#domain/doses/dose.ts";
import { saferDirection } from "#domain/doses/fields.ts";
import { compareQuantities, isSafer, isSameQuantity } from "#domain/doses/quantity.ts";
import type { CheckFinding } from "./check-result.ts";
import type { LineInForce, PlanInForce } from "./plan-in-force.ts";

/**
 * The prescriber's bounds, field by field. Inside them is always *act*; outside them the line's consequence; a locked
 * field asks; a bounded or locked field that was prescribed and is left out is outside; a field the prescription does
 * not specify is decided by whom the prescription names. A line of the therapist's own has no bounds and never asks.
 */
export function checkLine(
  plan: Pick<PlanInForce, "leftOpen">,
  line: LineInForce,
  wanted: Dose,
): CheckFinding[] {
  if (line.owner === "therapist") return [];
  const findings = doseFields.flatMap((field) => {
    const value = wanted[field];
    return value
      ? [...checkField(plan, line, field, value), ...checkWeeklyStep(line, field, value)]
      : checkLeftOut(line, field);
  });
  const { rung } = line;
  if (!rung) return findings;
  // What another rung has no field for is not left out; an easier one is always the therapist's.
  const own = findings.filter(
    ({ cause, field }) => cause !== "left-out" || (field !== undefined && rung.fields.includes(field)),
  );
  return rung.reach === "easier" ? own.map((finding) => ({ ...finding, consequence: "act" })) : own;
}

/** A harder rung than the therapist may move to asks as the line says; where none is named, who decides what is left open says. */
export function checkRung(plan: Pick<PlanInForce, "leftOpen">, line: LineInForce): CheckFinding[] {
  const reach = line.rung?.reach;
  if (line.owner === "therapist" || reach === undefined || reach === "easier" || reach === "up-to") return [];
  const found = { cause: "rung", sourceId: line.exercise.exerciseId } as const;
  return reach === "beyond"
    ? [{ ...found, place: "outside", consequence: line.consequence }]
    : [
        {
          ...found,
          place: "not-specified",
          consequence: plan.leftOpen === "ask-first" ? "ask-first" : "act",
        },
      ];
}

/** Leaving a field out is no way past its bounds. Where the current dose left it out already, it stays so. */
function checkLeftOut(line: LineInForce, field: DoseField): CheckFinding[] {
  const bound = line.bounds[field];
  const prescribed = line.prescribed[field];
  if (!prescribed || !line.current[field] || !(bound?.isLocked || bound?.least || bound?.most)) return [];
  return [
    {
      field,
      place: "outside",
      consequence: bound.isLocked ? "ask-first" : line.consequence,
      cause: "left-out",
      bound: prescribed,
    },
  ];
}

function checkField(
  plan: Pick<PlanInForce, "leftOpen">,
  line: LineInForce,
  field: DoseField,
  value: Quantity,
): CheckFinding[] {
  const bound = line.bounds[field];
  const prescribed = line.prescribed[field];
  const asked = (finding: CheckFinding): CheckFinding => softened(line, field, value, finding);
  if (bound?.isLocked) {
    if (isSameQuantity(value, prescribed)) return [];
    return [
      asked({
        field,
        place: "outside",
        consequence: "ask-first",
        cause: "locked",
        wanted: value,
        ...(prescribed ? { bound: prescribed } : {}),
      }),
    ];
  }
  if (!bound && !prescribed) {
    const consequence = plan.leftOpen === "ask-first" ? "ask-first" : "act";
    return [asked({ field, place: "not-specified", consequence, cause: "left-open", wanted: value })];
  }
  if (!bound || (!bound.least && !bound.most)) {
    // Prescribed without an edge: no upper bound by default, the weekly step and the caps guide. The unit is fixed.
    return prescribed && compareQuantities(value, prescribed) === "not-comparable"
      ? [
          asked({
            field,
            place: "outside",
            consequence: "ask-first",
            cause: "unit-differs",
            wanted: value,
            bound: prescribed,
          }),
        ]
      : [];
  }
  return [bound.least, bound.most].flatMap((edge, index) => {
    if (!edge) return [];
    const beyond = index === 0 ? "less" : "more";
    const found = { field, wanted: value, bound: edge };
    switch (compareQuantities(value, edge)) {
      case beyond:
        return [asked({ ...found, place: "outside", consequence: line.consequence, cause: "bound" })];
      case "equal":
        return [
          { ...found, place: "at-the-limit", consequence: "act", cause: "bound" } satisfies CheckFinding,
        ];
      case "not-comparable":
        return [asked({ ...found, place: "outside", consequence: "ask-first", cause: "unit-differs" })];
      default:
        return [];
    }
  });
}

/**
 * Growth inside seven days, counted from what was current a week ago, in the harder direction of the field in this
 * exercise. Between two units growth is not known, so it is never taken to be kept.
 */
function checkWeeklyStep(line: LineInForce, field: DoseField, value: Quantity): CheckFinding[] {
  const step = line.weeklySteps[field];
  const start = line.currentWeekAgo[field];
  const safer = saferDirection(field, line.exercise.safer);
  if (!step || !start || safer === "none") return [];
  const found = { field, consequence: line.consequence, wanted: value } as const;
  if (step.unit !== start.unit || start.unit !== value.unit)
    return [
      softened(line, field, value, {
        ...found,
        place: "not-specified",
        cause: "unit-differs",
        bound: start.unit === value.unit ? step : start,
      }),
    ];
  const sign = safer === "less" ? 1 : -1;
  const grown = sign * (value.thousandths - start.thousandths);
  if (grown <= step.thousandths) return [];
  const bound = { thousandths: start.thousandths + sign * step.thousandths, unit: start.unit };
  return [softened(line, field, value, { ...found, place: "outside", cause: "weekly-step", bound })];
}

/** What a version itself says: a current dose from before it was asked or told about under other bounds. */
const ofVersion: readonly CheckFinding["cause"][] = ["bound", "locked", "unit-differs"];

/**
 * Going towards safety from what is current never waits for anyone; the place is still told as it is. Staying there waits
 * for nobody either, unless this version drew its bounds otherwise since.
 */
function softened(line: LineInForce, field: DoseField, value: Quantity, finding: CheckFinding): CheckFinding {
  const current = line.current[field];
  const mayStay = !(line.isCarriedOver && ofVersion.includes(finding.cause));
  const staysOrEases =
    current !== undefined &&
    (isSameQuantity(current, value) ? mayStay : isSafer(field, current, value, line.exercise.safer));
  return staysOrEases ? { ...finding, consequence: "act" } : finding;
}
