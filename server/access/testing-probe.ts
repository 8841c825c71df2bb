import { type Caller, op } from "#server/testing.ts";
import type { Stage, Target } from "./testing-target.ts";

export type Asking = { stage: Stage; target: Target; staffId: string };
export type Ask = (caller: Caller, asking: Asking) => Promise<unknown>;
export type Probe = {
  ask: Ask;
  /** Whether it names a row: then an id that does not exist must be refused. */
  names: "row" | "nothing";
  /** For lists: whether the patient stands in the answer. */
  sees?: (answer: unknown, target: Target) => boolean;
};

export const row = (ask: Ask): Probe => ({ ask, names: "row" });
export const nothing = (ask: Ask): Probe => ({ ask, names: "nothing" });
export const list = (ask: Ask): Probe => ({
  ask,
  names: "nothing",
  sees: (answer, target) => JSON.stringify(answer).includes(target.patientId),
});

/** An act on the prescription of an episode. */
export const actOn = (episodeId: string, expectedVersion: number) => ({
  operationId: op(),
  episodeId,
  expectedVersion,
  reason: "calf pain",
});
