import { openPrescribed, startToday } from "#server/sessions/testing-session.ts";
import { type Caller, callerFor, op, somePatient } from "#server/testing.ts";
import { consult, type Loop, legPressOnly, openSession, prescribe } from "#server/testing-loop.ts";

export const minute = 60_000;

/** R. Kim has Mrs. Hale's session open, and can open a second patient's beside it. */
export async function openTimed(standing?: Loop) {
  const stage = standing ?? (await openPrescribed());
  const { house, cast, osei, kim } = stage;
  const sessionId = await startToday(stage);
  const later = (minutes: number) => house.clock.advance(minutes * minute);
  const timeOf = async (caller: Caller, of: string) => (await caller.sessions.get({ sessionId: of })).time;
  const versionOf = async (caller: Caller, of: string, code: string, staffId: string) => {
    const { services, dropped } = await timeOf(caller, of);
    return (
      [...services, ...dropped].find((one) => one.code === code && one.staffId === staffId)?.version ?? 0
    );
  };
  const on = async (caller: Caller, of: string, code: string, staffId: string = cast.kim) => ({
    operationId: op(),
    sessionId: of,
    code,
    expectedVersion: await versionOf(caller, of, code, staffId),
  });
  return {
    ...stage,
    sessionId,
    later,
    timeOf,
    on,
    start: async (code: string, of = sessionId) => kim.units.startTimer(await on(kim, of, code)),
    stop: async (code: string, of = sessionId) => kim.units.stopTimer(await on(kim, of, code)),
    enter: async (minutes: Record<string, number | null>, of = sessionId) =>
      kim.units.setMinutes({
        operationId: op(),
        sessionId: of,
        services: await Promise.all(
          Object.entries(minutes).map(async ([code, count]) => ({
            code,
            minutes: count,
            expectedVersion: await versionOf(kim, of, code, cast.kim),
          })),
        ),
      }),
    openSecond: async () => {
      const desk = await callerFor(house, cast.desk);
      const { patientId } = await desk.patients.register({
        operationId: op(),
        clinicId: cast.cedar,
        patient: somePatient({ family: "Abeyta", given: "Tomás", bornOn: "1949-04-02" }),
      });
      const episodeId = await consult(osei, patientId);
      await prescribe(osei, episodeId, { kind: "blank" }, legPressOnly);
      return openSession(kim, patientId, episodeId);
    },
  };
}
