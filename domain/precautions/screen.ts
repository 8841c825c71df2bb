import { addDays, type Day } from "#domain/calendar/days.ts";
import type { Joint } from "#domain/prescriptions/limit.ts";
import {
  type Answer,
  type Fact,
  factsOfRecord,
  isSameSide,
  latestAnswers,
  type RecordForScreening,
} from "./facts/record.ts";
import { type Answers, isOfKind, type Meeting, meet } from "./match.ts";
import { type Raised, raisedBy, raisedWhileNotKnown } from "./raised.ts";
import {
  type PrecautionRule,
  type Question,
  type QuestionRule,
  type RestrictionRule,
  type RuleTrigger,
  windowOf,
} from "./rule.ts";
import { precautionRules } from "./rules.ts";

/** What a rule asks about a fact. Open while nothing is answered; an answer may be put right by a later one. */
export type AskedQuestion = {
  question: Question;
  ruleId: string;
  factId: string;
  regions: readonly Joint[];
  answer?: Answer;
  /** The last day its answer counts, inclusive; absent where it counts until it is changed. */
  countsTo?: Day;
  /** Its answer is older than the rule lets it be: it is asked again. */
  hasRunOut?: boolean;
};

export type Screening = { raised: readonly Raised[]; questions: readonly AskedQuestion[] };
type Found = { askOnce: (asked: AskedQuestion) => void; raiseOnce: (raised: Raised) => void };

/**
 * The whole record against every rule: once for each rule and fact that sets it off, so that a second fracture is a
 * second precaution. Total and deterministic: the order of the record changes nothing, and one more rule takes nothing
 * away from the others. A diagnosis opens a question where the restriction needs a finding or a date; until somebody
 * says, the question restricts by itself.
 */
export function screenRecord(
  record: RecordForScreening,
  rules: readonly PrecautionRule[] = precautionRules,
): Screening {
  const facts = factsOfRecord(record).toSorted(byFact);
  const answers = answersOf(record.answers);
  const raised = new Map<string, Raised>();
  const questions = new Map<string, AskedQuestion>();
  const found: Found = {
    askOnce: (asked) => {
      const key = `${asked.question.questionId} ${asked.factId}`;
      const known = questions.get(key);
      questions.set(key, known ? joinQuestions(known, asked) : asked);
    },
    raiseOnce: (one) => {
      const key = `${one.ruleId} ${one.factId}`;
      const known = raised.get(key);
      raised.set(key, known ? { ...known, regions: joinRegions(known.regions, one.regions) } : one);
    },
  };
  for (const rule of rules) {
    const isBeside = isMetBeside(rule, facts, record.today, answers);
    for (const fact of facts) {
      keepAnswered(rule, fact, answers, found);
      if (isBeside) screenFact(rule, fact, { today: record.today, facts, answers, found });
    }
  }
  return { raised: [...raised.values()], questions: [...questions.values()] };
}

function screenFact(
  rule: PrecautionRule,
  fact: Fact,
  { today, facts, answers, found }: { today: Day; facts: readonly Fact[]; answers: Answers; found: Found },
): void {
  const said = rule.when.filter((trigger) => !isSaidBetter(trigger, fact, facts));
  const meeting = strongest(said.map((trigger) => meet(trigger, fact, today, answers)));
  if (meeting.kind === "no") return;
  if (meeting.kind !== "yes") {
    const { question } = meeting;
    if (!isRuledOut(rule, fact, answers)) askAbout(rule, fact, { question, today, answers, found });
  } else if (rule.kind === "question") {
    const { asks: question } = rule;
    if (!isFoundSince(rule, fact, facts, today))
      askAbout(rule, fact, { question, endsOn: meeting.endsOn, today, answers, found });
  } else if (isAnswered(rule, fact, answers))
    found.raiseOnce(raisedBy(rule, fact, { endsOn: meeting.endsOn, answers }));
}

const askedOf = (rule: PrecautionRule, fact: Fact, question: Question, answers: Answers): AskedQuestion => {
  const answer = answers.of(question, fact.factId);
  const countsTo = answer && lastDayOf(rule, answer);
  return {
    question,
    ruleId: rule.ruleId,
    factId: fact.factId,
    regions: rule.regions,
    ...(answer ? { answer } : {}),
    ...(countsTo ? { countsTo } : {}),
  };
};

