import { addDays } from "#domain/calendar/days.ts";
import type { StaffDetails } from "#domain/people/staff.schema.ts";
import { defaultParts, type OpenedSection } from "#domain/team/seat.ts";
import { instantOf } from "#server/schedule/zoned-time.ts";
import { namedPatients } from "./patients.ts";
import { seedClinics } from "./people.ts";
import type { Standing } from "./run-course.ts";
import { actAs, nextOperation, type SeedCaller, type SeedHouse } from "./seed-house.ts";
import type { Organization } from "./set-up-organization.ts";

/** A colleague on leave, and who sits on patients' teams. */
export async function coverAndTeam(
  house: SeedHouse,
  organization: Organization,
  standing: readonly Standing[],
  anchorDay: string,
): Promise<void> {
  house.setNow(instantOf(`${addDays(anchorDay, -4)}T09:00`, seedClinics[0].timeZone));
  const admin = await actAs(house, organization.adminId);
  const [osei, banerjee] = ["Osei", "Banerjee"].map((family) => organization.staff.get(family)?.staffId);
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
  await seatSpecialists(house, organization, standing, anchorDay);
}

/**
 * A psychologist reads what pain and mood need, in one chart with its pelvic section; an orthotist what a brace needs;
 * a surgeon elsewhere is only named.
 */
async function seatSpecialists(
  house: SeedHouse,
  organization: Organization,
  standing: readonly Standing[],
  anchorDay: string,
): Promise<void> {
  const [novak, brandt] = ["Novak", "Brandt"].map((family) => organization.staff.get(family)?.staffId);
  const far = standing.find((one) => one.who.clinicId === organization.clinicIds[1]);
  const named = (family: string) => standing[namedPatients.findIndex((one) => one.family === family)];
  const [lucero, nguyen] = [named("Lucero"), named("Nguyen")];
  if (!novak || !brandt || !far) return;
  const seat = async (
    one: Standing,
    who: { staffId: string; outsideContact: "" } | { staffId: null; outsideContact: string },
    specialty: string,
    sections: OpenedSection[] = [],
  ) => {
    const physiatrist = await actAs(house, one.who.physiatristId);
    const { patientId } = one.carried;
    const { seatId } = await physiatrist.team.seat({
      operationId: nextOperation(),
      patientId,
      ...who,
      specialty,
      fromOn: addDays(anchorDay, who.staffId === null ? -60 : -4),
      toOn: null,
      sees: who.staffId === null ? [] : defaultParts({ role: "specialist", specialty }),
      sections,
    });
    return { physiatrist, patientId, seatId };
  };
  await seat(far, { staffId: novak, outsideContact: "" }, "psychologist");
  const outside = { staffId: null, outsideContact: "Dr. V. Montano, orthopedics, 575 555 0198" };
  const { physiatrist, patientId, seatId } = await seat(far, outside, "orthotist");
  await physiatrist.team.endSeat({ operationId: nextOperation(), patientId, seatId, expectedVersion: 1 });
  if (nguyen) await seat(nguyen, { staffId: brandt, outsideContact: "" }, "orthotist");
  if (lucero) await openPelvicSection(lucero, seat, novak);
  await signConsultNote(house, far, novak, anchorDay);
}

/** Opened too far at first and narrowed the same morning. */
async function openPelvicSection(
  lucero: Standing,
  seat: (
    one: Standing,
    who: { staffId: string; outsideContact: "" },
    specialty: string,
    sections: OpenedSection[],
  ) => Promise<{ physiatrist: SeedCaller; patientId: string; seatId: string }>,
  novak: string,
): Promise<void> {
  const pelvic: OpenedSection = {
    section: "pelvic",
    reason: "Treats the fear of pain that keeps the pelvic floor tight.",
  };
  const given = await seat(lucero, { staffId: novak, outsideContact: "" }, "psychologist", [pelvic]);
  const { physiatrist, patientId, seatId } = given;
  const change = (expectedVersion: number, reason: string, sections: OpenedSection[]) =>
    physiatrist.team.changeSeat({
      operationId: nextOperation(),
      patientId,
      seatId,
      expectedVersion,
      reason,
      sees: defaultParts({ role: "specialist", specialty: "psychologist" }),
      sections,
    });
  await change(1, "She wants to be asked first.", []);
  await change(2, "She was asked and agrees.", [pelvic]);
}

