import assert from "node:assert/strict";
import { quantity } from "#domain/doses/quantity.ts";
import { op } from "#server/testing.ts";
import { legPressOnly, prescribe } from "#server/testing-loop.ts";
import { prescribedOnBothEngines, pressOf, setRow, startToday } from "./testing-session.ts";

prescribedOnBothEngines(
  "a row logged offline inside the version seen and outside the one in force is told to the physiatrist, and nothing is written over",
  async (stage) => {
    const { house, kim, osei, episodeId } = stage;
    const sessionId = await startToday(stage);
    const seenAt = house.clock.now();
    house.clock.advance(60_000);
    await prescribe(osei, episodeId, { kind: "blank" }, (content) => {
      const only = legPressOnly(content);
      return {
        ...only,
        lines: only.lines.map((line) => ({
          ...line,
          dose: pressOf(45),
          bounds: {
            load: { least: quantity(40, "lb"), most: quantity(48, "lb"), isLocked: false },
          },
        })),
      };
    });
    house.clock.advance(60_000);
    const late = await setRow(kim, sessionId, 1, 55);
    assert.notEqual(late.outcome, "saved");
    const kept = { sessionId, row: 1, dose: pressOf(55), seenAt };
    const told = await kim.sessions.tellKeptRow({ operationId: op(), ...kept });
    assert.equal(told.isTold, true);
    assert.deepEqual([told.seen?.consequence, told.inForce.place], ["act", "outside"]);
    const { patientSignals } = house.store.t;
    const signals = async () =>
      (await house.store.db.select().from(patientSignals)).filter(({ kind }) => kind === "deviation");
    const [signal] = await signals();
    assert.equal(signal?.isOpen, true);
    assert.match(JSON.stringify(signal?.facts), /logged offline.*55/);
    const sheet = await kim.sessions.get({ sessionId });
    assert.deepEqual([sheet.rows[0]?.state, sheet.rows[0]?.version], ["copied", late.version]);
    // Told again, it is the same reason; and seen after the new version, it is nobody's to be told of.
    await kim.sessions.tellKeptRow({ operationId: op(), ...kept });
    assert.equal((await signals()).length, 1);
    const after = await kim.sessions.tellKeptRow({ operationId: op(), ...kept, seenAt: house.clock.now() });
    assert.equal(after.isTold, false);
    await assert.rejects(
      kim.sessions.tellKeptRow({ operationId: op(), ...kept, seenAt: seenAt - 86_400_000 }),
      /kept too long/,
    );
  },
);
