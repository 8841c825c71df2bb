import { describeDose, describeQuantity } from "#domain/doses/describe.ts";
import { type DoseField, doseFields, type Quantity } from "#domain/doses/dose.ts";
import { doseFieldFacts } from "#domain/doses/fields.ts";
import { compareQuantities, isSafer, isSameQuantity } from "#domain/doses/quantity.ts";
import type { Bound, Line } from "#domain/prescriptions/line.ts";
import { consequenceWords } from "#domain/prescriptions/lines/describe-line.ts";
import { describeHome, describeTreatment } from "#domain/prescriptions/lines/describe-treatment.ts";
import { describeNotBefore, type NotBefore } from "#domain/prescriptions/lines/not-before.ts";
import type { Change } from "./change.ts";
import { diffTreatment } from "./diff-treatment.ts";
import type { Edit } from "./edits.ts";

type SetEdit = Extract<Edit, { kind: "set" }>;
type At = Pick<Change, "subject" | "lineKey">;

const summary = (line: Line): string =>
  [describeDose(line.dose), describeTreatment(line.treatment)].filter((words) => words !== "").join(" · ") ||
  "not specified";

/** What changed of one line, in words: added, removed, or part by part. */
export function describeLineEdits(
  was: Line | undefined,
  is: Line | undefined,
  edits: readonly SetEdit[],
): Change[] {
  if (!was && !is) return [];
  if (!was || !is) {
    const line = (is ?? was) as Line;
    return [
      {
        risk: is ? "line-added" : "line-removed",
        subject: line.name,
        field: "",
        ...(was ? { before: summary(was) } : {}),
        ...(is ? { after: summary(is) } : {}),
        lineKey: line.lineKey,
      },
    ];
  }
  const at: At = { subject: is.name, lineKey: is.lineKey };
  const touched = new Set(edits.map(({ path }) => path[2]));
  const fields = (part: "dose" | "bounds" | "weeklySteps") =>
    doseFields.filter((field) => edits.some(({ path }) => path[2] === part && (path[3] ?? field) === field));
  return [
    ...fields("dose").flatMap((field) => diffDose(at, field, was.dose[field], is.dose[field])),
    ...fields("bounds").flatMap((field) => diffBound(at, field, was.bounds[field], is.bounds[field])),
    ...fields("weeklySteps").flatMap((field) =>
      diffStep(at, field, was.weeklySteps[field], is.weeklySteps[field]),
    ),
    ...(touched.has("treatment") ? diffTreatment(at, was.treatment, is.treatment) : []),
    ...diffPlain(at, was, is, touched),
  ];
}

function pair(was: Quantity | undefined, is: Quantity | undefined): { before?: string; after?: string } {
  return {
    ...(was ? { before: describeQuantity(was) } : {}),
    ...(is ? { after: describeQuantity(is) } : {}),
  };
}

function diffDose(at: At, field: DoseField, was: Quantity | undefined, is: Quantity | undefined): Change[] {
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
}

function diffBound(at: At, field: DoseField, was: Bound | undefined, is: Bound | undefined): Change[] {
  const label = doseFieldFacts[field].label.toLowerCase();
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
    changes.push({
      ...at,
      ...pair(from, to),
      risk: widens ? "bounds-widened" : "bounds-narrowed",
      field: edge === "most" ? `therapist may set ${label} up to` : `therapist may set ${label} down to`,
    });
  }
  return changes;
}

/** Without a largest step a field may grow as fast as its bounds let it. */
function diffStep(at: At, field: DoseField, was: Quantity | undefined, is: Quantity | undefined): Change[] {
  if (isSameQuantity(was, is)) return [];
  const widens = is === undefined || (was !== undefined && compareQuantities(is, was) !== "less");
  return [
    {
      ...at,
      ...pair(was, is),
      risk: widens ? "bounds-widened" : "bounds-narrowed",
      field: `${doseFieldFacts[field].label.toLowerCase()}, largest step per week`,
    },
  ];
}

function diffPlain(at: At, was: Line, is: Line, touched: ReadonlySet<string | undefined>): Change[] {
  const changes: Change[] = [];
  if (was.consequence !== is.consequence) {
    const order = ["ask-first", "act-and-tell", "act"];
    const isLooser = order.indexOf(is.consequence) > order.indexOf(was.consequence);
    changes.push({
      ...at,
      risk: isLooser ? "consequence-loosened" : "bounds-narrowed",
      field: "outside the bounds",
      before: consequenceWords[was.consequence],
      after: consequenceWords[is.consequence],
    });
  }
  if (was.owner !== is.owner)
    changes.push({
      ...at,
      risk: is.owner === "therapist" ? "consequence-loosened" : "bounds-narrowed",
      field: "owner",
      before: was.owner,
      after: is.owner,
    });
  if (was.side !== is.side)
    changes.push({ ...at, risk: "dose-up", field: "side", before: was.side, after: is.side });
  if (was.exerciseId !== is.exerciseId)
    changes.push({ ...at, risk: "line-added", field: "exercise", before: was.name, after: is.name });
  if (was.note !== is.note)
    changes.push({ ...at, risk: "other", field: "note", ...words(was.note, is.note) });
  if (was.upTo?.exerciseId !== is.upTo?.exerciseId)
    changes.push({
      ...at,
      // A rung named where none was narrows what was left open; every other change may let a harder one through.
      risk: was.upTo === undefined ? "bounds-narrowed" : "bounds-widened",
      field: "therapist may move up to",
      before: was.upTo?.name ?? "any rung left open",
      after: is.upTo?.name ?? "any rung left open",
    });
  if (touched.has("notBefore")) changes.push(...diffOpening(at, was.notBefore, is.notBefore));
  if (touched.has("isHomeProgram") || touched.has("home")) {
    const [home, next] = [describeHome(was), describeHome(is)];
    if (home !== next)
      changes.push({ ...at, risk: "other", field: "at home", before: home || "no", after: next || "no" });
  }
  return changes;
}

/** Opening sooner, or without what had to be reached first, lets more through. */
function diffOpening(at: At, was: NotBefore | undefined, is: NotBefore | undefined): Change[] {
  const isSooner =
    (was?.on !== undefined && (is?.on === undefined || is.on < was.on)) ||
    (was?.criterion !== undefined && is?.criterion !== was.criterion);
  return [
    {
      ...at,
      risk: isSooner ? "consequence-loosened" : "bounds-narrowed",
      field: "opens",
      before: was ? describeNotBefore(was) : "from the start",
      after: is ? describeNotBefore(is) : "from the start",
    },
  ];
}

const words = (was: string, is: string): { before?: string; after?: string } => ({
  ...(was === "" ? {} : { before: was }),
  ...(is === "" ? {} : { after: is }),
});
