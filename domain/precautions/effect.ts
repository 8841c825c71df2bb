/** How strongly a fact bears on therapy. */
export const precautionEffects = ["contraindication", "precaution", "monitor"] as const;
export type PrecautionEffect = (typeof precautionEffects)[number];
