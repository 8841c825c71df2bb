import { eq } from "drizzle-orm";
import { addDays } from "#domain/calendar/days.ts";
import type { House } from "#server/context.ts";
import { instantOf } from "#server/schedule/zoned-time.ts";
import { type Course, courses, usualCourses } from "./courses.ts";
import { namedPatients, somePerson } from "./patients.ts";
import { seedClinics } from "./people.ts";
import { type Assignment, runCourse } from "./run-course.ts";
import { actAs, makeSeedHouse, nextOperation, type SeedHouse } from "./seed-house.ts";
import { type Organization, setUpOrganization } from "./set-up-organization.ts";
import { playToday, type Standing } from "./today.ts";

export type SeedOptions = {
  anchorDay: string /** No fact lies after this instant. */;
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
    const course = courses[named?.course ?? usualCourses[index % usualCourses.length] ?? "knee-improving"];
    if (!course) throw new Error(`No course ${named?.course ?? index}`);
    const who = assign(organization, clinic, index, course);
    seeding.startChance(index);
    const person = somePerson(index, anchorDay);
    const carried = await runCourse(seeding, named ?? person, person, course, who, anchorDay);
    if (named) await renumber(seeding, carried.patientId, named.mrn);
    standing.push({ carried, course, who });
    await settle(seeding, carried, course, who, anchorDay);
    options.onProgress?.(index + 1, patients);
  }
  await waitingReferrals(seeding, organization, waiting, anchorDay);
  await coverAndTeam(seeding, organization, standing, anchorDay);
  await playToday(seeding, standing, anchorDay, options.until);
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
  const byName = (family: string) => organization.staff.get(family);
  // The first physiatrist of each clinic has the fullest queue, as in the pictures.
  const physiatrist = course.isSensitive
    ? byName("Ortega")
    : physiatrists[
        index % 3 === 2 ? (index % (physiatrists.length - 1 || 1)) + (physiatrists.length > 1 ? 1 : 0) : 0
      ];
  const therapist = course.isSensitive
    ? byName("Tafoya")
    : therapists[index % 4 < 2 ? 0 : index % therapists.length];
  const assistant = of("therapist", (person) => person.level === "assistant")[0];
  const clinicId = organization.clinicIds[clinic];
  if (!physiatrist || !therapist) throw new Error("Each clinic needs a physiatrist and a therapist");
  return {
    clinicId,
    timeZone: seedClinics[clinic].timeZone,
    adminId: organization.adminId,
    physiatristId: physiatrist.staffId,
    physiatristName: "",
    therapistId: therapist.staffId,
    ...(assistant && index % 4 === 0 ? { assistantId: assistant.staffId } : {}),
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

/** What some courses leave behind: a hold, a verbal order, a second problem. */
async function settle(
  house: SeedHouse,
  carried: { patientId: string; episodeId: string },
  course: Course,
  who: Assignment,
  anchorDay: string,
): Promise<void> {
  const { patientId, episodeId } = carried;
  if (course.special === "held") {
    house.setNow(instantOf(`${addDays(anchorDay, -1)}T15:05`, who.timeZone));
    const physiatrist = await actAs(house, who.physiatristId);
    await physiatrist.reviews.decide({
      operationId: nextOperation(),
      episodeId,
      kind: "hold",
      context: "queue",
      reason: "Fever since Sunday, wait for the laboratory.",
      nextReviewOn: null,
    });
  }
  if (course.special === "verbal-order") {
    house.setNow(instantOf(`${addDays(anchorDay, -2)}T11:40`, who.timeZone));
    const therapist = await actAs(house, who.therapistId);
    await therapist.prescriptions.recordVerbalOrder({
      operationId: nextOperation(),
      episodeId,
      givenBy: who.physiatristId,
      givenAt: house.clock.now() - 300_000,
      words: "No deadlift this week, walk instead.",
      wasReadBack: true,
      effect: { kind: "words-only" },
    });
  }
  if (course.special === "second-episode") {
    house.setNow(instantOf(`${addDays(anchorDay, -9)}T09:20`, who.timeZone));
    const physiatrist = await actAs(house, who.physiatristId);
    await physiatrist.patients.openChart({ operationId: nextOperation(), patientId });
    const { draft } = await physiatrist.consultations.prepare({ patientId, kind: "consultation" });
    await physiatrist.consultations.sign({
      operationId: nextOperation(),
      patientId,
      referralId: null,
      episode: {
        kind: "new",
        title: "Right shoulder pain",
        side: "right",
        onsetOn: addDays(anchorDay, -60),
        isSensitive: false,
      },
      content: {
        ...draft,
        schema: 1,
        kind: "consultation",
        seenOn: addDays(anchorDay, -9),
        episodeTitle: "Right shoulder pain",
        impression: "Rotator cuff related shoulder pain.",
        diagnoses: [{ code: "M25.511", title: "Pain in right shoulder", side: "right" }],
        scores: [{ measureId: "spadi", scoreThousandths: 52_000 }],
      },
    });
  }
}

const referralReasons = [
  "Weak grip after a wrist fracture",
  "Knee pain on stairs for six weeks",
  "Neck pain after a collision, tingling in two fingers",
  "Back pain with numb toes",
  "Two falls since September, afraid of stairs",
  "Shoulder stiff since a fall in July",
  "Heel pain in the morning, half marathon planned",
  "Cannot lift the arm after breast surgery",
] as const;
const referrers = ["Dr. E. Hart", "Dr. S. Iyer", "Dr. V. Montano, orthopedics", "N. Quist, NP"] as const;

async function waitingReferrals(
  house: SeedHouse,
  organization: Organization,
  count: number,
  anchorDay: string,
): Promise<void> {
  for (let index = 0; index < count; index += 1) {
    const clinic = index % 2 === 0 ? 0 : 1;
    const { timeZone } = seedClinics[clinic];
    house.setNow(instantOf(`${addDays(anchorDay, -1 - index)}T10:15`, timeZone));
    const admin = await actAs(house, organization.adminId);
    const clinicId = organization.clinicIds[clinic];
    const { referralId, patientId } = await admin.referrals.receive({
      operationId: nextOperation(),
      clinicId,
      who: { kind: "new", patient: somePerson(500 + index, anchorDay) },
      source: index % 4 === 2 ? "surgeon" : index % 4 === 3 ? "self" : "primary-care",
      referrerName: index % 4 === 3 ? "" : (referrers[index % referrers.length] ?? ""),
      reason: referralReasons[index % referralReasons.length] ?? "",
      urgency: index === 0 ? "urgent" : index === 3 ? "soon" : "routine",
    });
    const physiatrist = organization.staff.get(clinic === 0 ? "Osei" : "Ortega");
    if (!physiatrist || index % 4 === 0 || index % 4 === 3) continue;
    await admin.referrals.assign({
      operationId: nextOperation(),
      referralId,
      physiatristId: physiatrist.staffId,
      expectedVersion: 1,
    });
    if (index % 4 === 1)
      await admin.schedule.book({
        operationId: nextOperation(),
        patientId,
        episodeId: null,
        referralId,
        clinicId,
        staffId: physiatrist.staffId,
        kind: "consultation",
        localStart: `${addDays(anchorDay, 1)}T${String(8 + index).padStart(2, "0")}:00`,
        minutes: 45,
      });
  }
}

async function coverAndTeam(
  house: SeedHouse,
  organization: Organization,
  standing: readonly Standing[],
  anchorDay: string,
): Promise<void> {
  house.setNow(instantOf(`${addDays(anchorDay, -4)}T09:00`, seedClinics[0].timeZone));
  const admin = await actAs(house, organization.adminId);
  const [osei, banerjee, novak] = ["Osei", "Banerjee", "Novak"].map(
    (family) => organization.staff.get(family)?.staffId,
  );
  if (osei && banerjee)
    await admin.people.cover({
      operationId: nextOperation(),
      cover: {
        absentStaffId: banerjee,
        coveringStaffId: osei,
        fromOn: addDays(anchorDay, -3),
        toOn: addDays(anchorDay, 4),
        reason: "Leave",
      },
    });
  const far = standing.find((one) => one.who.clinicId === organization.clinicIds[1]);
  if (far && novak) {
    const physiatrist = await actAs(house, far.who.physiatristId);
    await physiatrist.team.seat({
      operationId: nextOperation(),
      patientId: far.carried.patientId,
      staffId: novak,
      outsideContact: "",
      specialty: "psychologist",
      fromOn: addDays(anchorDay, -4),
      toOn: null,
    });
  }
}
