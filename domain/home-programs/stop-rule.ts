import type { Limit } from "#domain/prescriptions/limit.ts";

/**
 * Pain above which the patient stops at home, 0 to 10 inclusive: the clinic's stop rule, or a limit of the patient that
 * is stricter. A line with a lower cap says so itself.
 */
export const painMostAtHome = (
  { painAmberMost }: { painAmberMost: number },
  limits: readonly Limit[],
): number =>
  Math.min(
    painAmberMost,
    ...limits.flatMap((limit) => (limit.kind === "pain" ? [Math.floor(limit.most.thousandths / 1000)] : [])),
  );
