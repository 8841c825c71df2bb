/** When a finding of the fall screen counts, each with whom it was stated for and its source; a clinician confirms (K). */
export type FallThreshold = { population: string; source: string };

/** The age the screen is made for, inclusive. */
export const screenedFromAge = 65;

/** Seconds, inclusive: the time itself counts. */
export const slowUpAndGo: FallThreshold & { atLeastThousandths: number } = {
  atLeastThousandths: 12_000,
  population: "older adults",
  source: "CDC STEADI",
};

/** Seconds of tandem stance; below it counts. */
export const shortTandem: FallThreshold & { belowThousandths: number } = {
  belowThousandths: 10_000,
  population: "older adults",
  source: "CDC STEADI (K)",
};

/** Stands in 30 seconds, arms crossed; below it counts. Ages inclusive; another age or sex has no number. */
export const fewChairStands: readonly (FallThreshold & {
  fromAge: number;
  toAge: number;
  below: { female: number; male: number };
})[] = (
  [
    [60, 64, 12, 14],
    [65, 69, 11, 12],
    [70, 74, 10, 12],
    [75, 79, 10, 11],
    [80, 84, 9, 10],
    [85, 89, 8, 8],
    [90, 94, 4, 7],
  ] as const
).map(([fromAge, toAge, female, male]) => ({
  fromAge,
  toAge,
  below: { female, male },
  population: `adults ${fromAge} to ${toAge}`,
  source: "CDC STEADI (K)",
}));
