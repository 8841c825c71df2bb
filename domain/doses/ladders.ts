/**
 * Ordinal scales. A rung is counted from 1 and stored as an amount; the word is what was meant. Band colors are those
 * of TheraBand, lightest first [donsnotes]; colors are not a standard across brands, so a rung never becomes pounds.
 */
export const bandColors = ["tan", "yellow", "red", "green", "blue", "black", "silver", "gold"] as const;

/** From doing it alone to being moved, after the FIM levels; more is more help. */
export const assistanceLevels = [
  "independent",
  "modified independent",
  "supervision",
  "contact guard",
  "minimal assistance",
  "moderate assistance",
  "maximal assistance",
  "total assistance",
] as const;

export const rungWord = (ladder: readonly string[], thousandths: number): string =>
  ladder[thousandths / 1000 - 1] ?? `rung ${thousandths / 1000}`;
