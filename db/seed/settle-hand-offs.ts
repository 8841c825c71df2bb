import { confirmRows, openSession, writeAndSign } from "./hold-session.ts";
import type { Standing } from "./run-course.ts";
import { actAs, at, nextOperation, type SeedHouse, workdayBefore } from "./seed-house.ts";
import type { Organization } from "./set-up-organization.ts";

/** One clinic has an assistant's sessions co-signed: one is, one waits for the therapist who supervises. */
export async function askCoSignatures(
  house: SeedHouse,
  standing: readonly Standing[],
  anchorDay: string,
): Promise<void> {
  const [first, second] = standing.filter(
    ({ who, course }) => who.assistantId !== undefined && course.special === undefined,
  );
  const assistantId = first?.who.assistantId;
  if (!first || !second || !assistantId) return;
  const { who } = first;
  at(house, workdayBefore(anchorDay, 1), "15:30", who.timeZone);
  const admin = await actAs(house, who.adminId);
  const clinic = (await admin.policy.clinics()).find(({ clinicId }) => clinicId === who.clinicId);
  if (!clinic) throw new Error("The clinic has a policy");
  await admin.policy.change({
    operationId: nextOperation(),
    clinicId: who.clinicId,
    expectedVersion: clinic.version,
    policy: { ...clinic.policy, coSignature: "always" },
    reason: "Agreed with the therapists",
  });
  const signed: string[] = [];
  for (const { carried, course } of [first, second]) {
    at(house, workdayBefore(anchorDay, 1), signed.length === 0 ? "16:00" : "16:40", who.timeZone);
    const assistant = await actAs(house, assistantId);
    const sheet = await openSession(assistant, carried);
    await confirmRows(assistant, sheet.sessionId);
    await writeAndSign(house, course, assistant, sheet, course.sessions);
    signed.push(sheet.sessionId);
  }
  const [done] = signed;
  if (!done) throw new Error("Two sessions were signed");
  const therapist = await actAs(house, who.therapistId);
  await therapist.sessions.coSign({ operationId: nextOperation(), sessionId: done });
}

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
