/** Effusion of the knee by the stroke test, least first (Sturgill 2009) (K). */
export const effusionGrades = ["none", "trace", "1+", "2+", "3+"] as const;
export type EffusionGrade = (typeof effusionGrades)[number];
