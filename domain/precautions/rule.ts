import type { MedicationKind } from "#domain/consultations/consultation.ts";
import type { Joint, Motion, WeightBearingStatus } from "#domain/prescriptions/limit.ts";
import type { PrecautionEffect } from "./effect.ts";
import type { FlagFinding, NumberFinding } from "./facts/findings.ts";
import type { ImplantKind } from "./facts/implants.ts";
import type { ProcedureKind } from "./facts/procedures.ts";
import type { ExerciseTag, RequiredVital } from "./precaution.ts";
import { type Confidence, confidenceOf, type SourceTag } from "./sources.ts";

/**
 * Asked where a rule cannot say without it. `whenNotKnown` is what holds while nobody answered, and once somebody
 * answered that it is not known, with what `whileNotKnown` restricts: unknown never reads as normal.
 */
export type Question = {
  questionId: string;
  version: number;
  words: string;
  whenNotKnown: string;
  whileNotKnown: WhileNotKnown;
  answer:
    | { kind: "date" }
    | { kind: "number"; code: NumberFinding }
    | { kind: "choice"; choices: readonly Choice[] };
};
/** A choice may itself be a finding, which then sets off the rules of that finding. */
export type Choice = {
  value: string;
  label: string;
  flag?: FlagFinding;
  side?: "left" | "right";
  /** It frees what holds while nobody knows by judgment alone, so a physiatrist says it. */
  isPhysiatrists?: boolean;
};

/** What is restricted while nobody knows: as much as the answer that restricts most. */
export type WhileNotKnown = Pick<
  RestrictionRule,
  "effect" | "excludedTags" | "careTags" | "onlyAt" | "limits" | "requiredVitals" | "ownerKind"
>;
/** In few words: what excludes something is a contraindication, everything else a precaution. */
export const untilKnown = (few: Partial<Omit<WhileNotKnown, "effect">> = {}): WhileNotKnown => ({
  effect: few.excludedTags?.length ? "contraindication" : "precaution",
  excludedTags: [],
  careTags: [],
  onlyAt: [],
  limits: [],
  requiredVitals: [],
  ownerKind: "physiatrist",
  ...few,
});

/** Whole days since the fact's date, both ends inclusive. Without a date the question is asked, where there is one. */
export type Window = { fromDay: number; lastDay: number; asks?: Question };

/** What in the record sets a rule off. */
export type RuleTrigger =
  | {
      kind: "condition";
      /** ICD-10-CM families, undotted prefixes, and what in them is meant otherwise. */
      codes: readonly string[];
      except?: readonly string[];
      /** The 7th character, where it says the encounter or how the fracture heals. */
      seventh?: readonly string[];
      /** The operation that says it better: where it stands on the record for that side, the diagnosis says nothing. */
      saidBy?: ProcedureKind;
      window?: Window;
    }
  | { kind: "drug"; kinds?: readonly MedicationKind[]; names?: readonly string[] }
  | { kind: "device"; devices: readonly ImplantKind[]; window?: Window }
  | { kind: "procedure"; procedures: readonly ProcedureKind[]; window?: Window }
  | NumberTrigger
  | { kind: "flag"; flags: readonly FlagFinding[]; window?: Window };
export type NumberTrigger = { kind: "number"; code: NumberFinding; window?: Window } & Bounds;
/** In the finding's own unit. `atLeast` and `atMost` include their value, `above` and `below` do not. */
export type Bounds = { atLeast?: number; above?: number; atMost?: number; below?: number };

/** A limit a rule raises, in the words of `limitSchema` without what only the patient's record can say. */
export type LimitTemplate =
  | { kind: "range"; joint: Joint; motion: Motion; isLoadedOnly: boolean; mostDegrees: number }
  | { kind: "weight-bearing"; limb: "leg" | "arm"; status: WeightBearingStatus }
  | { kind: "lift"; mostPounds: number }
  | { kind: "effort"; mostRpe: number }
  | { kind: "pain"; mostPain: number }
  /** So many beats below the number that set the rule off. */
  | { kind: "heart-rate"; beatsBelowFinding: number };

type Common = {
  ruleId: string;
  version: number;
  /** The fact: any one of these. */
  when: readonly RuleTrigger[];
  /** Each of these groups is met by some other fact of the record. */
  also: readonly (readonly RuleTrigger[])[];
  /** None of these is. */
  unless: readonly RuleTrigger[];
  /** Regions it belongs to; empty means the whole body. Treating another region folds it away, never lifts it. */
  regions: readonly Joint[];
  source: readonly SourceTag[];
  confidence: Confidence;
};

