import type { PatientDetails } from "#domain/patients/patient.schema.ts";
import type { SensitiveSection } from "#domain/people/staff.ts";

/**
 * Why a resource is not in the chart. *Left out*: understood, and not for Plinth. *Failed*: it should have come in and
 * could not; the run then ends with 1. A reason never quotes the resource: what stands in it may be an identifier that
 * must not be written anywhere.
 */
export type Skip = { outcome: "left-out" | "failed"; reason: string };
export const leaveOut = (reason: string): Skip => ({ outcome: "left-out", reason });
export const fail = (reason: string): Skip => ({ outcome: "failed", reason });

export type PatientFact = { kind: "patient"; details: PatientDetails; deceasedOn: string | null };
export type ConditionFact = {
  kind: "condition";
  words: string;
  icd10: string;
  snomed: string;
  side: "left" | "right" | "both" | "not-applicable";
  status: "active" | "resolved";
  onsetOn: string | null;
  isSensitive: boolean;
  /** Absent when the label names no section of ours. */
  sensitiveSection: SensitiveSection | null;
};
export type AllergyFact = {
  kind: "allergy";
  words: string;
  reaction: string;
  status: "active" | "resolved";
};
export type MedicationFact = {
  kind: "medication";
  words: string;
  rxnorm: string;
  status: "active" | "stopped";
  /** Reference to a Medication elsewhere in the input that supplies words and code. */
  medication?: string;
};
export type MeasuredValue = {
  code: string;
  words: string;
  /** Rounded; the exact value is the text. */
  valueThousandths: number;
  decimalText: string;
  unit: string;
};
export type ObservationFact = { kind: "observation"; observedAt: number; values: MeasuredValue[] };
export type HistoryFact = {
  kind: "history";
  historyKind: "encounter" | "procedure" | "care-plan";
  words: string;
  code: string;
  codeSystem: string;
  startedAt: number | null;
  endedAt: number | null;
  practitioner?: string;
  organization?: string;
};
export type ContactFact = {
  kind: "contact";
  contactKind: "practitioner" | "organization";
  name: string;
  npi: string;
  phone: string;
  address: string;
};
/** Words and code of a drug that requests refer to; brought in with them, never by itself. */
export type DrugFact = { kind: "drug"; words: string; rxnorm: string };

/** What a resource says about a patient. */
export type PatientsFact =
  | PatientFact
  | ConditionFact
  | AllergyFact
  | MedicationFact
  | ObservationFact
  | HistoryFact;
export type Fact = PatientsFact | ContactFact | DrugFact;

/** `subject` is the reference as written. `notes` say what of the source could not be kept. */
export type Mapped = { fact: Fact; subject?: string; notes?: string[] };

export type Identified = { resourceType: string; id: string };
export type MappedResource = Identified & (Mapped | Skip);
