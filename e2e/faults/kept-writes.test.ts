import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { type KeptWrite, takeWrite } from "#client/device/kept-writes.ts";
import { openPrescribed, pressOf, startToday } from "#server/sessions/testing-session.ts";
import { op } from "#server/testing.ts";

type Act = { path: KeptWrite["path"]; pounds: number; isOn: boolean };

test("what the device answers for an act on a row is what the server answers, and both make the same row of it", async () => {
  const stage = await openPrescribed();
  const { kim } = stage;
  const sessionId = await startToday(stage);
  const act = fc.record<Act>({
    path: fc.constantFrom(
      "sessions.setDose",
      "sessions.confirmRow",
      "sessions.unconfirmRow",
      "sessions.setNotDone",
      "sessions.setFromNowOn",
    ),
    pounds: fc.constantFrom(30, 40, 50, 60, 61, 90),
    isOn: fc.boolean(),
  });
  let taken = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 1, maxLength: 8 }), async (acts) => {
      for (const { path, pounds, isOn } of acts) {
        const sheet = await kim.sessions.get({ sessionId });
        const [row] = sheet.rows;
        assert.ok(row);
        const target = { operationId: op(), sessionId, row: row.row, expectedVersion: row.version };
        const inputs = {
          "sessions.setDose": { ...target, dose: pressOf(pounds), origin: "typed" },
          "sessions.confirmRow": target,
          "sessions.unconfirmRow": target,
          "sessions.setNotDone": { ...target, reason: "pain" },
          "sessions.setFromNowOn": { ...target, isFromNowOn: isOn },
        } as const;
        const write = { path, input: inputs[path] } as KeptWrite;
        const here = takeWrite(write, sheet);
        const ask = () => {
          if (path === "sessions.setDose") return kim.sessions.setDose(inputs[path]);
          if (path === "sessions.confirmRow") return kim.sessions.confirmRow(inputs[path]);
          if (path === "sessions.unconfirmRow") return kim.sessions.unconfirmRow(inputs[path]);
          if (path === "sessions.setNotDone") return kim.sessions.setNotDone(inputs[path]);
          return kim.sessions.setFromNowOn(inputs[path]);
        };
        if (!here) {
          await assert.rejects(ask(), "what is not taken here is refused there");
          continue;
        }
        const there: { version: number; outcome?: string; check?: unknown } = await ask();
        assert.equal(here.answer.version, there.version);
        assert.equal(here.answer.outcome, there.outcome ?? "saved");
        if (here.answer.outcome !== "saved") assert.deepEqual(here.answer.check, there.check);
        const after = await kim.sessions.get({ sessionId });
        const stands = ({ rows }: Pick<typeof sheet, "rows">) =>
          rows.map(({ version, state, dose, origin, notDoneReason, isFromNowOn, check }) => ({
            version,
            state,
            dose,
            origin,
            notDoneReason,
            isFromNowOn,
            check,
          }));
        assert.deepEqual(stands(here.sheet), stands(after), path);
        taken += 1;
      }
    }),
    { numRuns: 25 },
  );
  assert.ok(taken > 40, "most acts are taken");
});