/** Restricts: holds from the moment it is raised. */
export type RestrictionRule = Common & {
  kind: "restriction";
  /** What was answered about the same fact, where that decides. */
  answered?: { questionId: string; values: readonly string[] };
  effect: PrecautionEffect;
  words: string;
  /** The same in a chip of the band, 44 letters at most. */
  chip: string;
  excludedTags: readonly ExerciseTag[];
  /** Done with care, as the words say: what carries one of these is marked with them, and not refused. */
  careTags: readonly ExerciseTag[];
  /** The tags are excluded only where one of these joints is moved; empty means everywhere. */
  onlyAt: readonly Joint[];
  limits: readonly LimitTemplate[];
  requiredVitals: readonly RequiredVital[];
  /** Measured in or after exercise too, where what is done carries one of the tags. */
  alongside: readonly MeasuredAlongside[];
  /** Whom a number of it was stated for. */
  population: string;
  ownerKind: "physiatrist" | "surgeon" | "therapist";
};
export type MeasuredAlongside = {
  vital: RequiredVital;
  moment: "during" | "after";
  activity: readonly ExerciseTag[];
};
/** Only asks: the answer is a fact, and other rules hold by it. */
export type QuestionRule = Common & {
  kind: "question";
  asks: Question;
  /** Numbers that answer it unasked, where they were found since the fact came: an earlier one was of something else. */
  unlessSince: readonly NumberTrigger[];
  /** The answer bears on nothing that is restricted any more: it is asked, and nothing holds until then. */
  asksOnly: boolean;
};
export type PrecautionRule = RestrictionRule | QuestionRule;

type FewCommon = Pick<Common, "ruleId" | "when" | "source"> &
  Partial<Pick<Common, "version" | "also" | "unless" | "regions">>;
const common = (few: FewCommon): Common => ({
  version: 1,
  also: [],
  unless: [],
  regions: [],
  confidence: confidenceOf(few.source),
  ...few,
});

/** A restriction in few words; what is not named is empty. */
export const restrict = (
  few: FewCommon &
    Pick<RestrictionRule, "effect" | "words"> &
    Partial<
      Pick<
        RestrictionRule,
        | "chip"
        | "answered"
        | "excludedTags"
        | "careTags"
        | "onlyAt"
        | "limits"
        | "requiredVitals"
        | "alongside"
        | "population"
        | "ownerKind"
      >
    >,
): RestrictionRule => ({
  // What a rule is about and the first thing it says.
  chip: few.words.split(/[,;(]/)[0]?.trim() ?? few.words,
  excludedTags: [],
  careTags: [],
  onlyAt: [],
  limits: [],
  requiredVitals: [],
  alongside: [],
  population: "",
  ownerKind: "physiatrist",
  ...few,
  ...common(few),
  kind: "restriction",
});

export const ask = (
  few: FewCommon & { asks: Question } & Partial<Pick<QuestionRule, "unlessSince" | "asksOnly">>,
): QuestionRule => ({
  unlessSince: [],
  asksOnly: false,
  ...few,
  ...common(few),
  kind: "question",
});

export const conditions = (...codes: string[]): RuleTrigger => ({ kind: "condition", codes });
export const drugs = (...kinds: MedicationKind[]): RuleTrigger => ({ kind: "drug", kinds });
export const devices = (...kinds: ImplantKind[]): RuleTrigger => ({ kind: "device", devices: kinds });
export const flags = (...found: FlagFinding[]): RuleTrigger => ({ kind: "flag", flags: found });
export const numbers = (code: NumberFinding, bounds: Bounds, window?: Window): NumberTrigger => ({
  kind: "number",
  code,
  ...bounds,
  ...(window ? { window } : {}),
});

/** Categories from one to another of the same letter: `range("I", 20, 25)` is I20 to I25. */
export const range = (letter: string, from: number, to: number): string[] =>
  Array.from({ length: to - from + 1 }, (_, index) => `${letter}${String(from + index).padStart(2, "0")}`);

/** Days after the fact, both inclusive; a finding always has its day, so nothing is asked. */
export const within = (lastDay: number, fromDay = 0): Window => ({ fromDay, lastDay });

/** Days after a surgery or procedure, both inclusive; where the date is missing, it is asked. */
export const after = (asks: Question, lastDay: number, fromDay = 0): Window => ({ fromDay, lastDay, asks });

/** Days in a number of whole weeks. */
export const weeks = (count: number): number => count * 7;
export const surgery = (kind: ProcedureKind, window?: Window): RuleTrigger => ({
  kind: "procedure",
  procedures: [kind],
  ...(window ? { window } : {}),
});

export const dateOf = (
  questionId: string,
  words: string,
  whenNotKnown: string,
  whileNotKnown: WhileNotKnown,
): Question => ({
  questionId,
  version: 2,
  words,
  whenNotKnown,
  whileNotKnown,
  answer: { kind: "date" },
});

/** The window of a trigger; a drug is either taken or not. */
export const windowOf = (trigger: RuleTrigger): Window | undefined =>
  trigger.kind === "drug" ? undefined : trigger.window;

/** Every question a rule asks, or holds by the answer to. */
export function questionsOf(rule: PrecautionRule): string[] {
  const dates = rule.when.flatMap((trigger) => windowOf(trigger)?.asks?.questionId ?? []);
  const own = rule.kind === "question" ? [rule.asks.questionId] : [];
  const answered = rule.kind === "restriction" && rule.answered ? [rule.answered.questionId] : [];
  return [...new Set([...dates, ...own, ...answered])];
}
