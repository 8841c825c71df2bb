import assert from "node:assert/strict";
import { test } from "node:test";
import { eq } from "drizzle-orm";
import { quantity } from "#domain/doses/quantity.ts";
import { prescriptionStanding } from "#domain/prescriptions/state.ts";
import { openPrescribed } from "#server/sessions/testing-session.ts";
import { readCurrentDoses } from "./doses/current-doses.commands.ts";
import { Refused } from "./refusal.ts";
import { pressOf, rowNow, startToday } from "./sessions/testing-session.ts";
import { op } from "./testing.ts";
import { foldCurrentDoses, foldSignals, listActs, readOpenSignals } from "./testing-fold.ts";
import { asked, finishSession, type Loop, leaveVitals, lookAt, prescribe } from "./testing-loop.ts";

/** Mulberry32: the same seed draws the same commands for ever. */
function makeDice(seed: number) {
  let state = seed;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (most: number) => Math.floor(next() * most);
  return { below, pick: <T>(from: readonly T[]): T => from[below(from.length)] as T };
}
type Dice = ReturnType<typeof makeDice>;
type Scene = Loop & {
  dice: Dice;
  open: string[];
  /** What each session's note says, the same whenever it is written. */
  adverseEvents: Map<string, string>;
  redFlags: Map<string, "no" | "yes">;
  signed: string[];
  requests: string[];
  orders: string[];
};

const lineKeys = ["leg-press-key", "second-key"];
const act = (scene: Scene, expectedVersion: number) => ({
  operationId: op(),
  episodeId: scene.episodeId,
  expectedVersion,
  reason: "as drawn",
});
const standing = async ({ house, episodeId }: Scene) => {
  const { prescriptions } = house.store.t;
  const [row] = await house.store.db
    .select()
    .from(prescriptions)
    .where(eq(prescriptions.episodeId, episodeId));
  assert.ok(row);
  return row;
};

async function signVersion(scene: Scene): Promise<void> {
  const { dice, osei, episodeId } = scene;
  await prescribe(osei, episodeId, { kind: "current" }, (content) => {
    const [first] = content.lines;
    assert.ok(first);
    const keys = dice.pick([lineKeys, lineKeys, lineKeys.slice(0, 1), lineKeys.slice(1)]);
    return {
      ...content,
      lines: keys.map((lineKey) => ({
        ...first,
        lineId: op(),
        lineKey,
        owner: dice.pick(["prescriber", "prescriber", "prescriber", "therapist"] as const),
        consequence: dice.pick(["ask-first", "ask-first", "act-and-tell"] as const),
        dose: pressOf(dice.pick([50, 50, 45, 55])),
      })),
    };
  });
}

async function planOfCare({ dice, kim, episodeId, house }: Scene): Promise<void> {
  const { draft } = await kim.plansOfCare.prepare({ episodeId });
  const { planOfCareStates } = house.store.t;
  const [before] = await house.store.db
    .select()
    .from(planOfCareStates)
    .where(eq(planOfCareStates.episodeId, episodeId));
  const lines = ["carry-key", "other-carry-key"].slice(0, 1 + dice.below(2)).map((lineKey) => ({
    lineId: op(),
    lineKey,
    exerciseId: "suitcase-carry",
    exerciseVersion: 1,
    name: "Suitcase carry",
    side: "left" as const,
    owner: "therapist" as const,
    consequence: "act" as const,
    dose: { sets: quantity(2, "set"), load: quantity(dice.pick([10, 15]), "lb") },
    bounds: {},
    weeklySteps: {},
    isHomeProgram: false,
    note: "",
  }));
  const goals = [{ goalId: "g1", words: "Carry groceries", unit: "lb", targetOn: "2027-01-18" }];
  await kim.plansOfCare.sign({
    operationId: op(),
    episodeId,
    content: { ...draft, evaluation: asked(draft.evaluation), goals, lines },
    basePlanId: before?.planOfCareId ?? null,
  });
}

