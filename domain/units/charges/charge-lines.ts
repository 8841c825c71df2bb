import type { PayerKind } from "#domain/patients/patient.schema.ts";
import type { Discipline } from "#domain/people/staff.ts";
import type { GateCode } from "#domain/sessions/gate.ts";
import { groupCode, isTimedService, payerCode } from "../service-codes.ts";
import type { VisitKind } from "../timing/service-time.ts";
import { type Allocation, billableUnits, type UnitRule, type UnitsResult } from "../units.ts";
import { assistantUnits, isAssistantService, type Shares } from "./assistant-share.ts";

export const modifiers = ["GP", "GO", "CQ", "CO", "59", "95"] as const;
export type Modifier = (typeof modifiers)[number];

/** Why a charge waits. The first three come from the gate that treatment passed with a reason. */
export const chargeHolds = [
  "expired",
  "certification-missing",
  "authorization-missing",
  "against-the-gate",
  "payer-not-known",
  "no-diagnosis-code",
  "visit-minutes-missing",
  "minutes-overlap",
  "no-supervisor",
  "same-day-session",
] as const;
export type ChargeHold = (typeof chargeHolds)[number];

export const chargeHoldWords: Record<ChargeHold, string> = {
  expired: "the prescription had run out",
  "certification-missing": "the plan of care is not certified",
  "authorization-missing": "no authorized visit was left",
  "against-the-gate": "treatment was recorded although it was not to start",
  "payer-not-known": "the payer is not known",
  "no-diagnosis-code": "no diagnosis has a code",
  "visit-minutes-missing": "the minutes of the whole visit are missing",
  "minutes-overlap": "one-on-one minutes overlap another patient's",
  "no-supervisor": "the assistant has no supervising therapist",
  "same-day-session": "another session of this day is charged: units are counted by the day",
};

export type ChargeLine = {
  code: string;
  units: number;
  /** Minutes of the code by all who gave it; null for an untimed service nobody timed. */
  minutes: number | null;
  modifiers: readonly Modifier[];
  renderingId: string;
  supervisingId: string | null;
};

/** One service by one clinician as it is charged. */
export type GivenService = {
  code: string;
  minutes: number;
  staffId: string;
  isAssistant: boolean;
};

export type ChargeFacts = {
  services: readonly GivenService[];
  rule: UnitRule;
  payer: PayerKind;
  discipline: Discipline;
  visitKind: VisitKind;
  unitChoice: Allocation | undefined;
  /** Who signs, and gives a group that nobody timed. */
  signedBy: { staffId: string; isAssistant: boolean };
  /** Whom an assistant's service names. */
  supervisorOf: (staffId: string) => string | null;
};

/**
 * Pairs of codes that payers pay together only when they were given apart: the second takes modifier 59. Column one and
 * two of the edits for therapy as commonly listed (K); which edits hold changes by quarter.
 */
const apart: readonly (readonly [string, string])[] = [
  ["97530", "97116"],
  ["97530", "97140"],
  ["97150", "97110"],
  ["97150", "97112"],
  ["97150", "97140"],
  ["97150", "97530"],
  ["97164", "97140"],
  ["97164", "97530"],
];

/** Minutes by code of the timed services, the code with the most first. */
export const timedByCode = (services: readonly Pick<GivenService, "code" | "minutes">[]) =>
  [...new Set(services.map((service) => service.code))].filter(isTimedService).map((code) => ({
    code,
    minutes: services
      .filter((service) => service.code === code)
      .reduce((sum, service) => sum + service.minutes, 0),
  }));

/** The allocation that counts: the only one, or of several the one that was chosen; undefined while a choice is open. */
export function chosenAllocation(
  result: UnitsResult,
  choice: Allocation | undefined,
): Allocation | undefined {
  if (result.allocations.length === 1) return result.allocations[0];
  return result.allocations.find(
    (allocation) =>
      choice !== undefined &&
      Object.entries(allocation).every(([code, units]) => (choice[code] ?? 0) === units),
  );
}

/**
 * What a signed session charges: codes, units, modifiers and who. Units that an assistant furnished stand on a line of
 * their own where the payer asks for it. A code that earns no unit makes no line.
 *
 * @throws RangeError while the minutes leave a unit open and no code was chosen for it: it is asked before signing.
 */
