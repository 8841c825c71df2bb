import type { Dose } from "#domain/doses/dose.ts";
import type { Discipline } from "#domain/people/staff.ts";
import type { Limit } from "#domain/prescriptions/limit.ts";
import type { Bounds, LineConsequence } from "#domain/prescriptions/line.ts";
import type { LeftOpenDecider } from "#domain/prescriptions/prescription.ts";

export type ProtocolLine = {
  exerciseId: string;
  dose: Dose;
  bounds: Bounds;
  weeklySteps: Dose;
  consequence: LineConsequence;
  isHomeProgram: boolean;
};

type WithoutIdentity<L> = L extends unknown
  ? Omit<L, "limitId" | "owner" | "delegateStaffIds" | "fromOn" | "dueForLiftingOn" | "side">
  : never;
/** A limit before it belongs to a patient: the side is the treated one, the owner is named when it is prescribed. */
export type ProtocolLimit = WithoutIdentity<Limit> & {
  ownerKind: "surgeon" | "physiatrist";
  dueAfterDays: number;
};

export type ProtocolPhase = {
  name: string;
  /** Days after surgery or onset when it opens, and what must be true as well. */
  opensAfterDays: number;
  criteria: string;
  lines: readonly ProtocolLine[];
  limits: readonly ProtocolLimit[];
};

export type Protocol = {
  protocolId: string;
  version: number;
  name: string;
  owner: "surgeon" | "clinic";
  discipline: Discipline;
  /** ICD-10-CM code families it is meant for, without their dot. */
  codePrefixes: readonly string[];
  region: string;
  isSided: boolean;
  leftOpen: LeftOpenDecider;
  perWeekLeast: number;
  perWeekMost: number;
  weeks: number;
  primaryMeasureId: string;
  goals: readonly {
    words: string;
    measureId: string;
    targetThousandths: number;
    unit: string;
    afterDays: number;
  }[];
  stopAndCall: readonly string[];
  phases: readonly ProtocolPhase[];
  source: string;
};