/** What the psychologist found and advises, with a part for those named for psychotherapy alone. */
async function signConsultNote(
  house: SeedHouse,
  { carried, who }: Standing,
  staffId: string,
  anchorDay: string,
): Promise<void> {
  const seenOn = addDays(anchorDay, -3);
  house.setNow(instantOf(`${seenOn}T16:40`, who.timeZone));
  const specialist = await actAs(house, staffId);
  await specialist.patients.openChart({ operationId: nextOperation(), patientId: carried.patientId });
  const { consultNoteId } = await specialist.team.signNote({
    operationId: nextOperation(),
    episodeId: carried.episodeId,
    content: {
      schema: 1,
      seenOn,
      specialty: "psychologist",
      summary: "Fear of movement, high; sleeps badly; open to graded exposure.",
      findings: "TSK 41. Avoids bending and the car. Motivated by his granddaughter's graduation.",
      advice: "Name the activity before the exercise. Keep to the plan on bad days. Sleep hygiene begun.",
      sensitiveNote: "Accident in 2024 comes back at night; eight sessions planned.",
      sensitiveSection: "psychotherapy",
    },
  });
  house.setNow(house.clock.now() + 1_800_000);
  await (await actAs(house, staffId)).team.addendNote({
    operationId: nextOperation(),
    consultNoteId,
    words: "Next session is in one week.",
    kind: "addendum",
  });
}

const newcomer = (family: string, given: string, clinicId: string): StaffDetails => ({
  role: "therapist",
  discipline: "PT",
  level: "therapist",
  specialty: null,
  supervisorId: null,
  rights: [],
  family,
  given,
  credentials: "PT, DPT",
  npi: null,
  email: `${given}.${family}@demo.example`.toLowerCase(),
  phone: "",
  sensitiveSections: [],
  clinicIds: [clinicId],
});

/** One therapist left in the summer; one is invited and has not chosen a password yet, one forgot hers. */
export async function joinAndLeave(
  house: SeedHouse,
  organization: Organization,
  anchorDay: string,
): Promise<void> {
  const [, mesa] = organization.clinicIds;
  const { timeZone } = seedClinics[1];
  house.setNow(instantOf(`${addDays(anchorDay, -170)}T09:30`, timeZone));
  const { staffId } = await (await actAs(house, organization.adminId)).people.invite({
    operationId: nextOperation(),
    staff: newcomer("Doyle", "Kevin", mesa),
  });
  house.setNow(instantOf(`${addDays(anchorDay, -90)}T17:00`, timeZone));
  await (await actAs(house, organization.adminId)).people.deactivate({
    operationId: nextOperation(),
    staffId,
    expectedVersion: 1,
    reason: "Moved to Albuquerque",
  });
  house.setNow(instantOf(`${addDays(anchorDay, -1)}T16:00`, timeZone));
  await (await actAs(house, organization.adminId)).people.invite({
    operationId: nextOperation(),
    staff: newcomer("Ferreira", "Ana", mesa),
  });
  const chavez = organization.staff.get("Chavez");
  if (chavez)
    await (await actAs(house, organization.adminId)).people.resetLink({
      operationId: nextOperation(),
      staffId: chavez.staffId,
    });
}

/** A physiatrist of the other clinic needed a chart at night. */
export async function breakGlass(
  house: SeedHouse,
  organization: Organization,
  standing: readonly Standing[],
  anchorDay: string,
): Promise<void> {
  const place = namedPatients.findIndex(({ family }) => family === "Begay");
  const [begay, lindqvist] = [standing[place], organization.staff.get("Lindqvist")];
  if (!begay || !lindqvist) return;
  house.setNow(instantOf(`${addDays(anchorDay, -5)}T21:40`, seedClinics[0].timeZone));
  const physiatrist = await actAs(house, lindqvist.staffId);
  await physiatrist.patients.breakGlass({
    operationId: nextOperation(),
    mrn: namedPatients[place]?.mrn ?? "",
    clinicId: begay.who.clinicId,
    reason: "Called by the emergency room about new leg weakness tonight.",
  });
  await physiatrist.patients.openChart({
    operationId: nextOperation(),
    patientId: begay.carried.patientId,
  });
}
