import type { StaffDetails } from "#domain/people/staff.schema.ts";

export const seedClinics = [
  {
    name: "Cedar River Clinic",
    city: "Renton",
    state: "WA",
    timeZone: "America/Los_Angeles",
    phone: "425 555 0142",
  },
  {
    name: "Mesa Norte Clinic",
    city: "Las Cruces",
    state: "NM",
    timeZone: "America/Denver",
    phone: "575 555 0164",
  },
] as const;

export type SeedPerson = Omit<
  StaffDetails,
  "clinicIds" | "supervisorId" | "email" | "phone" | "npi" | "specialty" | "sensitiveSections"
> & {
  clinics: readonly (0 | 1)[];
  specialty?: string;
  supervisor?: string;
  sensitive?: StaffDetails["sensitiveSections"];
};

const physiatrist = (
  family: string,
  given: string,
  clinics: readonly (0 | 1)[],
  credentials = "MD",
  sensitive: StaffDetails["sensitiveSections"] = [],
): SeedPerson => ({
  role: "physiatrist",
  discipline: null,
  level: null,
  rights: [],
  family,
  given,
  credentials,
  clinics,
  sensitive,
});
const therapist = (
  family: string,
  given: string,
  clinics: readonly (0 | 1)[],
  credentials = "PT, DPT",
  sensitive: StaffDetails["sensitiveSections"] = [],
): SeedPerson => ({
  role: "therapist",
  discipline: "PT",
  level: "therapist",
  rights: [],
  family,
  given,
  credentials,
  clinics,
  sensitive,
});

/** Six physiatrists, fourteen therapists (one OT, two assistants), one admin besides the first, two specialists. */
export const seedStaff: readonly SeedPerson[] = [
  physiatrist("Osei", "Amara", [0]),
  physiatrist("Banerjee", "Ravi", [0]),
  physiatrist("Lindqvist", "Peter", [0], "DO"),
  physiatrist("Ortega", "Lucia", [1], "MD", ["pelvic"]),
  physiatrist("Whitehorse", "Daniel", [1]),
  physiatrist("Feldman", "Miriam", [1, 0]),
  therapist("Kim", "Rachel", [0]),
  therapist("Lee", "Jordan", [0]),
  therapist("Okonjo", "Ade", [0]),
  therapist("Marsh", "Helen", [0]),
  { ...therapist("Sato", "Mina", [0], "OTR/L"), discipline: "OT" },
  { ...therapist("Abrams", "Tess", [0], "PTA"), level: "assistant", supervisor: "Kim" },
  therapist("Nowak", "Ewa", [0]),
  therapist("Rivera", "Paulo", [0], "PT"),
  therapist("Archuleta", "Diego", [1]),
  therapist("Tafoya", "Renee", [1], "PT, DPT", ["pelvic"]),
  therapist("Singh", "Harpreet", [1]),
  therapist("Yazzie", "Lena", [1]),
  { ...therapist("Bell", "Marcus", [1], "PTA"), level: "assistant", supervisor: "Archuleta" },
  therapist("Chavez", "Ines", [1], "PT"),
  {
    role: "admin",
    discipline: null,
    level: null,
    rights: ["front-desk"],
    family: "Whitford",
    given: "Sam",
    credentials: "",
    clinics: [0],
  },
  {
    role: "specialist",
    discipline: null,
    level: null,
    rights: [],
    family: "Novak",
    given: "Petra",
    credentials: "PhD",
    clinics: [1],
    specialty: "psychologist",
    sensitive: ["psychotherapy"],
  },
  {
    role: "specialist",
    discipline: null,
    level: null,
    rights: [],
    family: "Brandt",
    given: "Karl",
    credentials: "CPO",
    clinics: [1],
    specialty: "orthotist",
  },
];

/** The first admin of the organization, with every right. */
export const firstAdmin = { given: "Noemi", family: "Castellanos", email: "noemi.castellanos@demo.example" };

export const emailOf = (person: { family: string; given: string }): string =>
  `${person.given}.${person.family}@demo.example`.toLowerCase();
/** Whom to sign in as to see what each role does; each has work waiting. Surgeons and other outside contacts have no sign-in. */
export const demoSignIns: readonly { who: string; email: string }[] = [
  { who: "physiatrist", email: "amara.osei@demo.example" },
  { who: "physical therapist", email: "helen.marsh@demo.example" },
  { who: "physical therapist who supervises", email: "rachel.kim@demo.example" },
  { who: "occupational therapist", email: "mina.sato@demo.example" },
  { who: "therapist assistant", email: "tess.abrams@demo.example" },
  { who: "specialist (psychologist)", email: "petra.novak@demo.example" },
  { who: "specialist (orthotist)", email: "karl.brandt@demo.example" },
  { who: "clinic admin, every right", email: firstAdmin.email },
  { who: "clinic admin, front desk", email: "sam.whitford@demo.example" },
];

/** Only the demo has it; a real organization invites its people. */
export const demoPassword = "cedar river demo clinic";
