import { createWriteStream, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { pipeline } from "node:stream/promises";
import { ZipFile } from "yazl";
import { temporaryFolder } from "#db/testing.ts";

type Json = Record<string, unknown>;
export type Resource = Json & { resourceType: string; id: string };

const snomed = (code: string, display: string) => ({
  coding: [{ system: "http://snomed.info/sct", code, display }],
});
const loinc = (code: string, display: string) => ({
  coding: [{ system: "http://loinc.org", code, display }],
});
const vital = [{ coding: [{ code: "vital-signs" }] }];
export const about = (patientId: string) => ({ subject: { reference: `Patient/${patientId}` } });

/** Numbers nobody may ever see again, as a source would carry them. */
export const secrets = { ssn: "999-41-7731", licence: "S99917442", passport: "X81273345X" } as const;

/** One patient's resources of every kind that is read, and some that are not. */
export function personOf(id: string, change: Json = {}): Resource[] {
  return [
    {
      resourceType: "Patient",
      id,
      text: { status: "generated", div: `<div>SSN ${secrets.ssn}</div>` },
      identifier: [
        { type: { coding: [{ code: "SS" }] }, system: "http://hl7.org/fhir/sid/us-ssn", value: secrets.ssn },
        {
          type: { coding: [{ code: "DL" }] },
          system: "urn:oid:2.16.840.1.113883.4.3.25",
          value: secrets.licence,
        },
        { type: { coding: [{ code: "PPN" }] }, value: secrets.passport },
      ],
      name: [{ use: "official", family: "Marlowe", given: ["Ines", "Rae"], prefix: ["Ms."] }],
      telecom: [{ system: "phone", value: "505 555 0137", use: "home" }],
      gender: "female",
      birthDate: "1961-04-09",
      address: [
        { line: ["12 Juniper Way"], city: "Santa Fe", state: "NM", postalCode: "87501", country: "US" },
      ],
      communication: [{ language: { coding: [{ code: "es-MX" }] } }],
      ...change,
    },
    {
      resourceType: "Practitioner",
      id: "dr-vance",
      identifier: [{ system: "http://hl7.org/fhir/sid/us-npi", value: "1234567893" }],
      name: [{ family: "Vance", given: ["Odell"], prefix: ["Dr."] }],
    },
    { resourceType: "Organization", id: "mesa-hospital", name: "Mesa Hospital" },
    {
      resourceType: "Condition",
      id: `${id}-knee`,
      ...about(id),
      clinicalStatus: { coding: [{ code: "active" }] },
      verificationStatus: { coding: [{ code: "confirmed" }] },
      code: snomed("239873007", "Osteoarthritis of knee"),
      bodySite: [snomed("7771000", "Left")],
      onsetDateTime: "2019-05-04T10:00:00-06:00",
    },
    {
      resourceType: "AllergyIntolerance",
      id: `${id}-latex`,
      patient: { reference: `Patient/${id}` },
      clinicalStatus: { coding: [{ code: "active" }] },
      code: snomed("111088007", "Latex"),
      reaction: [{ manifestation: [{ text: "Hives" }] }],
    },
    {
      resourceType: "MedicationRequest",
      id: `${id}-warfarin`,
      ...about(id),
      status: "active",
      intent: "order",
      medicationCodeableConcept: {
        text: "Warfarin 5 MG Oral Tablet",
        coding: [{ system: "http://www.nlm.nih.gov/research/umls/rxnorm", code: "855332" }],
      },
    },
    {
      resourceType: "Encounter",
      id: `${id}-visit`,
      ...about(id),
      status: "finished",
      class: { code: "AMB" },
      type: [snomed("185345009", "Encounter for symptom")],
      reasonCode: [{ text: "Knee pain" }],
      participant: [{ individual: { reference: "Practitioner/dr-vance" } }],
      serviceProvider: { reference: "Organization/mesa-hospital" },
      period: { start: "2024-03-02T15:00:00Z", end: "2024-03-02T15:20:00Z" },
    },
    {
      resourceType: "Procedure",
      id: `${id}-injection`,
      ...about(id),
      status: "completed",
      code: snomed("173171007", "Injection into knee joint"),
      performedDateTime: "2024-04-01",
    },
    {
      resourceType: "CarePlan",
      id: `${id}-plan`,
      ...about(id),
      status: "active",
      intent: "plan",
      category: [snomed("91251008", "Physical therapy procedure")],
      activity: [{ detail: { code: { text: "Stretching exercises" } } }],
      period: { start: "2024-04-02" },
    },
    {
      resourceType: "Observation",
      id: `${id}-pressure`,
      ...about(id),
      status: "final",
      category: vital,
      code: loinc("85354-9", "Blood pressure panel"),
      effectiveDateTime: "2024-03-02T15:05:00Z",
      component: [
        { code: loinc("8480-6", "Systolic blood pressure"), valueQuantity: { value: 131, unit: "mmHg" } },
        { code: loinc("8462-4", "Diastolic blood pressure"), valueQuantity: { value: 84, unit: "mmHg" } },
      ],
    },
    {
      resourceType: "Observation",
      id: `${id}-pain`,
      ...about(id),
      status: "final",
      category: [{ coding: [{ code: "survey" }] }],
      code: loinc("72514-3", "Pain severity - 0-10 verbal numeric rating"),
      effectiveDateTime: "2024-03-02T15:05:00Z",
      valueQuantity: { value: 6, unit: "{score}" },
    },
    { resourceType: "Claim", id: `${id}-claim`, status: "active", patient: { reference: `Patient/${id}` } },
  ];
}

/** A transaction bundle as text; a value that must keep its decimals is written by `raw` in its place. */
export function bundleOf(resources: readonly Json[], raw: Record<string, string> = {}): string {
  const entry = resources.map((resource) => ({
    fullUrl: `http://source.example/fhir/${String(resource["resourceType"])}/${String(resource["id"])}`,
    resource,
  }));
  let text = JSON.stringify({ resourceType: "Bundle", type: "collection", entry });
  for (const [placeholder, value] of Object.entries(raw)) text = text.replaceAll(`"${placeholder}"`, value);
  return text;
}

/** A folder holding these files; names may have folders in them. */
export function folderOf(files: Record<string, string | Buffer>): string {
  const folder = temporaryFolder();
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  return folder;
}

/** A .zip of these files, really packed. */
export async function zipOf(files: Record<string, string | Buffer>): Promise<string> {
  const zip = new ZipFile();
  for (const [name, content] of Object.entries(files)) zip.addBuffer(Buffer.from(content), name);
  zip.end();
  const path = join(temporaryFolder(), "input.zip");
  await pipeline(zip.outputStream, createWriteStream(path));
  return path;
}
