export type PersonName = { family: string; given: string; title?: string | null | undefined };

const upper = (text: string): string => text.toLocaleUpperCase("en-US");

/** The family name in capitals and the rest apart, because they carry different weight: "HALE", "Dorothy (Mrs.)". */
export function nameParts({ family, given, title }: PersonName): { family: string; rest: string } {
  const rest = [given.trim(), title?.trim() ? `(${title.trim()})` : ""].filter(Boolean).join(" ");
  return { family: upper(family.trim()), rest };
}

/** "HALE, Dorothy (Mrs.)"; a person with one name has no comma. */
export function formatName(name: PersonName): string {
  const { family, rest } = nameParts(name);
  return [family, rest].filter(Boolean).join(", ");
}

/** "DH": first letters of given and family name, whole letters also outside ASCII. */
export function initials({ family, given }: PersonName): string {
  const first = (text: string) => /\p{L}/u.exec(text.normalize("NFC"))?.[0] ?? "";
  return upper(first(given) + first(family));
}

/** MRN in groups of three from the right, as people read it aloud: "44 318". The stored number is untouched. */
export const formatMrn = (mrn: string): string =>
  /^\d+$/u.test(mrn) ? mrn.replaceAll(/\B(?=(\d{3})+(?!\d))/gu, "\u00a0") : mrn;
