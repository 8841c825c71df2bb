import { type FormProblems, ruleProblems, schemaProblems } from "#client/use-signed-form.ts";
import {
  type ConductionRow,
  type NeedleRow,
  type StudyContent,
  studyContentSchema,
} from "#domain/orders/study.ts";
import { validateStudy } from "#domain/orders/validate-study.ts";

export type StudyDraft = Omit<StudyContent, "schema" | "performedOn"> & { performedOn: string | undefined };

export const emptyNerve: ConductionRow = {
  nerve: "",
  side: "right",
  kind: "motor",
  site: "",
  response: "present",
};
export const emptyMuscle: NeedleRow = {
  muscle: "",
  side: "right",
  root: "",
  insertional: "normal",
  fibrillation: "0",
  fasciculation: "0",
  amplitude: "normal",
  duration: "normal",
  polyphasia: "normal",
  recruitment: "normal",
};

export const emptyStudy = (today: string): StudyDraft => ({
  performedOn: today,
  orderId: null,
  question: "",
  temperatureSite: "",
  conduction: [],
  needle: [],
  impression: "",
});

export const studyOf = (draft: StudyDraft): StudyContent => ({
  schema: 1,
  ...draft,
  performedOn: draft.performedOn ?? "",
});

export const studyProblems = (draft: StudyDraft, today: string): FormProblems => ({
  ...ruleProblems(validateStudy(studyOf(draft), { today })),
  ...schemaProblems(studyContentSchema, studyOf(draft)),
});

/** A copy of a row without the field, or with it: an empty box is not measured, never zero. */
export function withNumber<Row extends object, Key extends keyof Row & string>(
  row: Row,
  key: Key,
  amount: number | undefined,
): Row {
  const { [key]: _before, ...rest } = row;
  return (amount === undefined ? rest : { ...rest, [key]: Math.round(amount * 1000) }) as Row;
}
