import { ageInYears, type Day, daysBetween } from "#domain/calendar/days.ts";
import { describeDay } from "#domain/calendar/describe.ts";
import { dueOnOf, needleNotBefore } from "./due.ts";
import { type OrderContent, type OrderKind, pairedSites } from "./order.ts";

/** A field by its path in the content, and what to do. */
export type OrderProblem = { field: string; words: string };

/** What the record says that bears on a test. */
export type OrderFacts = {
  today: Day;
  gender: "female" | "male" | "other" | "not-known";
  bornOn: Day | null;
  /** Implants and devices on the record, in words. */
  implants: readonly string[];
  isAnticoagulated: boolean;
  /** Pacemaker, defibrillator or stimulator, in words. */
  stimulators: readonly string[];
  /** When bone density was last ordered and not cancelled. */
  lastDexaOn: Day | null;
  episodeSide: "left" | "right" | "both" | "midline" | "not-applicable";
};

/** Ages, both inclusive, at which pregnancy is asked before radiation or contrast (K). */
export const pregnancyAges = { least: 12, most: 55 } as const;
/** Bone density changes slowly: measured again after two years at the soonest (K). */
export const dexaAgainAfterDays = 730;

/** The latest day a result may be due, in days from the order: our rule. */
export const mostDueDays = 365;

const radiates: readonly OrderKind[] = ["x-ray", "ct", "dexa"];
const takesContrast: readonly OrderKind[] = ["mri", "ct"];

export const asksImplant = (kind: OrderKind): boolean => kind === "mri";
export const asksContrast = (kind: OrderKind): boolean => takesContrast.includes(kind);
export const asksNerveInjury = (kind: OrderKind): boolean => kind === "emg";

/** Somebody who may be pregnant, as far as the record says; an unknown birth date or gender asks. */
export function asksPregnancy(
  order: Pick<OrderContent, "kind" | "contrast">,
  { gender, bornOn, today }: Pick<OrderFacts, "gender" | "bornOn" | "today">,
): boolean {
  if (!radiates.includes(order.kind) && !(order.kind === "mri" && order.contrast === "yes")) return false;
  if (gender === "male") return false;
  if (bornOn === null) return true;
  const age = ageInYears(bornOn, today);
  return age >= pregnancyAges.least && age <= pregnancyAges.most;
}

/** What stands against signing, each at its field. Empty means it may be signed. */
export function validateOrder(order: OrderContent, facts: OrderFacts): OrderProblem[] {
  return [
    ...validatePlace(order),
    ...(order.orderedOn === facts.today
      ? []
      : [{ field: "orderedOn", words: "An order carries the day it is signed. Look again and sign." }]),
    ...validateDue(order),
    ...validateNerve(order, facts),
    ...validateImplant(order, facts),
    ...validateContrast(order),
    ...validatePregnancy(order, facts),
  ];
}

/** Whoever orders may set the day; what cannot wait is not put off by it. */
function validateDue(order: OrderContent): OrderProblem[] {
  const { dueOn, orderedOn, urgency } = order;
  const say = (words: string) => [{ field: "dueOn", words }];
  if (dueOn < orderedOn) return say("This day is past. Enter the day the result is needed by.");
  if (daysBetween(orderedOn, dueOn) > mostDueDays)
    return say("This is more than a year ahead. Order the test again when it is nearer.");
  return (urgency === "same-day" || urgency === "emergent") && dueOn > dueOnOf(order)
    ? say(`By its urgency it is due ${describeDay(dueOnOf(order))}. Choose another urgency, or that day.`)
    : [];
}

function validatePlace({ kind, site, side, tests }: OrderContent): OrderProblem[] {
  if (kind === "laboratory")
    return tests.length === 0 ? [{ field: "tests", words: "Choose at least one laboratory test." }] : [];
  if (tests.length > 0) return [{ field: "tests", words: "Only a laboratory order names blood tests." }];
  if (kind === "dexa") return [];
  if (site === "not-applicable") return [{ field: "site", words: "Choose where the test looks." }];
  const isSided = side === "left" || side === "right" || side === "both";
  return pairedSites.includes(site) && !isSided
    ? [{ field: "side", words: "Choose left, right or both." }]
    : [];
}

