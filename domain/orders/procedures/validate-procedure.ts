import type { Day } from "#domain/calendar/days.ts";
import { describeDay } from "#domain/calendar/describe.ts";
import { pairedSites } from "#domain/orders/order.ts";
import type { OrderProblem } from "#domain/orders/validate-order.ts";
import { confoundedUntil } from "./confounded.ts";
import { dueOfEffect, effectsOf } from "./effects.ts";
import {
  type ProcedureContent,
  type ProcedureDrug,
  spinalKinds,
  steroidNames,
  toxinNames,
} from "./procedure.ts";
import { type GivenProcedure, lastToxin, steroidTotal, toxinAgainOn } from "./totals.ts";

/** A slip of the key, not a clinical limit (K): above it a dose of that unit is asked again. */
export const mostBelieved = { mg: 2000, mcg: 5000, mL: 60, units: 25_000 } as const;
export const mostSteroidMilligrams = 200;

/** What stands against signing, each at its field. Empty means it may be signed. */
export function validateProcedure(procedure: ProcedureContent, facts: { today: Day }): OrderProblem[] {
  return [
    ...(procedure.performedOn > facts.today
      ? [{ field: "performedOn", words: "This day lies ahead. A procedure is recorded once it is done." }]
      : []),
    ...validatePlace(procedure),
    ...procedure.drugs.flatMap((drug, index) => validateDrug(drug, `drugs.${index}`, procedure.performedOn)),
    ...validateNeeded(procedure),
    ...validateConsent(procedure),
    ...validateComplications(procedure),
    ...validateEffects(procedure),
    ...(procedure.confoundedUntilOn === confoundedUntil(procedure)
      ? []
      : [
          {
            field: "confoundedUntilOn",
            words: `Scores are confounded until ${describeDay(confoundedUntil(procedure))}. Look again and sign.`,
          },
        ]),
  ];
}

function validatePlace({ kind, site, side, level }: ProcedureContent): OrderProblem[] {
  const isSided = side === "left" || side === "right" || side === "both";
  return [
    ...(site === "not-applicable" || site === "whole-body"
      ? [{ field: "site", words: "Choose where it was done." }]
      : []),
    ...(side === "not-applicable" || (pairedSites.includes(site) && !isSided)
      ? [
          {
            field: "side",
            words: pairedSites.includes(site)
              ? "Choose left, right or both."
              : "Choose the side, or midline.",
          },
        ]
      : []),
    ...(spinalKinds.includes(kind) && level === ""
      ? [{ field: "level", words: "Name the level, for example L4-L5." }]
      : []),
  ];
}

function validateDrug(drug: ProcedureDrug, at: string, performedOn: Day): OrderProblem[] {
  const { kind, name, unit, lot, expiresOn, muscle, amountThousandths } = drug;
  const most = kind === "steroid" ? mostSteroidMilligrams : mostBelieved[unit];
  const isKnown = (names: readonly string[]) => names.includes(name);
  return [
    ...(kind === "steroid" && !isKnown(steroidNames)
      ? [{ field: `${at}.name`, words: "Choose the steroid from the list, so that its year can be summed." }]
      : []),
    ...(kind === "steroid" && unit !== "mg"
      ? [{ field: `${at}.unit`, words: "A steroid is entered in mg." }]
      : []),
    ...(kind === "toxin" && !isKnown(toxinNames)
      ? [{ field: `${at}.name`, words: "Choose the product: units of one are not units of another." }]
      : []),
    ...(kind === "toxin" && unit !== "units"
      ? [{ field: `${at}.unit`, words: "Toxin is entered in units." }]
      : []),
    ...(kind === "toxin" && muscle === ""
      ? [{ field: `${at}.muscle`, words: "Name the muscle these units went into." }]
      : []),
    ...(amountThousandths > most * 1000
      ? [
          {
            field: `${at}.amountThousandths`,
            words: `More than ${most.toLocaleString("en-US")} ${unit} is not believed. Type it again.`,
          },
        ]
      : []),
    ...(lot === "" ? [{ field: `${at}.lot`, words: "Enter the lot." }] : []),
    ...(expiresOn === undefined
      ? [{ field: `${at}.expiresOn`, words: "Enter the expiry." }]
      : expiresOn < performedOn
        ? [{ field: `${at}.expiresOn`, words: "This had expired on the day. Check the lot and the day." }]
        : []),
  ];
}

