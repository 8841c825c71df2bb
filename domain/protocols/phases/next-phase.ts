import type { Day } from "#domain/calendar/days.ts";
import type { Protocol, ProtocolPhase } from "#domain/protocols/protocol.ts";
import { opensOnOf, type ProtocolOrigin } from "./protocol-origin.ts";

/** The phase a signed version was written from, as the protocol has it now; undefined where it has it no longer. */
export function findPhase(protocol: Protocol, origin: ProtocolOrigin): number | undefined {
  const index = protocol.phases.findIndex((phase) =>
    origin.phaseId === undefined ? phase.name === origin.phase : phase.phaseId === origin.phaseId,
  );
  return index < 0 ? undefined : index;
}

export type NextPhase = {
  index: number;
  phase: ProtocolPhase;
  /** Undefined where nobody told the day the protocol counts from. */
  opensOn: Day | undefined;
};

/** The phase that follows the one a version was written from, and the day it opens by. */
export function nextPhaseOf(protocol: Protocol, origin: ProtocolOrigin): NextPhase | undefined {
  const standing = findPhase(protocol, origin);
  const index = standing === undefined ? -1 : standing + 1;
  const phase = protocol.phases[index];
  return phase ? { index, phase, opensOn: opensOnOf(origin, phase.opensAfterDays) } : undefined;
}
