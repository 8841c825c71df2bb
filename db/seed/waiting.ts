import { addDays } from "#domain/calendar/days.ts";
import { instantOf } from "#server/schedule/zoned-time.ts";
import { somePerson } from "./patients.ts";
import { seedClinics } from "./people.ts";
import type { Standing } from "./run-course.ts";
import { actAs, nextOperation, type SeedHouse } from "./seed-house.ts";
import type { Organization } from "./set-up-organization.ts";

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

/** Referrals of patients nobody has seen yet: received, assigned, booked. */
export async function waitingReferrals(
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

/** Second referrals of patients who are known, closed without a visit. */
export async function closedReferrals(
  house: SeedHouse,
  organization: Organization,
  standing: readonly Standing[],
  anchorDay: string,
): Promise<void> {
  for (const [index, source, reason, notBooked] of [
    [1, "emergency", "Wrist sprain, seen in the emergency room", "Already treated by a hand surgeon"],
    [2, "other", "Fitness for a gym program", "Not a question for this clinic"],
  ] as const) {
    const one = standing[standing.length - index];
    if (!one) continue;
    house.setNow(instantOf(`${addDays(anchorDay, -6 - index)}T14:25`, one.who.timeZone));
    const admin = await actAs(house, organization.adminId);
    const { referralId } = await admin.referrals.receive({
      operationId: nextOperation(),
      clinicId: one.who.clinicId,
      who: { kind: "known", patientId: one.carried.patientId },
      source,
      referrerName: "",
      reason,
      urgency: "routine",
    });
    house.setNow(house.clock.now() + 86_400_000);
    await admin.referrals.close({
      operationId: nextOperation(),
      referralId,
      expectedVersion: 1,
      reason: notBooked,
    });
  }
}