async function changeRow({ dice, kim, open }: Scene): Promise<boolean> {
  const sessionId = dice.pick(open);
  if (!sessionId) return false;
  const sheet = await kim.sessions.get({ sessionId });
  const row = dice.pick(sheet.rows);
  if (!row) return false;
  const target = rowNow(sheet, sessionId, row.row);
  const dose = { ...row.dose, load: quantity(dice.pick([45, 55, 60, 75]), "lb") };
  const saved = await kim.sessions.setDose({ ...target, dose, origin: "typed" });
  if (saved.outcome === "ask" && dice.below(2) === 0)
    await kim.sessions.recordDeviation({ ...target, operationId: op(), dose, reason: "wrong pin" });
  if (saved.outcome === "saved" && dice.below(2) === 0)
    await kim.sessions.setFromNowOn({
      ...target,
      operationId: op(),
      expectedVersion: saved.version,
      isFromNowOn: true,
    });
  return true;
}

async function ask({ dice, kim, open, requests }: Scene): Promise<boolean> {
  const sessionId = dice.pick(open);
  if (!sessionId) return false;
  const kind = dice.pick(["more", "more", "more", "more", "safety-line"] as const);
  const { requestId } = await kim.requests.ask({
    operationId: op(),
    sessionId,
    lineKey: dice.pick(lineKeys),
    wanted: pressOf(dice.pick([70, 80])),
    kind,
    reason: "as drawn",
  });
  requests.push(requestId);
  return true;
}

async function reply({ dice, osei, requests }: Scene): Promise<boolean> {
  const requestId = requests.pop();
  if (!requestId) return false;
  const kind = dice.pick(["approve-once", "approve-and-amend", "counter", "decline"] as const);
  await osei.requests.reply({
    operationId: op(),
    requestId,
    expectedVersion: 1,
    kind,
    dose: kind === "counter" ? { load: quantity(65, "lb") } : null,
    reason: "as drawn",
  });
  return true;
}

