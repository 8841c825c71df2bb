/** Minutes of one code by therapists and by assistants alone; what both did together is the therapist's. */
export type Shares = { therapist: number; assistant: number };

/** Minutes of a last unit that make it the therapist's own, inclusive. */
const leastAlone = 8;
/** A tenth of fifteen minutes, rounded: one minute is too little to name. */
const deMinimis = 1;

/**
 * How many of a code's units an assistant furnished, for the modifier that says so. Each clinician's whole fifteens
 * are theirs. What is left is given out unit by unit: to the therapist where the therapist alone still has eight minutes
 * of it, else to the assistant once more than a tenth of it is theirs. So two last units of nine to fourteen minutes
 * each are one of each. Source: CMS, billing examples using CQ/CO modifiers, calendar year 2022 on; the arithmetic as
 * commonly published (K).
 *
 * @param units what the payer's rule gives the code in all; never changed here.
 */
export function assistantUnits(units: number, shares: Shares): number {
  if (shares.assistant === 0 || units === 0) return 0;
  if (shares.therapist === 0) return units;
  const own = { therapist: Math.floor(shares.therapist / 15), assistant: Math.floor(shares.assistant / 15) };
  // Fewer units than whole fifteens: what is left out is nobody's, and the therapist's are counted first.
  let assistants = Math.min(own.assistant, Math.max(0, units - own.therapist));
  const left = { therapist: shares.therapist % 15, assistant: shares.assistant % 15 };
  for (let rest = units - own.therapist - own.assistant; rest > 0; rest -= 1)
    if (left.therapist >= leastAlone || left.assistant <= deMinimis) left.therapist = 0;
    else {
      assistants += 1;
      left.assistant = 0;
    }
  return assistants;
}

/** An untimed service is the assistant's once more than a tenth of its minutes are, or all of a service nobody timed. */
export const isAssistantService = (shares: Shares): boolean =>
  shares.assistant * 10 > shares.therapist + shares.assistant;
