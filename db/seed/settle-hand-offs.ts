import type { Standing } from "./run-course.ts";
import { actAs, at, nextOperation, type SeedHouse, workdayBefore } from "./seed-house.ts";
import type { Organization } from "./set-up-organization.ts";

/**
 * A colleague stands in for R. Kim: taken over on the last workday, with the line that was written for the next person,
 * and booked again today, when it still is to be taken over.
 */
export async function handOver(
  house: SeedHouse,
  organization: Organization,
  standing: readonly Standing[],
  anchorDay: string,
): Promise<void> {
  const [kim, lee] = ["Kim", "Lee"].map((family) => organization.staff.get(family)?.staffId);
  const one = standing.find(({ who, course }) => who.therapistId === kim && course.special === undefined);
  if (!lee || !one) return;
  const { carried, who } = one;
  const { patientId, episodeId } = carried;
  const lastDay = workdayBefore(anchorDay, 1);
  at(house, workdayBefore(anchorDay, 2), "17:05", who.timeZone);
  const usual = await actAs(house, who.therapistId);
  await usual.handOffs.writeTell({
    operationId: nextOperation(),
    episodeId,
    expectedVersion: 0,
    words: "Hears badly on the left; warms up on the bike before anything is loaded.",
  });
  at(house, lastDay, "08:02", who.timeZone);
  const next = await actAs(house, lee);
  await next.patients.openChart({ operationId: nextOperation(), patientId });
  await next.handOffs.takeOver({ operationId: nextOperation(), episodeId });
  const admin = await actAs(house, who.adminId);
  await admin.schedule.book({
    operationId: nextOperation(),
    patientId,
    episodeId,
    referralId: null,
    clinicId: who.clinicId,
    staffId: lee,
    kind: "visit",
    localStart: `${anchorDay}T17:30`,
    minutes: 30,
  });
}
