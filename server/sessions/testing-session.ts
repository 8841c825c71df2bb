import assert from "node:assert/strict";
import type { Engine } from "#db/engine/store.ts";
import { type Beginning, onBothEnginesFrom, openTestStoreFrom } from "#db/testing.ts";
import { quantity } from "#domain/doses/quantity.ts";
import type { Limit } from "#domain/prescriptions/limit.ts";
import type { PrescriptionContent } from "#domain/prescriptions/prescription.ts";
import { Refused } from "#server/refusal.ts";
import { type Caller, op } from "#server/testing.ts";
import {
  type Consulted,
  consulted,
  type Loop,
  legPressOnly,
  openSession,
  prescribe,
  stageLoop,
} from "#server/testing-loop.ts";

/** Prescribes one leg press: 50 lb, 40 to 60, outside asks first; changed, where a test needs it otherwise. */
export async function prescribePress(
  { osei, episodeId }: Loop,
  change: (content: PrescriptionContent) => PrescriptionContent = (content) => content,
): Promise<void> {
  await prescribe(osei, episodeId, { kind: "blank" }, (content) => change(legPressOnly(content)));
}

const prescribed: Beginning<Consulted> = {
  name: "prescribed",
  write: async (store) => {
    const begun = await consulted.write(store);
    await prescribePress(await stageLoop(store, begun));
    return begun;
  },
};

export async function openPrescribed(engine?: Engine): Promise<Loop> {
  const { store, begun } = await openTestStoreFrom(prescribed, engine);
  return stageLoop(store, begun);
}

/** Registers the same guarantee for both engines, each time from a patient under that prescription. */
export const prescribedOnBothEngines = (title: string, body: (loop: Loop) => Promise<void>): void =>
  onBothEnginesFrom(prescribed, title, async (store, begun) => body(await stageLoop(store, begun)));

export const startToday = ({ kim, cast, episodeId }: Loop): Promise<string> =>
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
