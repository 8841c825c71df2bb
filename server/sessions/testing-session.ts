import assert from "node:assert/strict";
import { quantity } from "#domain/doses/quantity.ts";
import type { Limit } from "#domain/prescriptions/limit.ts";
import type { PrescriptionContent } from "#domain/prescriptions/prescription.ts";
import { Refused } from "#server/refusal.ts";
import {
  type Caller,
  type Cast,
  callerFor,
  fillCast,
  op,
  openTestHouse,
  type TestHouse,
} from "#server/testing.ts";
import { consult, legPressOnly, openSession, prescribe } from "#server/testing-loop.ts";

export type SessionStage = { house: TestHouse; cast: Cast; osei: Caller; kim: Caller; episodeId: string };

/** A consulted patient under a prescription of one leg press: 50 lb, 40 to 60, outside asks first. */
export async function stageSession(
  change: (content: PrescriptionContent) => PrescriptionContent = (content) => content,
  house?: TestHouse,
): Promise<SessionStage> {
  const standing = house ?? (await openTestHouse());
  const cast = await fillCast(standing);
  const osei = await callerFor(standing, cast.osei);
  const kim = await callerFor(standing, cast.kim);
  const episodeId = await consult(osei, cast.hale);
  await prescribe(osei, episodeId, { kind: "blank" }, (content) => change(legPressOnly(content)));
  return { house: standing, cast, osei, kim, episodeId };
}

export const startToday = ({ kim, cast, episodeId }: SessionStage): Promise<string> =>
  openSession(kim, cast.hale, episodeId);

export const pressOf = (pounds: number) => ({
  sets: quantity(3, "set"),
  reps: quantity(10, "rep"),
  load: quantity(pounds, "lb"),
});

/** A bound on what Dr. Osei's patient may lift, owned by her. */
export const liftLimit = (limitId: string, pounds: number, fromOn: string, staffId: string): Limit => ({
  kind: "lift",
  limitId,
  most: quantity(pounds, "lb"),
  owner: { kind: "physiatrist", staffId, name: "Dr. A. Osei" },
  delegateStaffIds: [],
  fromOn,
  reason: "",
});

/** Sets the dose of one row as it stands now. */
export async function setRow(therapist: Caller, sessionId: string, row: number, pounds: number) {
  const sheet = await therapist.sessions.get({ sessionId });
  return therapist.sessions.setDose({
    ...rowNow(sheet, sessionId, row),
    dose: pressOf(pounds),
    origin: "typed",
  });
}

type Sheet = Awaited<ReturnType<Caller["sessions"]["get"]>>;
export function rowNow(sheet: Sheet, sessionId: string, row: number) {
  const found = sheet.rows.find((candidate) => candidate.row === row);
  assert.ok(found, `row ${row}`);
  return { operationId: op(), sessionId, row, expectedVersion: found.version };
}

export const refusedAs =
  (kind: string, words?: RegExp, field?: string) =>
  (error: unknown): boolean => {
    const cause = (error as { cause?: unknown }).cause;
    assert.ok(cause instanceof Refused, String(error));
    assert.equal(cause.refusal.kind, kind, cause.refusal.words);
    if (words) assert.match(cause.refusal.words, words);
    if (field) assert.equal(cause.refusal.field, field);
    return true;
  };
