import * as z from "zod/mini";

/**
 * The parts of FHIR R4 that are read, and nothing else: a property that is not named here is dropped before anything
 * looks at it. Patient has no `identifier` for that reason: social security, licence and passport numbers end here.
 */
const text = z.string().check(z.maxLength(4000, "is longer than 4,000 characters"));
const list = <T extends z.core.$ZodType>(of: T, most = 100) =>
  z.optional(z.array(of).check(z.maxLength(most, `has more than ${most} entries`)));

const coding = z.object({ system: z.optional(text), code: z.optional(text), display: z.optional(text) });
export const conceptSchema = z.object({ text: z.optional(text), coding: list(coding) });
export type Concept = z.infer<typeof conceptSchema>;
const reference = z.object({ reference: z.optional(text) });
const period = z.object({ start: z.optional(text), end: z.optional(text) });
/** `value` is the decimal as its source wrote it. */
const quantity = z.object({
  value: z.optional(text),
  comparator: z.optional(text),
  unit: z.optional(text),
  code: z.optional(text),
});
const identifier = z.object({ system: z.optional(text), value: z.optional(text) });
const humanName = z.object({
  use: z.optional(text),
  family: z.optional(text),
  given: list(text),
  prefix: list(text),
});
export type HumanName = z.infer<typeof humanName>;
const telecom = z.object({
  system: z.optional(text),
  value: z.optional(text),
  use: z.optional(text),
  rank: z.optional(z.number()),
});
export type Telecom = z.infer<typeof telecom>;
const address = z.object({
  use: z.optional(text),
  text: z.optional(text),
  line: list(text),
  city: z.optional(text),
  state: z.optional(text),
  postalCode: z.optional(text),
  country: z.optional(text),
});
export type Address = z.infer<typeof address>;

/** What every resource is looked at for first. */
export const resourceHeadSchema = z.object({
  resourceType: text,
  id: z.optional(text),
  implicitRules: z.optional(text),
  modifierExtension: z.optional(z.array(z.unknown())),
  meta: z.optional(z.object({ security: list(coding) })),
});

export const patientResourceSchema = z.object({
  active: z.optional(z.boolean()),
  name: list(humanName),
  telecom: list(telecom),
  gender: z.optional(text),
  birthDate: z.optional(text),
  deceasedBoolean: z.optional(z.boolean()),
  deceasedDateTime: z.optional(text),
  address: list(address),
  communication: list(z.object({ language: conceptSchema, preferred: z.optional(z.boolean()) })),
  link: list(z.object({ type: z.optional(text) })),
});

export const conditionResourceSchema = z.object({
  clinicalStatus: z.optional(conceptSchema),
  verificationStatus: z.optional(conceptSchema),
  code: z.optional(conceptSchema),
  bodySite: list(conceptSchema),
  subject: reference,
  onsetDateTime: z.optional(text),
  onsetPeriod: z.optional(period),
  abatementDateTime: z.optional(text),
});

export const allergyResourceSchema = z.object({
  clinicalStatus: z.optional(conceptSchema),
  verificationStatus: z.optional(conceptSchema),
  code: z.optional(conceptSchema),
  patient: reference,
  reaction: list(z.object({ manifestation: list(conceptSchema) })),
});

/** MedicationRequest and MedicationStatement alike. */
export const medicationUseSchema = z.object({
  status: text,
  intent: z.optional(text),
  doNotPerform: z.optional(z.boolean()),
  medicationCodeableConcept: z.optional(conceptSchema),
  medicationReference: z.optional(reference),
  subject: reference,
  contained: list(
    z.object({ resourceType: text, id: z.optional(text), code: z.optional(conceptSchema) }),
    200,
  ),
});
export const drugResourceSchema = z.object({ code: z.optional(conceptSchema) });

const measured = {
  code: conceptSchema,
  valueQuantity: z.optional(quantity),
  valueInteger: z.optional(text),
};
export const observationHeadSchema = z.object({
  status: text,
  category: list(conceptSchema),
  code: conceptSchema,
});
export const observationResourceSchema = z.object({
  ...measured,
  status: text,
  subject: z.optional(reference),
  effectiveDateTime: z.optional(text),
  effectiveInstant: z.optional(text),
  effectivePeriod: z.optional(period),
  component: list(z.object(measured)),
});

export const encounterResourceSchema = z.object({
  status: text,
  class: z.optional(coding),
  type: list(conceptSchema),
  reasonCode: list(conceptSchema),
  subject: z.optional(reference),
  participant: list(z.object({ individual: z.optional(reference) })),
  serviceProvider: z.optional(reference),
  period: z.optional(period),
});
export const procedureResourceSchema = z.object({
  status: text,
  code: z.optional(conceptSchema),
  subject: reference,
  performer: list(z.object({ actor: reference })),
  performedDateTime: z.optional(text),
  performedPeriod: z.optional(period),
});
export const carePlanResourceSchema = z.object({
  status: text,
  intent: z.optional(text),
  title: z.optional(text),
  description: z.optional(text),
  category: list(conceptSchema),
  subject: reference,
  author: z.optional(reference),
  period: z.optional(period),
  activity: list(z.object({ detail: z.optional(z.object({ code: z.optional(conceptSchema) })) })),
});

export const practitionerResourceSchema = z.object({
  identifier: list(identifier),
  name: list(humanName),
  telecom: list(telecom),
  address: list(address),
});
export const organizationResourceSchema = z.object({
  identifier: list(identifier),
  name: z.optional(text),
  telecom: list(telecom),
  address: list(address),
});
