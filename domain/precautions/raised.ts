import type { Day } from "#domain/calendar/days.ts";
import type { Joint } from "#domain/prescriptions/limit.ts";
import type { Answer, Fact, FactSide } from "./facts/record.ts";
import { fingerprint } from "./fingerprint.ts";
import type { Answers } from "./match.ts";
import type { Precaution, PrecautionState, PrecautionTrigger } from "./precaution.ts";
import { type PrecautionRule, type Question, questionsOf, type RestrictionRule } from "./rule.ts";
import { describeSource } from "./sources.ts";

/** A rule that is set off, with the fact that did it: what is raised, before it has an owner and an id. */
export type Raised = Pick<
  RestrictionRule,
  | "ruleId"
  | "version"
  | "effect"
  | "words"
  | "chip"
  | "excludedTags"
  | "careTags"
  | "onlyAt"
  | "limits"
  | "requiredVitals"
  | "regions"
  | "ownerKind"
> & {
  trigger: PrecautionTrigger;
  factId: string;
  side: FactSide;
  joint?: Joint;
  /** The number that set it off, for limits that count from it. */
  thousandths?: number;
  dueForLiftingOn?: Day;
  source: string;
  /** Names the fact as it stood and the answers that were read: another one, and it is raised anew. */
  setOffBy: string;
};

const triggerOf: Record<Fact["kind"], PrecautionTrigger> = {
  condition: "condition",
  drug: "drug",
  device: "device",
  procedure: "procedure",
  number: "finding",
  flag: "finding",
};

export function raisedBy(
  rule: RestrictionRule,
  fact: Fact,
  { endsOn, answers }: { endsOn: Day | undefined; answers: Answers },
): Raised {
  const { ruleId, version, effect, words, chip, excludedTags, careTags, onlyAt, limits } = rule;
  const { requiredVitals, regions, ownerKind } = rule;
  const read = questionsOf(rule).map((questionId) => answers.of({ questionId }, fact.factId));
  return {
    ruleId,
    version,
    effect,
    words,
    chip,
    excludedTags,
    careTags,
    onlyAt,
    limits,
    requiredVitals,
    regions,
    ownerKind,
    trigger: triggerOf[fact.kind],
    factId: fact.factId,
    side: fact.side,
    source: describeSource(rule.source),
    setOffBy: nameOfCause(fact, read),
    ...(fact.joint ? { joint: fact.joint } : {}),
    ...(fact.kind === "number" ? { thousandths: fact.thousandths } : {}),
    ...(endsOn ? { dueForLiftingOn: endsOn } : {}),
  };
}

/** What holds while nobody said, and once somebody said that nobody knows: under the question's own name. */
export function raisedWhileNotKnown(
  rule: PrecautionRule,
  fact: Fact,
  { question, answer, endsOn }: { question: Question; answer: Answer | undefined; endsOn: Day | undefined },
): Raised {
  return {
    ruleId: question.questionId,
    version: question.version,
    words: question.whenNotKnown,
    chip: question.whenNotKnown.split(":")[0] ?? question.whenNotKnown,
    ...question.whileNotKnown,
    regions: rule.regions,
    trigger: triggerOf[fact.kind],
    factId: fact.factId,
    side: fact.side,
    source: describeSource(rule.source),
    setOffBy: nameOfCause(fact, [answer]),
    ...(endsOn ? { dueForLiftingOn: endsOn } : {}),
  };
}

const nameOfCause = (fact: Fact, answers: readonly (Answer | undefined)[]): string =>
  fingerprint([sayFact(fact), ...answers.map((answer) => answer?.answerId ?? "")].join("|"));

/** What of a fact may change under its id. A number or a finding never does: the next one is another fact. */
function sayFact(fact: Fact): string {
  switch (fact.kind) {
    case "condition":
      return `${fact.code} ${fact.side} ${fact.on ?? ""}`;
    case "drug":
      return `${fact.words} ${fact.kinds.toSorted().join(" ")}`;
    // An operation and what it left in the body are one entry, and set a rule off as one.
    case "device":
    case "procedure":
      return `${fact.side} ${fact.on ?? ""}`;
    case "number":
    case "flag":
      return "";
    default:
      return fact satisfies never;
  }
}

/** A precaution of the record, in whatever state. */
export type KnownPrecaution = {
  state: PrecautionState;
  content: Pick<Precaution, "ruleId" | "ruleVersion" | "factId" | "setOffBy">;
};

/**
 * What is set off and has no answer yet. A rule once raised for a fact is not raised for it again: while it holds it
 * stands, and set aside or lifted it stays answered. It is raised anew for another fact, where the fact or its answer is
 * another than it was, and where a later version of the rule says something else.
 */
export function unansweredRules(
  raised: readonly Raised[],
  known: readonly Pick<KnownPrecaution, "content">[],
): Raised[] {
  return raised.filter(({ ruleId, factId, version, setOffBy }) =>
    known.every(
      ({ content }) =>
        content.ruleId !== ruleId ||
        content.factId !== factId ||
        (content.ruleVersion ?? 1) < version ||
        (content.setOffBy !== undefined && content.setOffBy !== setOffBy),
    ),
  );
}

/** Whether one that holds is the earlier of one that is raised now: of an earlier rule, or of what the fact was before. */
export const isEarlierOf = ({ state, content }: KnownPrecaution, { ruleId, factId }: Raised): boolean =>
  (state === "raised" || state === "confirmed") && content.ruleId === ruleId && content.factId === factId;
