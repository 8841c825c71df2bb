/** What a patient is found by. */
export type Searchable = {
  family: string;
  given: string;
  nameUsed: string;
  mrn: string;
  bornOn: string | null;
};
export type SearchTerm = { term: string; kind: "word" | "trigram" };

const longestTerm = 40;

/** Lower case without marks: "Wałęsa" and "walesa" are the same word. */
export function normalizeSearch(text: string): string {
  return text
    .normalize("NFKD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll("ł", "l")
    .replaceAll("ø", "o")
    .replaceAll("đ", "d")
    .replaceAll("ß", "ss")
    .replaceAll("æ", "ae")
    .replaceAll(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

const wordsOf = (text: string): string[] =>
  normalizeSearch(text)
    .split(" ")
    .filter((word) => word !== "")
    .map((word) => word.slice(0, longestTerm));

export function trigramsOf(word: string): string[] {
  const padded = ` ${word} `;
  return Array.from({ length: Math.max(0, padded.length - 2) }, (_, index) => padded.slice(index, index + 3));
}

/** Words of the names, the MRN with and without its spaces, the birth date written both ways, and the names' trigrams. */
export function searchTermsOf(patient: Searchable): SearchTerm[] {
  const names = [...wordsOf(patient.family), ...wordsOf(patient.given), ...wordsOf(patient.nameUsed)];
  const mrn = normalizeSearch(patient.mrn);
  const [year = "", month = "", day = ""] = (patient.bornOn ?? "").split("-");
  const born = patient.bornOn === null ? [] : [`${year}${month}${day}`, `${month}${day}${year}`];
  const words = new Set(
    [...names, ...mrn.split(" "), mrn.replaceAll(" ", ""), ...born].filter((word) => word !== ""),
  );
  const trigrams = new Set(names.flatMap(trigramsOf));
  return [
    ...[...words].map((term): SearchTerm => ({ term, kind: "word" })),
    ...[...trigrams].slice(0, 80).map((term): SearchTerm => ({ term, kind: "trigram" })),
  ];
}
