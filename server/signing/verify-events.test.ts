import assert from "node:assert/strict";
import { runSql, tamper } from "#db/testing-sql.ts";
import { prescribePress } from "#server/sessions/testing-session.ts";
import { op } from "#server/testing.ts";
import { lookAt, loopOnBothEngines } from "#server/testing-loop.ts";
import { verifyDocuments } from "./verify-documents.queries.ts";

loopOnBothEngines(
  "a changed reason, kind, actor or time of what happened to a prescription is found, and one that was added or taken away",
  async (stage) => {
    const { house, osei, kim, cast, episodeId } = stage;
    await prescribePress(stage);
    await kim.patients.openChart({ operationId: op(), patientId: cast.hale });
    const act = async (run: (input: Act) => Promise<unknown>, reason: string) => {
      house.clock.advance(60_000);
      const expectedVersion = (await osei.prescriptions.get({ episodeId }))?.version ?? 0;
      await run({ operationId: op(), episodeId, expectedVersion, reason });
    };
    await act(osei.prescriptions.hold, "MRI first");
    await act(osei.prescriptions.resume, "MRI clear");
    await prescribePress(stage);
    await osei.reviews.decide({
      operationId: op(),
      episodeId,
      kind: "discharge",
      context: "chart",
      reason: "Goals met",
      nextReviewOn: null,
      seen: await lookAt(house, episodeId),
    });
    const found = async (statement?: string) => {
      const { problems } = await tamper(
        house.store,
        async (tx) => (statement ? runSql(tx, statement) : undefined),
        verifyDocuments,
      );
      return problems.map(({ kind, subjectId, problem }) => `${kind} ${subjectId}: ${problem}`);
    };
    const one = (problem: string) => [`prescription-event ${episodeId}: ${problem}`];
    const set = (part: string, kind = "held") =>
      `update prescription_events set ${part} where kind = '${kind}'`;
    assert.deepEqual(await found(), []);
    assert.deepEqual(await found(set("reason = 'Other'")), one("changed"));
    assert.deepEqual(await found(set("kind = 'revoked'")), one("changed"));
    assert.deepEqual(await found(set("kind = 'expired'", "resumed")), one("changed"));
    assert.deepEqual(await found(set(`actor_id = '${cast.kim}'`)), one("changed"));
    assert.deepEqual(await found(set("at = at + 1", "resumed")), one("changed"));
    assert.deepEqual(await found(set(`actor_id = '${cast.kim}'`, "completed")), one("changed"));
    assert.deepEqual(await found(set(`actor_id = '${cast.kim}'`, "superseded")), one("changed"));
    assert.deepEqual(await found("delete from prescription_events where kind = 'resumed'"), one("missing"));
    assert.deepEqual(
      await found(
        "insert into prescription_events (id, prescription_id, kind, actor_id, reason, at, seq) select 'forged', prescription_id, 'revoked', actor_id, 'Forged', at, 999999 from prescription_events where kind = 'held'",
      ),
      one("not-in-chain"),
    );
  },
);

type Act = { operationId: string; episodeId: string; expectedVersion: number; reason: string };
