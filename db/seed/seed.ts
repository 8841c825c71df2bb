import { eq } from "drizzle-orm";
import { addDays } from "#domain/calendar/days.ts";
import type { House } from "#server/context.ts";
import { instantOf } from "#server/schedule/zoned-time.ts";
import type { Course } from "./course.ts";
import { courses, usualCourses } from "./courses.ts";
import { homeGivings } from "./give-home.ts";
import { namedPatients, somePerson } from "./patients.ts";
import { seedClinics } from "./people.ts";
import { protocolCourses } from "./protocol-courses.ts";
import { type Assignment, runCourse, type Standing } from "./run-course.ts";
import { makeSeedHouse, type SeedHouse } from "./seed-house.ts";
import { type Organization, setUpOrganization } from "./set-up-organization.ts";
import { settle } from "./settle.ts";
import { askCoSignatures, handOver } from "./settle-hand-offs.ts";
import { settleTests } from "./settle-procedures.ts";
import { settleReports } from "./settle-reports.ts";
import { breakGlass, coverAndTeam, joinAndLeave } from "./staff-changes.ts";
import { stateCourses } from "./state-courses.ts";
import { playToday } from "./today.ts";
import { closedReferrals, waitingReferrals } from "./waiting.ts";

export type SeedOptions = {
  anchorDay: string;
  /** No fact lies after this instant. */
  until: number;
  patients: number;
  onProgress?: (done: number, all: number) => void;
};

/** The demo clinic as of a day: everything through the real procedures, the same every time for the same day. */
export async function seedDemoClinic(house: House, options: SeedOptions): Promise<{ patients: number }> {
  const { anchorDay, patients } = options;
  const seeding = makeSeedHouse(
    house,
    instantOf(`${addDays(anchorDay, -200)}T08:00`, seedClinics[0].timeZone),
  );
  const organization = await setUpOrganization(seeding);
  const standing: Standing[] = [];
  const waiting = Math.min(8, Math.floor(patients / 12));
  const treated = patients - waiting;
  for (let index = 0; index < treated; index += 1) {
    const named = namedPatients[index];
    const clinic = named?.clinic ?? (index % 5 < 3 ? 0 : 1);
    const usual =
      stateCourses.get(index) ??
      protocolCourses.get(index) ??
      courses[named?.course ?? usualCourses[index % usualCourses.length] ?? "knee-improving"];
    if (!usual) throw new Error(`No course ${named?.course ?? index}`);
    const home = homeGivings.get(index);
    const course = home ? { ...usual, home } : usual;
    const who = assign(organization, clinic, index, course);
    seeding.startChance(index);
    const person = somePerson(index, anchorDay);
    const carried = await runCourse(seeding, named ?? person, person, course, who, anchorDay);
    if (named) await renumber(seeding, carried.patientId, named.mrn);
    standing.push({ carried, course, who });
    await settle(seeding, { carried, course, who }, anchorDay);
    await settleTests(seeding, index, { carried, course, who }, anchorDay);
    await settleReports(seeding, index, { carried, course, who }, anchorDay);
    options.onProgress?.(index + 1, patients);
  }
  await waitingReferrals(seeding, organization, waiting, anchorDay);
  await closedReferrals(seeding, organization, standing, anchorDay);
  await coverAndTeam(seeding, organization, standing, anchorDay);
  await joinAndLeave(seeding, organization, anchorDay);
  await breakGlass(seeding, organization, standing, anchorDay);
  await playToday(seeding, standing, anchorDay, options.until);
  await askCoSignatures(seeding, standing, anchorDay);
  await handOver(seeding, organization, standing, anchorDay);
  return { patients };
}

function assign(organization: Organization, clinic: 0 | 1, index: number, course: Course): Assignment {
  const of = (
    role: string,
    more: (person: { discipline: string | null; level: string | null }) => boolean = () => true,
  ) =>
    [...organization.staff.values()].filter(
      (person) => person.role === role && person.clinics[0] === clinic && more(person),
    );
  const physiatrists = of("physiatrist");
  const therapists = of("therapist", (person) => person.discipline === "PT" && person.level === "therapist");
  const named = (family: string | undefined) => (family ? organization.staff.get(family) : undefined);
  // The first physiatrist of each clinic has the fullest queue, as in the pictures.
  const physiatrist =
    named(course.seenBy?.physiatrist) ??
    physiatrists[
      index % 3 === 2 ? (index % (physiatrists.length - 1 || 1)) + (physiatrists.length > 1 ? 1 : 0) : 0
    ];
  const therapist =
    named(course.seenBy?.therapist) ?? therapists[index % 4 < 2 ? 0 : index % therapists.length];
  const assistant = of("therapist", (person) => person.level === "assistant")[0];
  const clinicId = organization.clinicIds[clinic];
  if (!physiatrist || !therapist) throw new Error("Each clinic needs a physiatrist and a therapist");
  return {
    clinicId,
    timeZone: seedClinics[clinic].timeZone,
    adminId: organization.adminId,
    physiatristId: physiatrist.staffId,
    therapistId: therapist.staffId,
    ...(assistant && (index % 4 === 0 || course.special === "assistant-treats") && !course.seenBy
      ? { assistantId: assistant.staffId }
      : {}),
  };
}

/** People of the pictures keep the MRN they are drawn with. */
async function renumber(house: SeedHouse, patientId: string, mrn: string): Promise<void> {
  const { patients, searchTerms } = house.store.t;
  const digits = mrn.replaceAll(" ", "");
  await house.store.write(async (tx) => {
    await tx.db.update(patients).set({ mrn }).where(eq(patients.id, patientId));
    await tx.db
      .insert(searchTerms)
      .values([{ term: digits, kind: "word" as const, patientId }])
      .onConflictDoNothing();
  });
}