/** What was answered once stands with its answer, whatever came of it, so that it can be put right. */
function keepAnswered(rule: PrecautionRule, fact: Fact, answers: Answers, { askOnce }: Found): void {
  const met = rule.when.filter((trigger) => isOfKind(trigger, fact));
  const asked = [
    ...met.flatMap((trigger) => windowOf(trigger)?.asks ?? []),
    ...(rule.kind === "question" && met.length > 0 ? [rule.asks] : []),
  ];
  for (const question of asked)
    if (answers.of(question, fact.factId)) askOnce(askedOf(rule, fact, question, answers));
}

/** The question stands with its answer; while nobody said, or nobody knows, what it restricts is raised. */
function askAbout(
  rule: PrecautionRule,
  fact: Fact,
  {
    question,
    endsOn,
    today,
    answers,
    found,
  }: { question: Question; endsOn?: Day | undefined; today: Day; answers: Answers; found: Found },
): void {
  const asked = askedOf(rule, fact, question, answers);
  const hasRunOut = asked.countsTo !== undefined && asked.countsTo < today;
  found.askOnce({ ...asked, ...(hasRunOut ? { hasRunOut } : {}) });
  const answer = hasRunOut ? undefined : asked.answer;
  if (rule.kind === "question" && rule.asksOnly && question === rule.asks) return;
  if (answer === undefined || answer.value.kind === "not-known")
    found.raiseOnce(raisedWhileNotKnown(rule, fact, { question, answer, endsOn }));
}

const isSaidBetter = (trigger: RuleTrigger, { side }: Fact, facts: readonly Fact[]): boolean =>
  trigger.kind === "condition" &&
  trigger.saidBy !== undefined &&
  facts.some(
    (fact) => fact.kind === "procedure" && fact.procedure === trigger.saidBy && isSameSide(fact.side, side),
  );

/** A number counts as long as one that was measured may be old; so does that nobody knew it. */
function lastDayOf(rule: PrecautionRule, { value, on }: Answer): Day | undefined {
  if (rule.kind !== "question" || value.kind === "not-applicable") return undefined;
  const { answer } = rule.asks;
  return [...rule.unless, ...rule.unlessSince]
    .flatMap((trigger) =>
      trigger.kind === "number" && answer.kind === "number" && trigger.code === answer.code && trigger.window
        ? [addDays(on, trigger.window.lastDay)]
        : [],
    )
    .toSorted()[0];
}

/** Found on the day the fact came, or later; what was answered about a fact is of that fact alone. */
const isFoundSince = (
  { unlessSince }: QuestionRule,
  { since }: Fact,
  facts: readonly Fact[],
  today: Day,
): boolean =>
  facts.some(
    (fact) =>
      fact.kind === "number" &&
      fact.about === undefined &&
      (since === undefined || (fact.on !== undefined && fact.on >= since)) &&
      unlessSince.some((trigger) => meet(trigger, fact, today, noAnswers).kind === "yes"),
  );
const noAnswers: Answers = { of: () => undefined };

const joinQuestions = (known: AskedQuestion, asked: AskedQuestion): AskedQuestion => ({
  ...known,
  // Asked by two rules it belongs to the regions of both; one that means the whole body is never folded away.
  regions: joinRegions(known.regions, asked.regions),
  ...soonest(known, asked),
  ...(asked.hasRunOut ? { hasRunOut: true } : {}),
});

/** Asked by two rules, its answer counts as long as both let it. */
function soonest(known: AskedQuestion, asked: AskedQuestion): { countsTo?: Day } {
  const [countsTo] = [known.countsTo, asked.countsTo].filter((day) => day !== undefined).toSorted();
  return countsTo === undefined ? {} : { countsTo };
}

const byFact = (left: Fact, right: Fact): number => compareText(orderOf(left), orderOf(right));
/** One entry may be several facts: what a code implies, two operations in one. */
const orderOf = (fact: Fact): string =>
  [
    fact.factId,
    fact.kind,
    fact.kind === "procedure" ? fact.procedure : fact.kind === "device" ? fact.device : "",
  ].join(" ");
const compareText = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0);

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
/** Answered already, or such that the rule does not hold whatever the date: then the date is not asked for it. */
function isRuledOut(rule: PrecautionRule, fact: Fact, answers: Answers): boolean {
  const decides = rule.kind === "question" ? rule.asks : rule.answered;
  const isChosen = decides && answers.of(decides, fact.factId)?.value.kind === "choice";
  return isChosen === true && (rule.kind === "question" || !isAnswered(rule, fact, answers));
}

/** A question nobody answered yet, or not since its answer has run out. */
export const isOpen = ({ answer, hasRunOut }: Pick<AskedQuestion, "answer" | "hasRunOut">): boolean =>
  answer === undefined || hasRunOut === true;
