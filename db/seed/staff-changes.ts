import { addDays } from "#domain/calendar/days.ts";
import type { StaffDetails } from "#domain/people/staff.schema.ts";
import { instantOf } from "#server/schedule/zoned-time.ts";
import { namedPatients } from "./patients.ts";
import { seedClinics } from "./people.ts";
import type { Standing } from "./run-course.ts";
import { actAs, nextOperation, type SeedHouse } from "./seed-house.ts";
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
    const { seatId } = await physiatrist.team.seat({
      operationId: nextOperation(),
      patientId: far.carried.patientId,
      staffId: null,
      outsideContact: "Dr. V. Montano, orthopedics, 575 555 0198",
      specialty: "orthotist",
      fromOn: addDays(anchorDay, -60),
      toOn: null,
    });
    await physiatrist.team.endSeat({
      operationId: nextOperation(),
      patientId: far.carried.patientId,
      seatId,
    });
    await signConsultNote(house, far, novak, anchorDay);
  }
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