const commands: Record<string, (scene: Scene) => Promise<unknown>> = {
  signVersion,
  planOfCare,
  certify: async ({ osei, house, episodeId }) => {
    const { planOfCareStates: states } = house.store.t;
    const [plan] = await house.store.db.select().from(states).where(eq(states.episodeId, episodeId));
    if (!plan?.planOfCareId) return false;
    return osei.plansOfCare.certify({ operationId: op(), planOfCareId: plan.planOfCareId });
  },
  hold: async (scene) => scene.osei.prescriptions.hold(act(scene, (await standing(scene)).version)),
  resume: async (scene) => scene.osei.prescriptions.resume(act(scene, (await standing(scene)).version)),
  revoke: async (scene) => scene.osei.prescriptions.revoke(act(scene, (await standing(scene)).version)),
  accept: async (scene) => scene.kim.prescriptions.accept(act(scene, (await standing(scene)).version)),
  sendBack: async (scene) => scene.kim.prescriptions.sendBack(act(scene, (await standing(scene)).version)),
  start: async (scene) => {
    const sessionId = await startToday(scene);
    if (scene.open.includes(sessionId)) return false;
    scene.open.push(sessionId);
    scene.adverseEvents.set(sessionId, scene.dice.pick(["", "", "", "Dizzy"]));
    scene.redFlags.set(sessionId, scene.dice.pick(["no", "no", "yes"] as const));
    return true;
  },
  changeRow,
  ask,
  reply,
  withdraw: async ({ kim, requests }) => {
    const requestId = requests.pop();
    if (!requestId) return false;
    return kim.requests.withdraw({ operationId: op(), requestId, expectedVersion: 1 });
  },
  measure: async ({ dice, kim, open }) => {
    const sessionId = open.at(-1);
    if (!sessionId) return false;
    const { vitals } = await kim.sessions.get({ sessionId });
    const [vital, moment, thousandths] = dice.pick([
      ["blood-pressure", "before", 190_000],
      ["blood-pressure", "before", 150_000],
      ["heart-rate", "during", 151_000],
      ["heart-rate", "during", 120_000],
    ] as const);
    return kim.sessions.recordVital({
      ...{ operationId: op(), sessionId, vital, moment, expectedVersion: vitals.measured.length },
      value: {
        kind: "measured",
        thousandths,
        ...(vital === "blood-pressure" ? { diastolicThousandths: 84_000 } : {}),
      },
    });
  },
  finish: async ({ dice, kim, open, adverseEvents, redFlags, signed }) => {
    const sessionId = open.at(-1);
    if (!sessionId) return false;
    const adverseEvent = adverseEvents.get(sessionId) ?? "";
    const answer = redFlags.get(sessionId) ?? "no";
    await leaveVitals(kim, sessionId);
    await finishSession(kim, sessionId, {
      painWorst: dice.pick([2, 3, 8]),
      adverseEvent,
      redFlags: { kind: "asked", answers: [{ flag: "night-pain-or-weight-loss", answer }] },
    });
    open.pop();
    signed.push(sessionId);
    return true;
  },
  discard: async ({ kim, open }) => {
    const sessionId = open.at(-1);
    if (!sessionId) return false;
    await kim.sessions.discard({ operationId: op(), sessionId, expectedVersion: 1 });
    open.pop();
    return true;
  },
  markInError: async ({ kim, signed }) => {
    const sessionId = signed.pop();
    if (!sessionId) return false;
    const said = { operationId: op(), sessionId, words: "Another patient's session." };
    return kim.sessions.addend({ ...said, kind: "entered-in-error" });
  },
  takeBack: async ({ kim, open }) => {
    const sessionId = open.at(-1);
    if (!sessionId) return false;
    const sheet = await kim.sessions.get({ sessionId });
    for (const row of sheet.rows.filter((candidate) => candidate.isFromNowOn))
      await kim.sessions.setFromNowOn({ ...rowNow(sheet, sessionId, row.row), isFromNowOn: false });
    for (const row of sheet.rows.filter((candidate) => candidate.state === "copied"))
      await kim.sessions.setNotDone({ ...rowNow(sheet, sessionId, row.row), reason: "out-of-time" });
    return true;
  },
  verbalOrder: async ({ dice, kim, cast, house, episodeId, orders }) => {
    const { verbalOrderId } = await kim.prescriptions.recordVerbalOrder({
      operationId: op(),
      episodeId,
      givenBy: cast.osei,
      givenAt: house.clock.now(),
      words: "Change the press.",
      wasReadBack: true,
      effect: {
        kind: "dose",
        lineKey: dice.pick(lineKeys),
        dose: { load: quantity(dice.pick([40, 58]), "lb") },
      },
    });
    orders.push(verbalOrderId);
  },
  signVerbalOrder: async ({ osei, orders }) =>
    orders.length > 0 &&
    osei.prescriptions.signVerbalOrder({ operationId: op(), verbalOrderId: orders.at(-1) ?? "" }),
  decide: async ({ dice, house, osei, episodeId }) => {
    const kind = dice.pick(["continue", "maintain", "hold"] as const);
    const reason = kind === "hold" ? "as drawn" : "";
    await osei.reviews.decide({
      operationId: op(),
      episodeId,
      kind,
      context: "queue",
      reason,
      nextReviewOn: null,
      seen: await lookAt(house, episodeId),
    });
  },
  undo: async ({ house, osei, episodeId }) => {
    const { decisionId } = await osei.reviews.decide({
      operationId: op(),
      episodeId,
      kind: "continue",
      context: "queue",
      reason: "",
      nextReviewOn: null,
      seen: await lookAt(house, episodeId),
    });
    await osei.reviews.undo({ operationId: op(), decisionId });
  },
};

/** How often each is drawn; what leads on is drawn more often than what ends. */
const weights: Record<string, number> = {
  signVersion: 3,
  resume: 3,
  start: 4,
  changeRow: 8,
  finish: 5,
  measure: 3,
  discard: 3,
  takeBack: 2,
  certify: 2,
  ask: 12,
  reply: 3,
  withdraw: 6,
  verbalOrder: 2,
  decide: 2,
  undo: 2,
};

