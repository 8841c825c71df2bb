import type { Dose } from "#domain/doses/dose.ts";
import { quantity } from "#domain/doses/quantity.ts";
import { confirmRows, openSession, type SheetRow, writeAndSign } from "./hold-session.ts";
import type { Standing } from "./run-course.ts";
import { actAs, at, nextOperation, type SeedHouse, workdayBefore } from "./seed-house.ts";

const minute = 60_000;
const wanted: Dose = { load: quantity(70, "lb") };
const reason = "Pain 1 of 10 or less in the last 3 sessions";

const later = (house: SeedHouse, minutes: number) => house.setNow(house.clock.now() + minutes * minute);

function pressOf(rows: readonly SheetRow[]): SheetRow {
  const press = rows.find((row) => row.name === "Leg press");
  if (!press) throw new Error("Leg press is not on the sheet");
  return press;
}

/** A session in which more load is asked for, answered or not before it is signed. */
async function asked(
  house: SeedHouse,
  { course, who, carried }: Standing,
  anchorDay: string,
  asking: {
    askedBy?: string | undefined;
    /** Runs while the session is open; whoever asked goes on with the session after it. */
    meanwhile: (question: { requestId: string; sessionId: string; press: SheetRow }) => Promise<void>;
  },
): Promise<void> {
  at(house, workdayBefore(anchorDay, 2), "16:00", who.timeZone);
  const askedBy = asking.askedBy ?? who.therapistId;
  const therapist = await actAs(house, askedBy);
  const sheet = await openSession(therapist, carried);
  const press = pressOf(sheet.rows);
  later(house, 4);
  const { requestId } = await (await actAs(house, askedBy)).requests.ask({
    operationId: nextOperation(),
    sessionId: sheet.sessionId,
    lineKey: press.lineKey,
    wanted: { ...press.dose, ...wanted },
    kind: "more",
    reason,
  });
  await asking.meanwhile({ requestId, sessionId: sheet.sessionId, press });
  later(house, 20);
  const signing = await actAs(house, askedBy);
  await confirmRows(signing, sheet.sessionId);
  await writeAndSign(house, course, signing, sheet, course.sessions);
}

type Answer = {
  kind: "approve-once" | "approve-and-amend" | "counter" | "decline";
  dose?: Dose;
  reason?: string;
};

async function reply(
  house: SeedHouse,
  { who }: Standing,
  requestId: string,
  answer: Answer,
  expectedVersion = 1,
): Promise<void> {
  later(house, 6);
  await (await actAs(house, who.physiatristId)).requests.reply({
    operationId: nextOperation(),
    requestId,
    expectedVersion,
    kind: answer.kind,
    dose: answer.dose ?? null,
    reason: answer.reason ?? "",
  });
}

const answered =
  (answer: Answer) =>
  (house: SeedHouse, standing: Standing, anchorDay: string): Promise<void> =>
    asked(house, standing, anchorDay, {
      meanwhile: ({ requestId }) => reply(house, standing, requestId, answer),
    });

export const approveAndAmend = answered({ kind: "approve-and-amend" });
export const counter = answered({ kind: "counter", dose: { load: quantity(65, "lb") } });
export const decline = answered({ kind: "decline", reason: "Wait for the scan." });

/** What was approved once is used in the same session. */
export const approveOnce = (house: SeedHouse, standing: Standing, anchorDay: string): Promise<void> =>
  asked(house, standing, anchorDay, {
    meanwhile: async ({ requestId, sessionId, press }) => {
      await reply(house, standing, requestId, { kind: "approve-once" });
      later(house, 2);
      const therapist = await actAs(house, standing.who.therapistId);
      await therapist.sessions.setDose({
        operationId: nextOperation(),
        sessionId,
        row: press.row,
        expectedVersion: press.version,
        dose: { ...press.dose, ...wanted },
        origin: "reply",
      });
    },
  });

export const withdraw = (house: SeedHouse, standing: Standing, anchorDay: string): Promise<void> =>
  asked(house, standing, anchorDay, {
    meanwhile: async ({ requestId }) => {
      later(house, 3);
      const therapist = await actAs(house, standing.who.therapistId);
      await therapist.requests.withdraw({ operationId: nextOperation(), requestId, expectedVersion: 1 });
    },
  });

/** An assistant's question that its supervising therapist has not passed on yet. */
export const leaveWithSupervisor = (house: SeedHouse, standing: Standing, anchorDay: string): Promise<void> =>
  asked(house, standing, anchorDay, {
    askedBy: standing.who.assistantId,
    meanwhile: async () => {},
  });

export const passOn = (house: SeedHouse, standing: Standing, anchorDay: string): Promise<void> =>
  asked(house, standing, anchorDay, {
    askedBy: standing.who.assistantId,
    meanwhile: async ({ requestId }) => {
      later(house, 3);
      const supervisor = await actAs(house, standing.who.therapistId);
      await supervisor.requests.passOn({ operationId: nextOperation(), requestId, expectedVersion: 1 });
      await reply(house, standing, requestId, { kind: "approve-once" }, 2);
    },
  });

/** One line is held for safety; the physiatrist has seen it and not answered yet. */
export async function holdLine(house: SeedHouse, standing: Standing, anchorDay: string): Promise<void> {
  const { course, who, carried } = standing;
  at(house, workdayBefore(anchorDay, 1), "15:30", who.timeZone);
  const therapist = await actAs(house, who.therapistId);
  const sheet = await openSession(therapist, carried);
  const press = pressOf(sheet.rows);
  await therapist.sessions.setNotDone({
    operationId: nextOperation(),
    sessionId: sheet.sessionId,
    row: press.row,
    expectedVersion: press.version,
    reason: "not-safe-today",
  });
  const { requestId } = await therapist.requests.ask({
    operationId: nextOperation(),
    sessionId: sheet.sessionId,
    lineKey: press.lineKey,
    wanted: {},
    kind: "safety-line",
    reason: "Knee gave way twice on the press",
  });
  later(house, 15);
  const signing = await actAs(house, who.therapistId);
  await confirmRows(signing, sheet.sessionId);
  await writeAndSign(house, course, signing, sheet, course.sessions);
  later(house, 30);
  const physiatrist = await actAs(house, who.physiatristId);
  await physiatrist.requests.acknowledge({ operationId: nextOperation(), requestId });
}
