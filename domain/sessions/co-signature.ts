import type { TherapistLevel, usStates } from "#domain/people/staff.ts";

/** Whether a therapist signs an assistant's session too: a clinic's policy. */
export const coSignatureRules = ["never", "by-state", "always"] as const;
export type CoSignatureRule = (typeof coSignatureRules)[number];

export const coSignatureWords: Record<CoSignatureRule, string> = {
  never: "An assistant's session is not co-signed",
  "by-state": "An assistant's session is co-signed where the state asks for it",
  always: "A therapist co-signs every session of an assistant",
};

type UsState = (typeof usStates)[number];
type StateRule = { isAsked: boolean; source: string };

/**
 * What states ask of an assistant's notes. All of it is compiled from general knowledge (K): a clinic confirms its own
 * state's rule before it relies on it.
 */
export const stateCoSignatures: Partial<Record<UsState, StateRule>> = {
  NM: { isAsked: true, source: "(K)" },
  WA: { isAsked: true, source: "(K)" },
};

/** Whether this session is to be co-signed. A state whose rule nobody has stated is taken to ask: unknown is not "no". */
export function needsCoSignature(
  rule: CoSignatureRule,
  { state, level }: { state: string; level: TherapistLevel | null },
): boolean {
  if (level !== "assistant" || rule === "never") return false;
  return rule === "always" || stateCoSignatures[state as UsState]?.isAsked !== false;
}