/** A kind that is nothing without its drug. */
function validateNeeded({ kind, drugs }: ProcedureContent): OrderProblem[] {
  const has = (drugKind: ProcedureDrug["kind"]) => drugs.some((drug) => drug.kind === drugKind);
  if (kind === "botulinum" && !has("toxin"))
    return [{ field: "drugs", words: "Add the toxin, one row for each muscle." }];
  if (kind === "prp" && !has("platelets"))
    return [{ field: "drugs", words: "Add the plasma with the lot of its kit." }];
  const isInjection = kind.endsWith("injection") || kind === "epidural" || kind === "medial-branch-block";
  return isInjection && drugs.length === 0 ? [{ field: "drugs", words: "Add what was injected." }] : [];
}

function validateConsent({ consent, timeOut, performedOn }: ProcedureContent): OrderProblem[] {
  if (consent.on > performedOn)
    return [{ field: "consent.on", words: "Consent comes before the procedure." }];
  return consent.on === performedOn && consent.at > timeOut.at
    ? [{ field: "timeOut.at", words: "The time-out comes after consent. Check both times." }]
    : [];
}

function validateComplications({ complications }: ProcedureContent): OrderProblem[] {
  if (complications.state === "not-said")
    return [{ field: "complications.state", words: "Say whether there was a complication." }];
  return complications.state === "present" && complications.words === ""
    ? [{ field: "complications.words", words: "Say what happened and what was done." }]
    : [];
}

/** Everything the table starts stands in what is signed, with its day or with why not. */
function validateEffects(procedure: ProcedureContent): OrderProblem[] {
  const wanted = effectsOf(procedure);
  const listed = procedure.effects;
  const isComplete =
    listed.length === wanted.length &&
    wanted.every(({ effectId }, index) => listed[index]?.effectId === effectId);
  if (!isComplete)
    return [{ field: "effects", words: "What it starts for therapy changed. Look again and sign." }];
  return listed.flatMap(({ isLeftOut, reason, dueForLiftingOn }, index) => [
    ...(isLeftOut && reason === ""
      ? [{ field: `effects.${index}.reason`, words: "Say why it does not apply." }]
      : []),
    ...(!isLeftOut && dueForLiftingOn !== null && dueForLiftingOn < procedure.performedOn
      ? [{ field: `effects.${index}.dueForLiftingOn`, words: "This day is before the procedure." }]
      : []),
  ]);
}

/** What it starts, as the form opens with it. */
export const usualEffects = (
  procedure: Pick<ProcedureContent, "kind" | "drugs" | "performedOn">,
): ProcedureContent["effects"] =>
  effectsOf(procedure).map((effect) => ({
    effectId: effect.effectId,
    dueForLiftingOn: dueOfEffect(effect, procedure.performedOn),
    isLeftOut: false,
    reason: "",
  }));

export type ProcedureFacts = {
  earlier: readonly GivenProcedure[];
  policy: { steroidInjectionsMost: number; toxinWeeksLeast: number };
  isAnticoagulated: boolean;
  hasDiabetes: boolean;
  allergies: readonly string[];
};

/** What does not stand against signing and is still said before it. */
export function warnOfProcedure(procedure: ProcedureContent, facts: ProcedureFacts): OrderProblem[] {
  const { steroidInjectionsMost, toxinWeeksLeast } = facts.policy;
  const hasSteroid = procedure.drugs.some(({ kind }) => kind === "steroid");
  const hasToxin = procedure.drugs.some(({ kind }) => kind === "toxin");
  const before = facts.earlier.filter(({ performedOn }) => performedOn <= procedure.performedOn);
  const year = steroidTotal([...before, procedure], procedure.performedOn);
  const toxin = lastToxin(before);
  const againOn = toxin && toxinAgainOn(toxin.lastOn, toxinWeeksLeast);
  return [
    ...(hasSteroid && year.injections > steroidInjectionsMost
      ? [
          {
            field: "drugs",
            words: `With this one ${year.injections} steroid injections here in 12 months; this clinic warns above ${steroidInjectionsMost}.`,
          },
        ]
      : []),
    ...(hasToxin && toxin && againOn !== undefined && procedure.performedOn < againOn
      ? [
          {
            field: "drugs",
            words: `Toxin was given on ${describeDay(toxin.lastOn)}; this clinic warns before ${toxinWeeksLeast} weeks, ${describeDay(againOn)}.`,
          },
        ]
      : []),
    ...(facts.isAnticoagulated && spinalKinds.includes(procedure.kind)
      ? [{ field: "kind", words: "Anticoagulated: bleeding beside the spine is an emergency." }]
      : []),
    ...(hasSteroid && facts.hasDiabetes
      ? [{ field: "drugs", words: "Diabetes: a steroid raises glucose for days." }]
      : []),
    ...(facts.allergies.length > 0 && procedure.drugs.length > 0
      ? [{ field: "drugs", words: `Allergies on the record: ${facts.allergies.join(", ")}.` }]
      : []),
  ];
}
