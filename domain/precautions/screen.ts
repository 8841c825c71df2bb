import type { Day } from "#domain/calendar/days.ts";
import type { MedicationKind } from "#domain/consultations/consultation.ts";
import type { Joint } from "#domain/prescriptions/limit.ts";
import { clearedCodePrefixes } from "./cleared.ts";
import { kindsOfMedication } from "./facts/drugs.ts";
import type { ImplantKind } from "./facts/implants.ts";
import { impliedPrefixes } from "./facts/implied.ts";
import {
  type Answer,
  type Fact,
  type FactSide,
  factsOfRecord,
  latestAnswers,
  type RecordForScreening,
  undotted,
} from "./facts/record.ts";
import { type Answers, type Meeting, meet } from "./match.ts";
import type { PrecautionTrigger } from "./precaution.ts";
import type { PrecautionRule, Question, RestrictionRule, RuleTrigger } from "./rule.ts";
import { precautionRules } from "./rules.ts";
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
};

/** What a rule asks about a fact. Open while nothing is answered; an answer may be put right by a later one. */
export type AskedQuestion = {
  question: Question;
  ruleId: string;
  factId: string;
  regions: readonly Joint[];
  answer?: Answer;
};

export type Screening = { raised: readonly Raised[]; questions: readonly AskedQuestion[] };

const triggerOf: Record<Fact["kind"], PrecautionTrigger> = {
  condition: "condition",
  drug: "drug",
  device: "device",
  procedure: "procedure",
  number: "finding",
  flag: "finding",
};

/**
 * The whole record against every rule: once for each rule and fact that sets it off, so that a second fracture is a
 * second precaution. Total and deterministic: the order of the record changes nothing, and one more rule takes nothing
 * away from the others. A diagnosis opens a question where the restriction needs a finding or a date.
 */
export function screenRecord(
  record: RecordForScreening,
  rules: readonly PrecautionRule[] = precautionRules,
): Screening {
  const facts = factsOfRecord(record).toSorted(byFact);
  const answers = answersOf(record.answers);
  const raised = new Map<string, Raised>();
  const questions = new Map<string, AskedQuestion>();
  const askOnce = (asked: AskedQuestion) => {
    const key = `${asked.question.questionId} ${asked.factId}`;
    const known = questions.get(key);
    if (!known) questions.set(key, asked);
    // Asked by two rules it belongs to the regions of both; one that means the whole body is never folded away.
    else questions.set(key, { ...known, regions: joinRegions(known.regions, asked.regions) });
  };
  const raiseOnce = (one: Raised) => {
    const key = `${one.ruleId} ${one.factId}`;
    if (!raised.has(key)) raised.set(key, one);
  };
  for (const rule of rules) {
    if (!isMetBeside(rule, facts, record.today, answers)) continue;
    for (const fact of facts) {
      const meeting = strongest(rule.when.map((trigger) => meet(trigger, fact, record.today, answers)));
      if (meeting.kind === "no") continue;
      if (meeting.kind === "asks" || meeting.kind === "not-known")
        askAbout(rule, fact, meeting.question, answers, { askOnce, raiseOnce });
      else if (rule.kind === "question") askAbout(rule, fact, rule.asks, answers, { askOnce, raiseOnce });
      else if (isAnswered(rule, fact, answers)) raiseOnce(raisedBy(rule, fact, meeting));
    }
  }
  return { raised: [...raised.values()], questions: [...questions.values()] };
}

const byFact = (left: Fact, right: Fact): number =>
  left.factId < right.factId ? -1 : left.factId > right.factId ? 1 : left.kind < right.kind ? -1 : 1;

function answersOf(all: readonly Answer[]): Answers {
  const latest = new Map(
    latestAnswers(all).map((answer) => [`${answer.questionId} ${answer.factId}`, answer]),
  );
  return { of: ({ questionId }, factId) => latest.get(`${questionId} ${factId}`) };
}

const joinRegions = (left: readonly Joint[], right: readonly Joint[]): readonly Joint[] =>
  left.length === 0 || right.length === 0 ? [] : [...new Set([...left, ...right])].toSorted();

/** What else must stand in the record, and what must not. A date that is missing there sets nothing off by itself. */
function isMetBeside(
  { also, unless }: PrecautionRule,
  facts: readonly Fact[],
  today: Day,
  answers: Answers,
): boolean {
  const isMet = (triggers: readonly RuleTrigger[]) =>
    triggers.some((trigger) => facts.some((fact) => meet(trigger, fact, today, answers).kind === "yes"));
  return also.every(isMet) && !isMet(unless);
}

