import { newId } from "#db/engine/ids.ts";
import { defaultClinicPolicy } from "#domain/policy/policy.ts";
import type { Batch } from "./large-writer.ts";
import { seedClinics } from "./people.ts";
import type { Chance } from "./random.ts";

export const patientsPerTeam = 200;
const therapistsPerTeam = 4;
const teamsPerClinic = 5;

/** A physiatrist, the clinic and the therapists who share the same two hundred patients. */
export type Team = {
  clinicId: string;
  timeZone: string;
  physiatrist: { id: string; name: string };
  therapists: readonly { id: string; name: string }[];
};

/** Emails of the people a load test signs in as; `n` counts teams from 1. */
export const largePhysiatristEmail = (n: number): string => `physiatrist.${n}@large.example`;
export const largeTherapistEmail = (n: number, of: number): string => `therapist.${n}.${of}@large.example`;

/** Organization, clinics, and as many teams as the patients need: 200 patients to a physiatrist, 50 to a therapist. */
export function addHouse(batch: Batch, chance: Chance, patients: number, createdAt: number): Team[] {
  const id = () => newId(createdAt, () => chance.bytes(16));
  const fromOn = "2000-01-01";
  batch.add("organizations", { id: id(), name: "Large Rehabilitation", createdAt });
  const count = Math.max(1, Math.ceil(patients / patientsPerTeam));
  const clinics = Array.from({ length: Math.max(2, Math.ceil(count / teamsPerClinic)) }, (_, index) => {
    const like = seedClinics[index % 2 === 0 ? 0 : 1];
    return { ...like, id: id(), name: `Clinic ${String(index + 1).padStart(3, "0")}` };
  });
  for (const clinic of clinics) batch.add("clinics", { ...clinic, policy: defaultClinicPolicy, createdAt });
  const addStaff = (clinicId: string, staff: { family: string; email: string; isPhysiatrist: boolean }) => {
    const staffId = id();
    batch.add("staff", {
      id: staffId,
      ...(staff.isPhysiatrist
        ? { role: "physiatrist" as const, credentials: "MD" }
        : {
            role: "therapist" as const,
            credentials: "PT, DPT",
            discipline: "PT" as const,
            level: "therapist" as const,
          }),
      rights: [],
      family: staff.family,
      given: "Load",
      email: staff.email,
      sensitiveSections: [],
      isActive: true,
      createdAt,
    });
    batch.add("memberships", { staffId, clinicId, fromOn });
    return staffId;
  };
  return Array.from({ length: count }, (_, index) => {
    const clinic = clinics[index % clinics.length];
    if (!clinic) throw new Error("There is at least one clinic");
    const n = index + 1;
    const physiatrist = addStaff(clinic.id, {
      family: `Prescriber${n}`,
      email: largePhysiatristEmail(n),
      isPhysiatrist: true,
    });
    return {
      clinicId: clinic.id,
      timeZone: clinic.timeZone,
      physiatrist: { id: physiatrist, name: `Dr. L. Prescriber${n}` },
      therapists: Array.from({ length: therapistsPerTeam }, (_unused, of) => ({
        id: addStaff(clinic.id, {
          family: `Therapist${n}x${of + 1}`,
          email: largeTherapistEmail(n, of + 1),
          isPhysiatrist: false,
        }),
        name: `L. Therapist${n}x${of + 1}, PT`,
      })),
    };
  });
}
