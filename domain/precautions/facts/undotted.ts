/** An ICD-10-CM code as families of codes are written. */
export const undotted = (code: string): string => code.replaceAll(".", "").toUpperCase();
