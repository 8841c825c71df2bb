import { lineText } from "#domain/calendar/bounds.ts";
import { fail, type Skip } from "./facts.ts";
import type { Concept } from "./fhir.schema.ts";

export const systems = {
  snomed: "http://snomed.info/sct",
  icd10: "http://hl7.org/fhir/sid/icd-10-cm",
  rxnorm: "http://www.nlm.nih.gov/research/umls/rxnorm",
  loinc: "http://loinc.org",
  npi: "http://hl7.org/fhir/sid/us-npi",
} as const;
type SystemName = keyof typeof systems;

const shapes: Record<Exclude<SystemName, "npi">, RegExp> = {
  snomed: /^\d{6,18}$/,
  icd10: /^[A-Z]\d[0-9A-Z](\.[0-9A-Z]{1,4})?$/,
  rxnorm: /^\d{1,8}$/,
  loinc: /^\d{1,7}-\d$/,
};
const shownNames: Record<string, string> = {
  [systems.snomed]: "SNOMED CT",
  [systems.icd10]: "ICD-10-CM",
  [systems.rxnorm]: "RxNorm",
  [systems.loinc]: "LOINC",
};

/** One line: runs of white space become one space. */
export const tidy = (text: string | undefined): string => (text ?? "").replaceAll(/\s+/g, " ").trim();

/** The code of one system in a concept, empty when there is none of the right shape. */
export function codeOf(concept: Concept | undefined, system: keyof typeof shapes): string {
  for (const coding of concept?.coding ?? [])
    if (coding.system === systems[system] && coding.code !== undefined && shapes[system].test(coding.code))
      return coding.code;
  return "";
}

/** Words for a concept: its text, else a display, else system and code. Empty when it says nothing. */
export function wordsOf(concept: Concept | undefined): string {
  const text = tidy(concept?.text);
  if (text !== "") return text;
  const shown = concept?.coding?.find((coding) => tidy(coding.display) !== "");
  if (shown) return tidy(shown.display);
  const coded = concept?.coding?.find((coding) => tidy(coding.code) !== "");
  if (!coded) return "";
  return tidy(`${shownNames[coded.system ?? ""] ?? "code"} ${coded.code ?? ""}`);
}

/** The first coding that names its system, for what is kept as history. */
export function firstCode(concept: Concept | undefined): { code: string; codeSystem: string } {
  const coding = concept?.coding?.find(
    ({ code, system }) =>
      tidy(code) !== "" &&
      tidy(system) !== "" &&
      !unfit("code", tidy(code), 64) &&
      !unfit("code system", tidy(system), 200),
  );
  return { code: tidy(coding?.code), codeSystem: tidy(coding?.system) };
}

/** The bare code of a FHIR status that is a CodeableConcept. */
export const statusOf = (concept: Concept | undefined): string => tidy(concept?.coding?.[0]?.code);

/** SNOMED CT laterality qualifiers: 7771000 left, 24028007 right, 51440002 right and left. */
const sides = { "7771000": "left", "24028007": "right", "51440002": "both" } as const;
export function sideOf(bodySites: readonly Concept[]): "left" | "right" | "both" | "not-applicable" {
  for (const code of bodySites.map((site) => codeOf(site, "snomed")))
    if (Object.hasOwn(sides, code)) return sides[code as keyof typeof sides];
  return "not-applicable";
}

/** Ten digits with the Luhn digit of "80840" + NPI, as CMS defines it; anything else is no NPI. */
export function validNpi(value: string | undefined): string {
  if (!value || !/^\d{10}$/.test(value)) return "";
  const sum = value
    .split("")
    .toReversed()
    .reduce((total, digit, index) => {
      const doubled = Number(digit) * (index % 2 === 1 ? 2 : 1);
      return total + (doubled > 9 ? doubled - 9 : doubled);
    }, 24);
  return sum % 10 === 0 ? value : "";
}

/** Why a line of text cannot be kept: nothing is cut and nothing hidden is let in. Undefined when it can. */
export function unfit(what: string, text: string, most: number): Skip | undefined {
  if (text.length > most) return fail(`Its ${what} is longer than ${most} characters.`);
  return lineText(most).safeParse(text).success ? undefined : fail(`Its ${what} has a hidden character.`);
}
