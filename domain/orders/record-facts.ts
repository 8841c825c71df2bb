/** Undotted ICD-10-CM families of what a magnet, a needle or a steroid asks about. */
export const implantPrefixes = ["Z950", "Z9581", "Z45", "Z96", "Z982"] as const;
export const stimulatorPrefixes = ["Z950", "Z9581", "Z45", "Z9682"] as const;
export const diabetesPrefixes = ["E08", "E09", "E10", "E11", "E13"] as const;

/** Whether a code belongs to one of the families; a condition in words only belongs to none. */
export const isOfFamily = (icd10: string, prefixes: readonly string[]): boolean =>
  icd10 !== "" && prefixes.some((prefix) => icd10.replaceAll(".", "").toUpperCase().startsWith(prefix));