const strength: readonly Meeting["kind"][] = ["no", "asks", "not-known", "yes"];
const strongest = (meetings: readonly Meeting[]): Meeting =>
  meetings.reduce<Meeting>(
    (best, next) => (strength.indexOf(next.kind) > strength.indexOf(best.kind) ? next : best),
    { kind: "no" },
  );

const isAnswered = (rule: RestrictionRule, { factId }: Fact, answers: Answers): boolean => {
  if (!rule.answered) return true;
  const value = answers.of(rule.answered, factId)?.value;
  return value?.kind === "choice" && rule.answered.values.includes(value.value);
};

/** The question stands with its answer; answered as not known, what then holds is raised under the question's own name. */
function askAbout(
  rule: PrecautionRule,
  fact: Fact,
  question: Question,
  answers: Answers,
  { askOnce, raiseOnce }: { askOnce: (asked: AskedQuestion) => void; raiseOnce: (raised: Raised) => void },
): void {
  const answer = answers.of(question, fact.factId);
  askOnce({
    question,
    ruleId: rule.ruleId,
    factId: fact.factId,
    regions: rule.regions,
    ...(answer ? { answer } : {}),
  });
  if (answer?.value.kind !== "not-known") return;
  raiseOnce({
    ruleId: question.questionId,
    version: question.version,
    effect: "precaution",
    words: question.whenNotKnown,
    chip: question.whenNotKnown.split(/[,:;]/)[0] ?? question.whenNotKnown,
    excludedTags: [],
    onlyAt: [],
    limits: [],
    requiredVitals: [],
    regions: rule.regions,
    ownerKind: "physiatrist",
    trigger: triggerOf[fact.kind],
    factId: fact.factId,
    side: fact.side,
    source: describeSource(rule.source),
  });
}

function raisedBy(rule: RestrictionRule, fact: Fact, meeting: Extract<Meeting, { kind: "yes" }>): Raised {
  const { ruleId, version, effect, words, chip, excludedTags, onlyAt, limits } = rule;
  const { requiredVitals, regions, ownerKind } = rule;
  return {
    ruleId,
    version,
    effect,
    words,
    chip,
    excludedTags,
    onlyAt,
    limits,
    requiredVitals,
    regions,
    ownerKind,
    trigger: triggerOf[fact.kind],
    factId: fact.factId,
    side: fact.side,
    source: describeSource(rule.source),
    ...(fact.joint ? { joint: fact.joint } : {}),
    ...(fact.kind === "number" ? { thousandths: fact.thousandths } : {}),
    ...(meeting.endsOn ? { dueForLiftingOn: meeting.endsOn } : {}),
  };
}

/** A question nobody answered yet. */
export const isOpen = ({ answer }: Pick<AskedQuestion, "answer">): boolean => answer === undefined;

/**
 * What is set off and has no answer yet. A rule once raised for a fact is not raised for it again: while it holds it
 * stands, and set aside or lifted it stays answered, for that fact and for no other. A later version of the rule says
 * something else, so it is raised anew.
 */
export function unansweredRules(
  raised: readonly Raised[],
  known: readonly {
    ruleId?: string | undefined;
    ruleVersion?: number | undefined;
    factId?: string | undefined;
  }[],
): Raised[] {
  const answered = new Map<string, number>();
  for (const { ruleId, ruleVersion, factId } of known) {
    const key = `${ruleId} ${factId}`;
    answered.set(key, Math.max(answered.get(key) ?? 0, ruleVersion ?? 1));
  }
  return raised.filter(({ ruleId, factId, version }) => (answered.get(`${ruleId} ${factId}`) ?? 0) < version);
}

/** Whether the rules know a condition. What no rule knows is *not screened* until somebody answers. */
export function isConditionScreened(
  icd10: string,
  rules: readonly PrecautionRule[] = precautionRules,
): boolean {
  const code = undotted(icd10);
  if (code === "") return false;
  const isIn = (prefixes: readonly string[]) => prefixes.some((prefix) => code.startsWith(prefix));
  return (
    isIn(clearedCodePrefixes) ||
    isIn(impliedPrefixes) ||
    rules.some(({ when, also, unless }) =>
      [...when, ...also.flat(), ...unless].some(
        (trigger) => trigger.kind === "condition" && isIn(trigger.codes),
      ),
    )
  );
}
export const isMedicationScreened = (medication: { kind: MedicationKind; words: string }): boolean =>
  kindsOfMedication(medication).length > 0;
export const isImplantScreened = (kind: ImplantKind): boolean => kind !== "not-screened";
