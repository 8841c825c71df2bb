import type { Limit } from "#domain/prescriptions/limit.ts";

/** When the patient stops at home; a line with a lower cap says so itself. */
export type HomeStop = {
  /** 0 to 10, inclusive: pain above it stops. */
  painMost: number;
  /** 0 to 10, inclusive: effort above it stops. Absent where no limit is set. */
  effortMost?: number;
  /** Beats a minute, inclusive. Absent where no limit is set. */
  heartRateMost?: number;
};

/**
 * Pain stops at the clinic's stop rule or at a stricter limit of the patient, effort and heart rate at the strictest of
 * theirs: nobody is there at home to measure, so the patient is told. What lies between whole numbers is rounded down.
 */
export function stopAtHome({ painAmberMost }: { painAmberMost: number }, limits: readonly Limit[]): HomeStop {
  const strictest = (kind: "pain" | "effort" | "heart-rate"): number | undefined => {
    const amounts = limits.flatMap((limit) =>
      limit.kind === kind ? [Math.floor(limit.most.thousandths / 1000)] : [],
    );
    return amounts.length === 0 ? undefined : Math.min(...amounts);
  };
  const [effortMost, heartRateMost] = [strictest("effort"), strictest("heart-rate")];
  return {
    painMost: Math.min(painAmberMost, strictest("pain") ?? painAmberMost),
    ...(effortMost === undefined ? {} : { effortMost }),
    ...(heartRateMost === undefined ? {} : { heartRateMost }),
  };
}

export const isSameStop = (one: HomeStop, other: HomeStop): boolean =>
  one.painMost === other.painMost &&
  one.effortMost === other.effortMost &&
  one.heartRateMost === other.heartRateMost;