function validateNerve({ kind, nerveInjury }: OrderContent, { today }: OrderFacts): OrderProblem[] {
  if (!asksNerveInjury(kind)) return [];
  if (nerveInjury.state === "not-asked")
    return [{ field: "nerveInjury.state", words: "Say whether a nerve was injured on a known day." }];
  if (nerveInjury.state !== "dated") return [];
  if (nerveInjury.on === undefined)
    return [{ field: "nerveInjury.on", words: "Enter the day of the injury." }];
  return nerveInjury.on > today
    ? [{ field: "nerveInjury.on", words: "This day lies ahead. Enter the day of the injury." }]
    : [];
}

function validateImplant({ kind, implant }: OrderContent, { implants }: OrderFacts): OrderProblem[] {
  if (!asksImplant(kind)) return [];
  if (implant.state === "not-asked")
    return [{ field: "implant.state", words: "Ask for implants and metal before a magnet." }];
  if (implant.state === "none" && implants.length > 0)
    return [
      {
        field: "implant.state",
        words: `The record lists ${implants.join(", ")}. Say whether it is known to be safe in a magnet.`,
      },
    ];
  if (implant.state === "not-known-safe" && implant.words === "")
    return [
      { field: "implant.words", words: "Name the implant and who clears it before the patient is scanned." },
    ];
  return implant.state === "known-safe" && implant.words === ""
    ? [{ field: "implant.words", words: "Name the implant and where its safety is written." }]
    : [];
}

function validateContrast({ kind, contrast, renal }: OrderContent): OrderProblem[] {
  if (!asksContrast(kind)) return [];
  if (contrast === "not-asked") return [{ field: "contrast", words: "Say whether contrast is wanted." }];
  if (contrast === "no") return [];
  if (renal.state === "not-asked")
    return [{ field: "renal.state", words: "Contrast: say what is known of the kidneys." }];
  return renal.state !== "normal" && renal.words === ""
    ? [{ field: "renal.words", words: "Say what is done first, for example creatinine before contrast." }]
    : [];
}

function validatePregnancy(order: OrderContent, facts: OrderFacts): OrderProblem[] {
  if (!asksPregnancy(order, facts)) return [];
  const { state, words } = order.pregnancy;
  if (state === "not-asked")
    return [{ field: "pregnancy.state", words: "Ask whether the patient may be pregnant." }];
  return state !== "no" && words === ""
    ? [{ field: "pregnancy.words", words: "Say why the test cannot wait, or what is done first." }]
    : [];
}

/** What does not stand against signing and is still said before it. */
export function warnOfOrder(order: OrderContent, facts: OrderFacts): OrderProblem[] {
  const notBefore = asksNerveInjury(order.kind) ? needleNotBefore(order.nerveInjury) : undefined;
  return [
    ...(notBefore !== undefined && facts.today < notBefore
      ? [
          {
            field: "nerveInjury.on",
            words: `Before 3 weeks after the injury needle findings may not show yet. Book it on ${describeDay(notBefore)} or later.`,
          },
        ]
      : []),
    ...(order.kind === "emg" && facts.isAnticoagulated
      ? [{ field: "kind", words: "Anticoagulated: whoever does the needle study is told." }]
      : []),
    ...(order.kind === "emg" && facts.stimulators.length > 0
      ? [
          {
            field: "kind",
            words: `${facts.stimulators.join(", ")}: no stimulation near the device or its leads.`,
          },
        ]
      : []),
    ...(order.kind === "dexa" &&
    facts.lastDexaOn !== null &&
    daysBetween(facts.lastDexaOn, facts.today) < dexaAgainAfterDays
      ? [
          {
            field: "kind",
            words: `Bone density was ordered on ${describeDay(facts.lastDexaOn)}, less than 2 years ago.`,
          },
        ]
      : []),
    ...(order.dueOn > dueOnOf(order)
      ? [
          {
            field: "dueOn",
            words: `Later than its urgency asks: by that it would be due ${describeDay(dueOnOf(order))}.`,
          },
        ]
      : []),
    ...warnOfSide(order, facts),
  ];
}

function warnOfSide({ site, side }: OrderContent, { episodeSide }: OrderFacts): OrderProblem[] {
  const isOther =
    pairedSites.includes(site) &&
    ((side === "left" && episodeSide === "right") || (side === "right" && episodeSide === "left"));
  return isOther
    ? [{ field: "side", words: `The episode is of the ${episodeSide} side; this orders the ${side}.` }]
    : [];
}
