import { type FormProblems, ruleProblems, schemaProblems } from "#client/use-signed-form.ts";
import { confoundedUntil } from "#domain/orders/procedures/confounded.ts";
import {
  type ProcedureContent,
  type ProcedureDrug,
  type ProcedureDrugKind,
  procedureContentSchema,
} from "#domain/orders/procedures/procedure.ts";
import { usualEffects, validateProcedure } from "#domain/orders/procedures/validate-procedure.ts";
import type { PainAnswer } from "#domain/sessions/session.ts";

type EffectChange = { dueForLiftingOn?: string | null; isLeftOut?: boolean; reason?: string };

/** What is typed: what a procedure starts is made of its kind and drugs, and of what was changed of it. */
export type ProcedureDraft = Omit<
  ProcedureContent,
  | "schema"
  | "performedOn"
  | "guidance"
  | "drugs"
  | "consent"
  | "painBefore"
  | "painAfter"
  | "effects"
  | "confoundedUntilOn"
> & {
  performedOn: string | undefined;
  /** Null is not said yet. */
  guidance: ProcedureContent["guidance"] | null;
  drugs: readonly DrugDraft[];
  consent: { takenBy: string; on: string | undefined; at: string };
  /** Null is not answered yet: neither 0 nor not asked. */
  painBefore: PainAnswer | null;
  painAfter: PainAnswer | null;
  changed: Readonly<Record<string, EffectChange>>;
};
export type DrugDraft = Omit<ProcedureDrug, "amountThousandths"> & { amountThousandths: number | undefined };

export const emptyProcedure = (today: string): ProcedureDraft => ({
  kind: "joint-injection",
  performedOn: today,
  site: "not-applicable",
  side: "not-applicable",
  level: "",
  guidance: null,
  drugs: [],
  consent: { takenBy: "", on: undefined, at: "" },
  timeOut: { ledBy: "", at: "" },
  painBefore: null,
  painAfter: null,
  complications: { state: "not-said", words: "" },
  note: "",
  changed: {},
});

const usualUnits: Record<ProcedureDrugKind, ProcedureDrug["unit"]> = {
  steroid: "mg",
  anesthetic: "mL",
  toxin: "units",
  hyaluronate: "mL",
  platelets: "mL",
  cement: "mL",
  other: "mg",
};

/** A drug of a kind, in the unit it is given in. */
export const drugOf = (kind: ProcedureDrugKind): DrugDraft => ({
  kind,
  name: "",
  amountThousandths: undefined,
  unit: usualUnits[kind],
  lot: "",
  muscle: "",
  side: "not-applicable",
});

export function procedureOf(draft: ProcedureDraft): ProcedureContent {
  const { changed, ...said } = draft;
  const content = {
    schema: 1 as const,
    ...said,
    performedOn: draft.performedOn ?? "",
    // Nothing chosen is refused at its field by the schema.
    guidance: draft.guidance ?? ("" as ProcedureContent["guidance"]),
    drugs: draft.drugs.map((drug) => ({ ...drug, amountThousandths: drug.amountThousandths ?? Number.NaN })),
    consent: { ...draft.consent, on: draft.consent.on ?? "" },
    painBefore: typeof draft.painBefore === "number" ? draft.painBefore : null,
    painAfter: typeof draft.painAfter === "number" ? draft.painAfter : null,
  };
  const isDated = draft.performedOn !== undefined;
  return {
    ...content,
    effects: isDated
      ? usualEffects(content).map((effect) => ({ ...effect, ...changed[effect.effectId] }))
      : [],
    confoundedUntilOn: isDated ? confoundedUntil(content) : "",
  };
}

export function procedureProblems(draft: ProcedureDraft, today: string): FormProblems {
  const content = procedureOf(draft);
  const unanswered = (["painBefore", "painAfter"] as const).filter((name) => draft[name] === null);
  return {
    ...ruleProblems(draft.performedOn === undefined ? [] : validateProcedure(content, { today })),
    ...schemaProblems(procedureContentSchema, content),
    ...Object.fromEntries(unanswered.map((name) => [name, "Answer it, or choose not asked."])),
  };
}
