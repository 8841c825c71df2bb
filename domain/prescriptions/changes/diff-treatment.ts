import { findModality } from "#domain/modalities/catalog.ts";
import { describeParameter, parameterLabel } from "#domain/modalities/describe.ts";
import type { ParameterValue } from "#domain/modalities/parameter.ts";
import { describeTreatment } from "#domain/prescriptions/lines/describe-treatment.ts";
import { gaitDevices, manualGrades, type Treatment } from "#domain/prescriptions/lines/treatment.ts";
import type { Change, ChangeRisk } from "./change.ts";

type At = Pick<Change, "subject" | "lineKey">;
type Kind<K extends Treatment["kind"]> = Extract<Treatment, { kind: K }>;

/** What changed beside the dose of a line. A setting taken away is left open, and so lets more through. */
export function diffTreatment(at: At, was: Treatment | undefined, is: Treatment | undefined): Change[] {
  if (was?.kind === "modality" && is?.kind === "modality" && was.modalityId === is.modalityId)
    return diffParameters(at, was, is);
  if (was?.kind === "manual" && is?.kind === "manual") return diffGrade(at, was, is);
  const [before, after] = [describeTreatment(was), describeTreatment(is)];
  if (before === after) return [];
  const risk: ChangeRisk =
    was?.kind === "gait" && is?.kind === "gait"
      ? asksMore(was, is)
        ? "dose-up"
        : "other"
      : was?.kind === "education" && is?.kind === "education"
        ? "other"
        : "dose-up";
  return [
    {
      ...at,
      risk,
      field: "how",
      ...(before === "" ? {} : { before }),
      ...(after === "" ? {} : { after }),
    },
  ];
}

/** With less support, or with nothing said of it any more. */
const asksMore = (was: Kind<"gait">, is: Kind<"gait">): boolean =>
  was.device !== is.device &&
  (is.device === undefined ||
    was.device === undefined ||
    gaitDevices.indexOf(is.device) > gaitDevices.indexOf(was.device));

function diffGrade(at: At, was: Kind<"manual">, is: Kind<"manual">): Change[] {
  if (was.gradeMost === is.gradeMost) return [];
  const place = (grade: typeof was.gradeMost) =>
    grade === undefined ? manualGrades.length : manualGrades.indexOf(grade);
  return [
    {
      ...at,
      risk: place(is.gradeMost) > place(was.gradeMost) ? "dose-up" : "dose-down",
      field: "grade at most",
      ...(was.gradeMost ? { before: was.gradeMost } : {}),
      ...(is.gradeMost ? { after: is.gradeMost } : {}),
    },
  ];
}

/** Longer rests, thicker towels and earlier looks at the skin ease; of everything else less does (K). */
const easesByMore = new Set(["off", "release", "layers"]);

function diffParameters(at: At, was: Kind<"modality">, is: Kind<"modality">): Change[] {
  const table = findModality(is.modalityId)?.parameters ?? [];
  const ids = [...new Set([...Object.keys(was.parameters), ...Object.keys(is.parameters)])];
  return ids.flatMap((id): Change[] => {
    const parameter = table.find((one) => one.parameterId === id);
    const [from, to] = [was.parameters[id], is.parameters[id]];
    const shown = (value: ParameterValue | undefined) =>
      value === undefined || value === "" ? undefined : describeParameter(parameter, value);
    const [before, after] = [shown(from), shown(to)];
    if (before === after) return [];
    return [
      {
        ...at,
        risk: riskOf(id, from, to, parameter?.kind === "words"),
        field: parameterLabel(is.modalityId, id).toLowerCase(),
        ...(before === undefined ? {} : { before }),
        ...(after === undefined ? {} : { after }),
      },
    ];
  });
}

function riskOf(
  id: string,
  from: ParameterValue | undefined,
  to: ParameterValue | undefined,
  isWords: boolean,
): ChangeRisk {
  if (isWords) return "other";
  if (to === undefined || to === "") return "bounds-widened";
  if (from === undefined || from === "") return "bounds-narrowed";
  if (typeof from === "string" || typeof to === "string" || from.unit !== to.unit) return "dose-up";
  return to.thousandths < from.thousandths === easesByMore.has(id) ? "dose-up" : "dose-down";
}
