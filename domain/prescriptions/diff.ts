import { describeDay } from "#domain/calendar/describe.ts";
import { describeDose, describeQuantity } from "#domain/doses/describe.ts";
import { doseFields, type Quantity } from "#domain/doses/dose.ts";
import { doseFieldFacts } from "#domain/doses/fields.ts";
import { compareQuantities, isSafer, isSameQuantity } from "#domain/doses/quantity.ts";
import { fromTo } from "#domain/units/counted.ts";
import { describeLimit } from "./describe.ts";
import type { Bound, Line } from "./line.ts";
import { namePrescriber } from "./outside-order.ts";
import type { PrescriptionContent } from "./prescription.ts";

/** Riskiest first: what a signer must see before anything else. */
export const changeRisks = [
  "limit-removed",
  "dose-up",
  "consequence-loosened",
  "line-added",
  "bounds-widened",
  "limit-added",
  "line-removed",
  "dose-down",
  "bounds-narrowed",
  "other",
] as const;
export type ChangeRisk = (typeof changeRisks)[number];

/** One difference in clinical words; `before` is absent for what was added, `after` for what was removed. */
export type Change = {
  risk: ChangeRisk;
  subject: string;
  field: string;
  before?: string;
  after?: string;
  lineKey?: string;
};

/** Differences between two versions, keyed by the lines' stable keys, riskiest first. */
export function diffPrescriptions(before: PrescriptionContent, after: PrescriptionContent): Change[] {
  const changes = [
    ...diffLimits(before, after),
    ...diffLines(before.lines, after.lines),
    ...diffHeader(before, after),
  ];
  return changes.toSorted((a, b) => changeRisks.indexOf(a.risk) - changeRisks.indexOf(b.risk));
}

function diffLimits(before: PrescriptionContent, after: PrescriptionContent): Change[] {
  const kept = new Map(after.limits.map((limit) => [limit.limitId, limit]));
  const known = new Map(before.limits.map((limit) => [limit.limitId, limit]));
  return [
    ...before.limits.flatMap((limit): Change[] => {
      const next = kept.get(limit.limitId);
      const [was, is] = [describeLimit(limit), next ? describeLimit(next) : undefined];
      if (was === is) return [];
      return [
        {
          risk: "limit-removed",
          subject: "Limit",
          field: "limit",
          before: was,
          ...(is ? { after: is } : {}),
        },
      ];
    }),
    ...after.limits
      .filter((limit) => !known.has(limit.limitId))
      .map(
        (limit): Change => ({
          risk: "limit-added",
          subject: "Limit",
          field: "limit",
          after: describeLimit(limit),
        }),
      ),
  ];
}

function diffLines(before: readonly Line[], after: readonly Line[]): Change[] {
  const next = new Map(after.map((line) => [line.lineKey, line]));
  const known = new Map(before.map((line) => [line.lineKey, line]));
  return [
    ...before.flatMap((line) => {
      const kept = next.get(line.lineKey);
      return kept
        ? diffLine(line, kept)
        : [
            {
              risk: "line-removed",
              subject: line.name,
              field: "line",
              before: describeDose(line.dose),
              lineKey: line.lineKey,
            } satisfies Change,
          ];
    }),
    ...after
      .filter((line) => !known.has(line.lineKey))
      .map(
        (line): Change => ({
          risk: "line-added",
          subject: line.name,
          field: "line",
          after: describeDose(line.dose),
          lineKey: line.lineKey,
        }),
      ),
  ];
}

const consequenceWords = { act: "act", "act-and-tell": "act and tell", "ask-first": "ask first" } as const;

