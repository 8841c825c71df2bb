import { addDays, type Day, daysBetween } from "#domain/calendar/days.ts";
import type { Answer, Fact } from "./facts/record.ts";
import { type Bounds, type Question, type RuleTrigger, type Window, windowOf } from "./rule.ts";

/** The answers that stand, one for each question about each fact. */
export type Answers = { of: (question: Pick<Question, "questionId">, factId: string) => Answer | undefined };

/**
 * Whether a fact meets a trigger on a day. Where the trigger counts days and the fact has no date, it asks; once the
 * answer is that nobody knows, it says so. A date that lies ahead meets nothing yet.
 */
export type Meeting =
  | { kind: "no" }
  | { kind: "yes"; endsOn?: Day }
  | { kind: "asks"; question: Question }
  | { kind: "not-known"; question: Question };

const no: Meeting = { kind: "no" };

export function meet(trigger: RuleTrigger, fact: Fact, today: Day, answers: Answers): Meeting {
  if (!isOfKind(trigger, fact)) return no;
  const window = windowOf(trigger);
  return window ? meetWindow(window, fact, today, answers) : { kind: "yes" };
}

export function isOfKind(trigger: RuleTrigger, fact: Fact): boolean {
  switch (trigger.kind) {
    case "condition":
      return fact.kind === "condition" && isOfCodes(trigger, fact.code);
    case "drug":
      return (
        fact.kind === "drug" &&
        ((trigger.kinds ?? []).some((kind) => fact.kinds.includes(kind)) ||
          (trigger.names ?? []).some((name) => fact.names.includes(name)))
      );
    case "device":
      return fact.kind === "device" && trigger.devices.includes(fact.device);
    case "procedure":
      return fact.kind === "procedure" && trigger.procedures.includes(fact.procedure);
    case "number":
      return fact.kind === "number" && fact.code === trigger.code && isInside(trigger, fact.thousandths);
    case "flag":
      return fact.kind === "flag" && trigger.flags.includes(fact.flag);
    default:
      return trigger satisfies never;
  }
}

/** A code that is written too short to carry its 7th character is taken for one that may. */
function isOfCodes(
  { codes, except = [], seventh }: Extract<RuleTrigger, { kind: "condition" }>,
  code: string,
): boolean {
  if (code === "" || !codes.some((prefix) => code.startsWith(prefix))) return false;
  if (except.some((prefix) => code.startsWith(prefix))) return false;
  return seventh === undefined || code.length < 7 || seventh.includes(code.charAt(6));
}

const isInside = ({ atLeast, above, atMost, below }: Bounds, thousandths: number): boolean =>
  (atLeast === undefined || thousandths >= atLeast * 1000) &&
  (above === undefined || thousandths > above * 1000) &&
  (atMost === undefined || thousandths <= atMost * 1000) &&
  (below === undefined || thousandths < below * 1000);

function meetWindow(window: Window, fact: Fact, today: Day, answers: Answers): Meeting {
  const answer = window.asks && answers.of(window.asks, fact.factId)?.value;
  if (answer?.kind === "not-applicable") return no;
  // What was answered later stands before what the record said, and before what nobody knew.
  const on = answer?.kind === "date" ? answer.on : fact.on;
  if (on === undefined) {
    if (!window.asks) return no;
    return { kind: answer?.kind === "not-known" ? "not-known" : "asks", question: window.asks };
  }
  const days = daysBetween(on, today);
  return days >= window.fromDay && days <= window.lastDay
    ? { kind: "yes", endsOn: addDays(on, window.lastDay + 1) }
    : no;
}
