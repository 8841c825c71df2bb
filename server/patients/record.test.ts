import assert from "node:assert/strict";
import { op } from "#server/testing.ts";
import { loopOnBothEngines } from "#server/testing-loop.ts";

loopOnBothEngines(
  "imported history stands newest first, and what came without a day stands after all that has one",
  async ({ house, osei, cast }) => {
    const day = 86_400_000;
    await house.store.write(async ({ db, t }) => {
      await db.insert(t.importedHistory).values(
        [
          { id: "first", words: "Knee x-ray", startedAt: day },
          { id: "no-day", words: "Seen elsewhere" },
          { id: "latest", words: "Knee MRI", startedAt: 3 * day },
          { id: "another-no-day", words: "Operated abroad" },
          { id: "middle", words: "Emergency visit", startedAt: 2 * day },
        ].map((row) => ({ ...row, patientId: cast.hale, kind: "encounter" as const })),
      );
    });
    await osei.patients.openChart({ operationId: op(), patientId: cast.hale });
    const { history } = await osei.patients.record({ patientId: cast.hale });
    assert.deepEqual(
      history.map((row) => row.historyId),
      ["latest", "middle", "first", "another-no-day", "no-day"],
    );
  },
);

loopOnBothEngines(
  "the day of a device that its entry left out stands in the record once it is answered, and not any more once nobody knows it",
  async ({ osei, cast }) => {
    const patientId = cast.hale;
    await osei.patients.openChart({ operationId: op(), patientId });
    await osei.conditions.recordImplant({
      operationId: op(),
      patientId,
      entry: { words: "Pacemaker", side: "left" },
    });
    const implant = async () => (await osei.patients.record({ patientId })).implants[0];
    assert.deepEqual([(await implant())?.placedOn, (await implant())?.answeredOn], [null, null]);
    const answer = async (value: { kind: "date"; on: string } | { kind: "not-known" }) => {
      const asked = (await osei.precautions.questions({ patientId })).find(
        ({ questionId }) => questionId === "heart-device-date",
      );
      const answered = (await osei.precautions.answered({ patientId })).find(
        ({ questionId }) => questionId === "heart-device-date",
      );
      const { questionId, factId } = asked ?? answered ?? assert.fail("nothing is asked");
      await osei.precautions.answer({
        operationId: op(),
        patientId,
        questionId,
        factId,
        value,
        words: "",
        standingAnswerId: answered?.answerId ?? null,
      });
    };
    await answer({ kind: "date", on: "2026-01-12" });
    assert.equal((await implant())?.answeredOn, "2026-01-12");
    await answer({ kind: "not-known" });
    assert.equal((await implant())?.answeredOn, null);
  },
);