export function chargeLines(facts: ChargeFacts): ChargeLine[] {
  const { services, visitKind } = facts;
  const result = billableUnits(facts.rule, timedByCode(services));
  const allocation = chosenAllocation(result, facts.unitChoice);
  if (!allocation) throw new RangeError("No code was chosen for the unit the minutes leave open.");
  const isGroup = visitKind === "group" && !services.some((service) => service.code === groupCode);
  const all = isGroup ? [...services, { ...facts.signedBy, code: groupCode, minutes: 0 }] : services;
  const codes = [...new Set(all.map((service) => service.code))];
  const charged = codes.filter((code) => !isTimedService(code) || (allocation[code] ?? 0) > 0);
  return charged.flatMap((code) =>
    linesOf(code, allocation[code] ?? 1, charged, { ...facts, services: all }),
  );
}

function linesOf(code: string, units: number, charged: readonly string[], facts: ChargeFacts): ChargeLine[] {
  const given = facts.services.filter((service) => service.code === code);
  const by = (isAssistant: boolean) => given.filter((service) => service.isAssistant === isAssistant);
  const lineOf = (count: number, services: readonly GivenService[], isAssistant: boolean): ChargeLine => {
    const renderingId = most(services) ?? facts.signedBy.staffId;
    return {
      code: payerCode(facts.payer, code),
      units: count,
      minutes: isTimedService(code) || sumOf(services) > 0 ? sumOf(services) : null,
      modifiers: modifiersOf(code, isAssistant, charged, facts),
      renderingId,
      supervisingId: isAssistant ? facts.supervisorOf(renderingId) : null,
    };
  };
  const assistants = assistantsOf(
    code,
    units,
    { therapist: sumOf(by(false)), assistant: sumOf(by(true)) },
    by,
  );
  // Other payers are told one line a code, of whoever gave most of it.
  if (facts.payer !== "medicare" || assistants === 0 || assistants === units) {
    const isAssistant = assistants > 0 && assistants >= units - assistants;
    return [
      lineOf(units, given, facts.payer === "medicare" ? assistants === units && units > 0 : isAssistant),
    ];
  }
  return [lineOf(units - assistants, by(false), false), lineOf(assistants, by(true), true)];
}

function assistantsOf(
  code: string,
  units: number,
  shares: Shares,
  by: (isAssistant: boolean) => readonly GivenService[],
): number {
  if (by(true).length > 0 && by(false).length === 0) return units;
  if (isTimedService(code)) return assistantUnits(units, shares);
  return isAssistantService(shares) ? units : 0;
}

/**
 * GP or GO names the discipline's plan of care; CQ or CO what an assistant furnished, for Medicare; 59 a service given
 * apart from another; 95 a visit by video (K). Whether 59 fits is attested by whoever signs, who sees it before.
 */
function modifiersOf(
  code: string,
  isAssistant: boolean,
  charged: readonly string[],
  { discipline, payer, visitKind }: ChargeFacts,
): Modifier[] {
  const isApart = apart.some(([first, second]) => second === code && charged.includes(first));
  return [
    discipline === "PT" ? "GP" : "GO",
    ...(isAssistant && payer === "medicare" ? [discipline === "PT" ? ("CQ" as const) : ("CO" as const)] : []),
    ...(isApart ? ["59" as const] : []),
    ...(visitKind === "telehealth" ? ["95" as const] : []),
  ];
}

const sumOf = (services: readonly GivenService[]): number =>
  services.reduce((sum, service) => sum + service.minutes, 0);
const most = (services: readonly GivenService[]): string | undefined =>
  services.toSorted((a, b) => b.minutes - a.minutes)[0]?.staffId;

/** What holds the charges of a session. A gate that warned keeps its own word. */
export function holdsOf(facts: {
  gateCodes: readonly GateCode[];
  payer: PayerKind;
  hasDiagnosisCode: boolean;
  totalMinutes: number | undefined;
  hasTimed: boolean;
  isOverlapping: boolean;
  /** Another session of the same patient, discipline and day is signed and charges. */
  hasSameDay: boolean;
  lines: readonly ChargeLine[];
  isAssistant: (staffId: string) => boolean;
}): ChargeHold[] {
  const warned = (["expired", "certification-missing", "authorization-missing"] as const).filter((code) =>
    facts.gateCodes.includes(code),
  );
  return [
    ...warned,
    ...(facts.gateCodes.length > warned.length ? ["against-the-gate" as const] : []),
    ...(facts.payer === "not-known" ? ["payer-not-known" as const] : []),
    ...(facts.hasDiagnosisCode ? [] : ["no-diagnosis-code" as const]),
    ...(facts.hasTimed && facts.totalMinutes === undefined ? ["visit-minutes-missing" as const] : []),
    ...(facts.isOverlapping ? ["minutes-overlap" as const] : []),
    ...(facts.lines.some((line) => facts.isAssistant(line.renderingId) && line.supervisingId === null)
      ? ["no-supervisor" as const]
      : []),
    ...(facts.hasSameDay ? ["same-day-session" as const] : []),
  ];
}
