import type { MuscleGrade } from "./finding.ts";

/** Thirds of a grade, only to compare two: "4-" lies one third below 4. Grades are ordinal and are never added up. */
const thirds = (grade: MuscleGrade): number => {
  const sign = grade.endsWith("+") ? 1 : grade.endsWith("-") ? -1 : 0;
  return Number(grade.charAt(0)) * 3 + sign;
};

/** Below 3: the limb does not hold itself against gravity through its range. 3- is below, 3 is not. */
export const isBelowThree = (grade: MuscleGrade): boolean => thirds(grade) < thirds("3");

/** One whole grade or more was lost: 4 to 3, or 4+ to 3+. */
export const hasLostGrade = (before: MuscleGrade, now: MuscleGrade): boolean =>
  thirds(before) - thirds(now) >= 3;