function diffLine(before: Line, after: Line): Change[] {
  const subject = after.name;
  const at = { subject, lineKey: after.lineKey };
  const changes: Change[] = doseFields.flatMap((field) => {
    const [was, is] = [before.dose[field], after.dose[field]];
    if (isSameQuantity(was, is)) return [];
    const isDown = was !== undefined && (is === undefined || isSafer(field, was, is));
    return [
      {
        ...at,
        ...pair(was, is),
        risk: isDown ? "dose-down" : "dose-up",
        field: doseFieldFacts[field].label.toLowerCase(),
      },
    ];
  });
  for (const field of doseFields)
    changes.push(
      ...diffBound(at, doseFieldFacts[field].label.toLowerCase(), before.bounds[field], after.bounds[field]),
    );
  const order = ["ask-first", "act-and-tell", "act"];
  if (before.consequence !== after.consequence) {
    const isLooser = order.indexOf(after.consequence) > order.indexOf(before.consequence);
    changes.push({
      ...at,
      risk: isLooser ? "consequence-loosened" : "bounds-narrowed",
      field: "outside the bounds",
      before: consequenceWords[before.consequence],
      after: consequenceWords[after.consequence],
    });
  }
  if (before.owner !== after.owner)
    changes.push({
      ...at,
      risk: after.owner === "therapist" ? "consequence-loosened" : "bounds-narrowed",
      field: "owner",
      before: before.owner,
      after: after.owner,
    });
  if (before.side !== after.side)
    changes.push({ ...at, risk: "dose-up", field: "side", before: before.side, after: after.side });
  if (before.exerciseId !== after.exerciseId)
    changes.push({ ...at, risk: "line-added", field: "exercise", before: before.name, after: after.name });
  if (before.note !== after.note)
    changes.push({ ...at, risk: "other", field: "note", before: before.note, after: after.note });
  if (before.isHomeProgram !== after.isHomeProgram)
    changes.push({
      ...at,
      risk: "other",
      field: "home program",
      before: before.isHomeProgram ? "yes" : "no",
      after: after.isHomeProgram ? "yes" : "no",
    });
  return changes;
}

function pair(was: Quantity | undefined, is: Quantity | undefined): { before?: string; after?: string } {
  return {
    ...(was ? { before: describeQuantity(was) } : {}),
    ...(is ? { after: describeQuantity(is) } : {}),
  };
}

function diffBound(
  at: { subject: string; lineKey: string },
  label: string,
  was: Bound | undefined,
  is: Bound | undefined,
): Change[] {
  const changes: Change[] = [];
  if ((was?.isLocked ?? false) !== (is?.isLocked ?? false))
    changes.push({
      ...at,
      risk: is?.isLocked ? "bounds-narrowed" : "bounds-widened",
      field: label,
      before: was?.isLocked ? "locked" : "open",
      after: is?.isLocked ? "locked" : "open",
    });
  for (const edge of ["least", "most"] as const) {
    const [from, to] = [was?.[edge], is?.[edge]];
    if (isSameQuantity(from, to)) continue;
    const widens =
      to === undefined ||
      (from !== undefined && compareQuantities(to, from) === (edge === "most" ? "more" : "less"));
    const field = edge === "most" ? `therapist may set ${label} up to` : `therapist may set ${label} down to`;
    changes.push({ ...at, ...pair(from, to), risk: widens ? "bounds-widened" : "bounds-narrowed", field });
  }
  return changes;
}

function diffHeader(before: PrescriptionContent, after: PrescriptionContent): Change[] {
  const facts = (content: PrescriptionContent): Record<string, string> => ({
    "ordered by": content.outsideOrder
      ? `${namePrescriber(content.outsideOrder)}, on ${describeDay(content.outsideOrder.orderedOn)}`
      : "a physiatrist here",
    diagnosis: content.diagnoses.map((diagnosis) => `${diagnosis.code} ${diagnosis.title}`.trim()).join("; "),
    "what is left open": content.leftOpen === "therapist" ? "the therapist decides" : "ask first",
    "per week": fromTo(content.frequency.perWeekLeast, content.frequency.perWeekMost),
    weeks: String(content.frequency.weeks),
    visits: content.visitsMost === undefined ? "not specified" : String(content.visitsMost),
    "stop and call": content.stopAndCall.join("; "),
    goals: content.goals.map((goal) => `${goal.words} by ${goal.targetOn}`).join("; "),
    "primary measure": content.primaryMeasureId ?? "not named",
    ends: content.endsOn,
    "review date": content.reviewOn,
    note: content.note,
  });
  const [was, is] = [facts(before), facts(after)];
  return Object.keys(is).flatMap((field) =>
    was[field] === is[field]
      ? []
      : [
          {
            risk: "other" as const,
            subject: "Prescription",
            field,
            before: was[field] ?? "",
            after: is[field] ?? "",
          },
        ],
  );
}