/** Draws commands and, after each that went through, holds every cache against its fold. A refusal is an answer. */
async function playAndCompare(stage: Loop, seed: number, steps: number): Promise<Set<string>> {
  const scene: Scene = {
    ...stage,
    dice: makeDice(seed),
    open: [],
    adverseEvents: new Map(),
    redFlags: new Map(),
    signed: [],
    requests: [],
    orders: [],
  };
  await scene.kim.patients.openChart({ operationId: op(), patientId: scene.cast.hale });
  // A rate of the patient's own that exercise may cross, in every version.
  await prescribe(scene.osei, scene.episodeId, { kind: "current" }, (content) => ({
    ...content,
    limits: [
      {
        kind: "heart-rate",
        limitId: "own-rate",
        most: quantity(140, "bpm"),
        owner: { kind: "physiatrist", staffId: scene.cast.osei, name: "Dr. A. Osei" },
        delegateStaffIds: [],
        fromOn: content.startsOn,
        reason: "",
      },
    ],
  }));
  const names = Object.keys(commands).flatMap((name) => Array<string>(weights[name] ?? 1).fill(name));
  const done = new Set<string>();
  for (let step = 0; step < steps; step += 1) {
    const isRevoked = (await standing(scene)).state === "revoked";
    const name = isRevoked ? "signVersion" : scene.dice.pick(names);
    scene.house.clock.advance(scene.dice.pick([2_000, 60_000, 3_600_000]));
    try {
      if ((await commands[name]?.(scene)) !== false) done.add(name);
    } catch (error) {
      if (!((error as { cause?: unknown }).cause instanceof Refused)) throw error;
    }
    for (const reason of await compare(scene, `seed ${seed}, step ${step}: ${name}`))
      done.add(reason.split(" ")[0] ?? reason);
  }
  return done;
}

/** Answers with the reasons that wait. */
async function compare(scene: Scene, at: string): Promise<string[]> {
  const { store } = scene.house;
  const acts = await listActs(store, scene.cast.hale);
  const doses = await foldCurrentDoses(store, acts);
  const cached = await readCurrentDoses(store, scene.episodeId);
  const plain = (lines: typeof doses) =>
    [...lines.values()]
      .map(({ lineKey, lineId, prescribed, dose, isActive }) => ({
        lineKey,
        lineId,
        prescribed,
        dose,
        isActive,
      }))
      .toSorted((a, b) => a.lineKey.localeCompare(b.lineKey));
  assert.deepEqual(plain(cached), plain(doses), `current doses, ${at}`);

  const row = await standing(scene);
  const { prescriptionEvents: events, prescriptionVersions: versions } = store.t;
  const folded = prescriptionStanding(
    await store.db.select().from(events).where(eq(events.prescriptionId, row.id)),
  );
  const { state, currentVersionId, acceptedVersionId } = row;
  assert.deepEqual({ state, currentVersionId, acceptedVersionId }, folded, `prescription, ${at}`);
  const [version] = await store.db
    .select()
    .from(versions)
    .where(eq(versions.id, currentVersionId ?? ""));
  assert.equal(row.endsOn, version?.endsOn, `end, ${at}`);

  const waiting = await readOpenSignals(store, scene.episodeId);
  assert.deepEqual(waiting, await foldSignals(store, acts), `reasons in the queue, ${at}`);
  return waiting;
}

const title =
  "current doses, the prescription's state and the reasons in the queue equal their folds after drawn commands";

void test(`${title} (sqlite)`, async () => {
  const done = new Set<string>();
  for (const seed of [2, 5])
    for (const name of await playAndCompare(await openPrescribed(), seed, 120)) done.add(name);
  assert.deepEqual(
    [...Object.keys(commands), "red-flag", "vital-stop", "precaution-raised"].filter(
      (name) => !done.has(name),
    ),
    [],
    "every command went through at least once, and what a session finds waited",
  );
});

void test(`${title} (postgres)`, async () => {
  await playAndCompare(await openPrescribed("postgres"), 4, 20);
});
