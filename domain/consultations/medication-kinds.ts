import type { MedicationKind } from "./consultation.ts";

/** What a medication means for exercise, in words. */
export const medicationKindWords: Record<MedicationKind, string> = {
  anticoagulant: "Anticoagulant",
  "insulin-or-secretagogue": "Insulin or secretagogue",
  "beta-blocker": "Beta-blocker",
  steroid: "Steroid",
  opioid: "Opioid",
  sedative: "Sedative",
  fluoroquinolone: "Fluoroquinolone",
  antihypertensive: "Lowers blood pressure",
  immunosuppressant: "Lowers immunity",
  nsaid: "Anti-inflammatory",
  other: "None of these",
  "not-screened": "Not screened yet",
};
