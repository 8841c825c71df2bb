import type * as z from "zod/mini";
import type { Sensitive } from "#domain/people/sensitive.ts";
import type { SensitiveSection } from "#domain/people/staff.ts";
import { fail, leaveOut, type Mapped, type MappedResource, type Skip } from "./facts.ts";
import {
  allergyResourceSchema,
  carePlanResourceSchema,
  conditionResourceSchema,
  drugResourceSchema,
  encounterResourceSchema,
  medicationUseSchema,
  observationHeadSchema,
  observationResourceSchema,
  organizationResourceSchema,
  patientResourceSchema,
  practitionerResourceSchema,
  procedureResourceSchema,
  resourceHeadSchema,
} from "./fhir.schema.ts";
import { mapCarePlan, mapEncounter, mapProcedure } from "./map-history.ts";
import { leaveOutObservation, mapObservation } from "./map-observation.ts";
import { mapOrganization, mapPatient, mapPractitioner } from "./map-people.ts";
import { mapAllergy, mapCondition, mapDrug, mapMedication } from "./map-problems.ts";
import type { Now } from "./moments.ts";
import { isR4Type } from "./resource-types.ts";

/** One resource as parsed, and the same once more with every measured decimal as the text its source wrote. */
export type ReadResource = { resource: unknown; withDecimalText: () => unknown; fallbackId?: string };
type Head = z.infer<typeof resourceHeadSchema>;
type Mapper = (read: ReadResource, head: Head, now: Now) => Mapped | Skip;

/** Checks the shape first; what does not fit names its path, never its value. */
function shaped<Schema extends z.ZodMiniType>(
  schema: Schema,
  map: (resource: z.infer<Schema>, now: Now, head: Head) => Mapped | Skip,
): Mapper {
  return ({ resource }, head, now) => {
    const parsed = schema.safeParse(resource);
    return parsed.success ? map(parsed.data, now, head) : misshapen(parsed.error);
  };
}
function misshapen(error: z.core.$ZodError): Skip {
  const [issue] = error.issues;
  const path = (issue?.path ?? []).map(String).join(".");
  const says = issue?.code === "too_big" ? issue.message : "is not as FHIR R4 says";
  return fail(`Its ${path === "" ? "content" : path} ${says}.`);
}

/** Confidentiality R and V, and the sensitivity labels a source marks with (HL7 v3 ActCode). */
const sensitiveLabels: Record<string, SensitiveSection | null> = {
  R: null,
  V: null,
  HIV: null,
  ETH: "substance-use",
  ETHUD: "substance-use",
  SUD: "substance-use",
  PSY: "psychotherapy",
  PSYTHPN: "psychotherapy",
  SEX: "sexual-history",
  SDV: "abuse",
};
function sensitiveOf(head: Head): Sensitive {
  const sections = (head.meta?.security ?? []).flatMap((label) => sensitiveLabels[label.code ?? ""] ?? []);
  const isSensitive = (head.meta?.security ?? []).some((label) =>
    Object.hasOwn(sensitiveLabels, label.code ?? ""),
  );
  return { isSensitive, sensitiveSection: sections[0] ?? null };
}

const mapObservationTwice: Mapper = (read, _head, now) => {
  const head = observationHeadSchema.safeParse(read.resource);
  if (!head.success) return misshapen(head.error);
  const skip = leaveOutObservation(head.data);
  if (skip) return skip;
  const parsed = observationResourceSchema.safeParse(read.withDecimalText());
  return parsed.success ? mapObservation(parsed.data, now) : misshapen(parsed.error);
};

const mappers: Record<string, Mapper> = {
  Patient: shaped(patientResourceSchema, mapPatient),
  Condition: shaped(conditionResourceSchema, (resource, now, head) =>
    mapCondition(resource, sensitiveOf(head), now),
  ),
  AllergyIntolerance: shaped(allergyResourceSchema, mapAllergy),
  MedicationRequest: shaped(medicationUseSchema, mapMedication),
  MedicationStatement: shaped(medicationUseSchema, mapMedication),
  Medication: shaped(drugResourceSchema, (resource) => mapDrug(resource.code)),
  Observation: mapObservationTwice,
  Encounter: shaped(encounterResourceSchema, mapEncounter),
  Procedure: shaped(procedureResourceSchema, mapProcedure),
  CarePlan: shaped(carePlanResourceSchema, mapCarePlan),
  Practitioner: shaped(practitionerResourceSchema, mapPractitioner),
  Organization: shaped(organizationResourceSchema, mapOrganization),
};

const idShape = /^[A-Za-z0-9\-.]{1,64}$/;
/** An id that looks like a social security number is never written anywhere, not even into the report. */
const forbiddenId = /^\d{3}-\d{2}-\d{4}$/;

/** What a resource says, or why it is skipped. Never throws on content. */
export function mapResource(read: ReadResource, now: Now): MappedResource {
  const parsed = resourceHeadSchema.safeParse(read.resource);
  if (!parsed.success)
    return { resourceType: "", id: "", ...fail("It is not a FHIR resource with a resourceType and an id.") };
  const head = parsed.data;
  const given = head.id ?? read.fallbackId ?? "";
  const isUsable = idShape.test(given) && !forbiddenId.test(given);
  const identified = {
    resourceType: isR4Type(head.resourceType) ? head.resourceType : "unknown",
    id: isUsable ? given : "",
  };
  const mapper = Object.hasOwn(mappers, head.resourceType) ? mappers[head.resourceType] : undefined;
  if (head.resourceType === "Bundle")
    return { ...identified, ...fail("A bundle inside another file is not opened.") };
  if (!mapper)
    return {
      ...identified,
      ...(isR4Type(head.resourceType)
        ? leaveOut(`Plinth brings in no ${head.resourceType}.`)
        : fail("Its resourceType is none of FHIR R4.")),
    };
  if (!isUsable) return { ...identified, ...fail("It has no id that can be used.") };
  if (head.implicitRules !== undefined || (head.modifierExtension?.length ?? 0) > 0)
    return {
      ...identified,
      ...fail("It carries a modifier that changes its meaning and is not known here."),
    };
  return { ...identified, ...mapper(read, head, now) };
}
