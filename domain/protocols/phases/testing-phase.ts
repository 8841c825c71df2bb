import { addDays } from "#domain/calendar/days.ts";
import type { Diagnosis, PrescriptionContent } from "#domain/prescriptions/prescription.ts";
import type { Protocol, ProtocolPhase } from "#domain/protocols/protocol.ts";
import { draftOfPhase, type PhaseFacts } from "./draft-of-phase.ts";

export const today = "2026-11-23";

/** Ids in order, so that two drafts of one test never share one. */
export function makeIds(): () => string {
  let count = 0;
  return () => `id-${(count += 1)}`;
}

/** A patient on the day the phase opens, every criterion unmeasured. */
export function factsOn(phase: ProtocolPhase, change: Partial<PhaseFacts> = {}): PhaseFacts {
  return {
    side: "left",
    prescriber: { kind: "physiatrist", staffId: "osei", name: "Dr. Osei" },
    surgeon: { name: "Dr. P. Lund" },
    delegateStaffId: "osei",
    today,
    countedFromOn: addDays(today, -phase.opensAfterDays),
    latest: () => undefined,
    newId: makeIds(),
    ...change,
  };
}

/** A diagnosis a protocol is meant for; the dot stands after the third character. */
export function fitting(protocol: Protocol, side: Diagnosis["side"]): Diagnosis {
  const [prefix = ""] = protocol.codePrefixes;
  const code = prefix.length > 3 ? `${prefix.slice(0, 3)}.${prefix.slice(3)}` : prefix;
  return { code, title: protocol.name, side };
}

/** The whole draft, as composing writes it, with each criterion answered by the prescriber. */
export function draftFor(protocol: Protocol, phase: ProtocolPhase, facts: PhaseFacts): PrescriptionContent {
  const { protocol: origin, ...draft } = draftOfPhase(protocol, phase, facts);
  return {
    schema: 1,
    ...draft,
    protocol: {
      ...origin,
      criteria: (origin.criteria ?? []).map((criterion) => ({ ...criterion, answer: "met" })),
    },
    diagnoses: [fitting(protocol, facts.side)],
    note: "",
  };
}
