import type { Outputs } from "#client/trpc.ts";
import type { StaffDetails } from "#domain/people/staff.schema.ts";
import { type AdminRight, type StaffRole, sensitiveSections } from "#domain/people/staff.ts";

export type Staff = Outputs["people"]["list"][number];

export const roleWords: Record<StaffRole, string> = {
  physiatrist: "Physiatrist",
  therapist: "Therapist",
  specialist: "Specialist",
  admin: "Clinic admin",
};
export const rightWords: Record<AdminRight, string> = {
  "front-desk": "Front desk",
  billing: "Billing",
  manager: "Manager",
};

export const nobody: StaffDetails = {
  role: "therapist",
  discipline: "PT",
  level: "therapist",
  specialty: null,
  supervisorId: null,
  rights: [],
  family: "",
  given: "",
  credentials: "",
  npi: null,
  email: "",
  phone: "",
  sensitiveSections: [],
  clinicIds: [],
};

/** What the form starts from when somebody's entry is changed. */
export function detailsOf(person: Staff): StaffDetails {
  return {
    role: person.role,
    discipline: person.discipline,
    level: person.level,
    specialty: person.specialty,
    supervisorId: person.supervisorId,
    rights: [...person.rights],
    family: person.family,
    given: person.given,
    credentials: person.credentials,
    npi: person.npi,
    email: person.email,
    phone: person.phone,
    sensitiveSections: sensitiveSections.filter((section) => person.sensitiveSections.includes(section)),
    clinicIds: person.clinics.map((clinic) => clinic.clinicId),
  };
}

/** "PT assistant, supervised by Kim, PT": what the person is allowed to be asked. */
export function describeRole(person: Staff, staff: readonly Staff[]): string {
  if (person.role === "specialist")
    return person.specialty ? `${roleWords.specialist}, ${person.specialty}` : roleWords.specialist;
  if (person.role === "admin")
    return `${roleWords.admin}: ${person.rights.map((right) => rightWords[right].toLowerCase()).join(", ")}`;
  if (person.role === "physiatrist") return roleWords.physiatrist;
  if (person.level !== "assistant") return `${person.discipline ?? ""} therapist`.trim();
  const supervisor = staff.find((one) => one.staffId === person.supervisorId);
  return `${person.discipline ?? ""} assistant, supervised by ${supervisor?.shownName ?? "nobody yet"}`;
}

/** Fields that only some roles have are emptied, so that what is saved agrees with the role. */
export function withRole(details: StaffDetails, role: StaffRole): StaffDetails {
  const isTherapist = role === "therapist";
  return {
    ...details,
    role,
    discipline: isTherapist ? (details.discipline ?? "PT") : null,
    level: isTherapist ? (details.level ?? "therapist") : null,
    supervisorId: isTherapist ? details.supervisorId : null,
    specialty: role === "specialist" ? (details.specialty ?? "") : null,
    rights: role === "admin" ? (details.rights.length > 0 ? details.rights : ["front-desk"]) : [],
    sensitiveSections: role === "admin" ? [] : details.sensitiveSections,
  };
}
