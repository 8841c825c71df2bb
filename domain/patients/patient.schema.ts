import * as z from "zod/mini";
import { daySchema, lineText, requiredLine } from "#domain/calendar/bounds.ts";

export const genders = ["female", "male", "other", "not-known"] as const;
export const payerKinds = [
  "medicare",
  "commercial",
  "workers-compensation",
  "self-pay",
  "not-known",
] as const;
export type PayerKind = (typeof payerKinds)[number];

/** Identity, contacts and payer: what the front desk enters. Everything unknown has its own word. */
export const patientSchema = z.strictObject({
  family: requiredLine(80, "Enter the family name."),
  given: requiredLine(80, "Enter the given name."),
  title: lineText(20),
  nameUsed: lineText(80),
  bornOn: z.nullable(daySchema),
  gender: z.enum(genders),
  language: z.string().check(z.regex(/^[a-z]{2,3}$/, "Choose a language.")),
  needsInterpreter: z.enum(["yes", "no", "not-asked"]),
  phone: lineText(40),
  email: lineText(254),
  address: lineText(200),
  guardian: lineText(120),
  payer: lineText(80),
  payerKind: z.enum(payerKinds),
  claimNumber: lineText(40),
});
export type PatientDetails = z.infer<typeof patientSchema>;

/** Nothing known yet: where an entry begins. */
export const unknownPatient: PatientDetails = {
  family: "",
  given: "",
  title: "",
  nameUsed: "",
  bornOn: null,
  gender: "not-known",
  language: "en",
  needsInterpreter: "not-asked",
  phone: "",
  email: "",
  address: "",
  guardian: "",
  payer: "",
  payerKind: "not-known",
  claimNumber: "",
};

/** Somebody who is being registered is nobody yet: one draft of it to a person. */
export const registrationSubject = "registration";
