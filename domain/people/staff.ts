export const staffRoles = ["physiatrist", "therapist", "specialist", "admin"] as const;
export type StaffRole = (typeof staffRoles)[number];

/** Of a therapist, and of the therapy that is ordered. */
export const disciplines = ["PT", "OT"] as const;
export type Discipline = (typeof disciplines)[number];

export const therapistLevels = ["therapist", "assistant"] as const;
export type TherapistLevel = (typeof therapistLevels)[number];

/** Rights within the admin role. */
export const adminRights = ["front-desk", "billing", "manager"] as const;
export type AdminRight = (typeof adminRights)[number];

export const sensitiveSections = [
  "pelvic",
  "sexual-history",
  "abuse",
  "psychotherapy",
  "substance-use",
] as const;
export type SensitiveSection = (typeof sensitiveSections)[number];

export const usStates = [
  "AL",
  "AK",
  "AZ",
  "AR",
  "CA",
  "CO",
  "CT",
  "DE",
  "DC",
  "FL",
  "GA",
  "HI",
  "ID",
  "IL",
  "IN",
  "IA",
  "KS",
  "KY",
  "LA",
  "ME",
  "MD",
  "MA",
  "MI",
  "MN",
  "MS",
  "MO",
  "MT",
  "NE",
  "NV",
  "NH",
  "NJ",
  "NM",
  "NY",
  "NC",
  "ND",
  "OH",
  "OK",
  "OR",
  "PA",
  "RI",
  "SC",
  "SD",
  "TN",
  "TX",
  "UT",
  "VT",
  "VA",
  "WA",
  "WV",
  "WI",
  "WY",
] as const;
