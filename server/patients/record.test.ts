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
