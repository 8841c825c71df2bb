import assert from "node:assert/strict";
import { eq } from "drizzle-orm";
import type { Store, Transaction } from "#db/engine/store.ts";
import { type Beginning, onBothEnginesFrom } from "#db/testing.ts";
import { runSql, tamper } from "#db/testing-sql.ts";
import { chartParts } from "#domain/access/chart-parts.ts";
import { quantity } from "#domain/doses/quantity.ts";
import {
  someConsultNote,
  someOrder,
  someProcedure,
  someResult,
  someStudy,
} from "#server/orders/testing-orders.ts";
import { type Cast, callerFor, fillCast, op, openTestHouse, type TestHouse } from "#server/testing.ts";
import { asked, consult, finishSession, openSession, prescribe } from "#server/testing-loop.ts";
import { sealDocument } from "./signing.commands.ts";
import { verifyDocuments } from "./verify-documents.queries.ts";

/** One of each thing that is signed. */
const signed: Beginning<void> = {
  name: "signed",
  write: async (store) => {
    const house = await openTestHouse(store);
    const cast = await fillCast(house);
    const osei = await callerFor(house, cast.osei);
    const kim = await callerFor(house, cast.kim);
    const episodeId = await consult(osei, cast.hale);
    await prescribe(osei, episodeId, {
      kind: "protocol",
      protocolId: "total-knee-replacement",
      phase: 0,
    });
    await kim.patients.openChart({ operationId: op(), patientId: cast.hale });
    const { draft: prepared } = await kim.plansOfCare.prepare({ episodeId });
    const { planOfCareId } = await kim.plansOfCare.sign({
      operationId: op(),
      episodeId,
      basePlanId: null,
      content: {
        ...prepared,
        evaluation: asked(prepared.evaluation),
        goals: [{ goalId: "g1", words: "Climb stairs", unit: "steps", targetOn: "2027-01-18" }],
        lines: [
          {
            ...({
              lineId: "plan-line",
              lineKey: "plan-key",
              exerciseId: "suitcase-carry",
              exerciseVersion: 1,
            } as const),
            ...({
              name: "Suitcase carry",
              side: "not-applicable",
              owner: "therapist",
              consequence: "act",
            } as const),
            dose: { sets: quantity(2, "set"), reps: quantity(8, "rep") },
            bounds: {},
            weeklySteps: {},
            isHomeProgram: true,
            note: "Slowly",
          },
        ],
      },
    });
    await osei.plansOfCare.certify({ operationId: op(), planOfCareId });
    const sessionId = await openSession(kim, cast.hale, episodeId);
    await kim.sessions.recordVital({
      operationId: op(),
      sessionId,
      vital: "blood-pressure",
      moment: "before",
      value: { kind: "measured", thousandths: 132_000, diastolicThousandths: 78_000 },
      expectedVersion: 0,
    });
    await finishSession(kim, sessionId);
    await kim.sessions.addend({
      operationId: op(),
      sessionId,
      words: "Ice after the session.",
      kind: "addendum",
    });
    const { verbalOrderId } = await kim.prescriptions.recordVerbalOrder({
      operationId: op(),
      episodeId,
      givenBy: cast.osei,
      givenAt: house.clock.now(),
      words: "Go on as before.",
      wasReadBack: true,
      effect: { kind: "words-only" },
    });
    await osei.prescriptions.signVerbalOrder({ operationId: op(), verbalOrderId });
    await signOrdersAndNotes(house, cast, episodeId);
  },
};

async function signOrdersAndNotes(house: TestHouse, cast: Cast, episodeId: string): Promise<void> {
  const osei = await callerFor(house, cast.osei);
  const novak = await callerFor(house, cast.psychologist);
  const signed = { operationId: "", episodeId };
  const { orderId } = await osei.orders.sign({ ...signed, operationId: op(), content: someOrder() });
  const received = { operationId: op(), orderId, expectedVersion: 1, result: someResult() };
  const { resultId } = await osei.orders.receiveResult(received);
  await osei.orders.acknowledge({
    operationId: op(),
    resultId,
    content: { schema: 1, note: "", decision: "no-change" },
  });
  await osei.procedures.signStudy({ ...signed, operationId: op(), content: someStudy() });
  await osei.procedures.sign({ ...signed, operationId: op(), content: someProcedure() });
  await osei.team.seat({
    operationId: op(),
    patientId: cast.hale,
    staffId: cast.psychologist,
    outsideContact: "",
    specialty: "psychologist",
    fromOn: "2026-11-01",
    toOn: null,
    sees: [...chartParts],
    sections: [],
  });
  await novak.patients.openChart({ operationId: op(), patientId: cast.hale });
  await novak.team.signNote({ ...signed, operationId: op(), content: someConsultNote() });
}
type Change = (tx: Transaction) => Promise<unknown>;
const sql =
  (statement: string): Change =>
  (tx) =>
    runSql(tx, statement);

/** What is found after somebody with the database in hand, and the guards taken off, changed something. */
async function tampered(store: Store, change: Change) {
  const { problems, checked } = await tamper(store, change, verifyDocuments);
  return {
    checked,
    found: [...new Set(problems.map(({ kind, problem }) => `${kind}: ${problem}`))].toSorted(),
  };
}

onBothEnginesFrom(
  signed,
  "one of each signed thing agrees with its hash, its audit row and its tables",
  async (store) => {
    assert.deepEqual(await tampered(store, async () => {}), { checked: 12, found: [] });
  },
);

onBothEnginesFrom(signed, "a changed byte is found", async (store) => {
  const { found } = await tampered(
    store,
    sql(`update signed_documents set content = replace(content, 'Ice after', 'Heat after')`),
  );
  assert.deepEqual(found, ["addendum: changed"]);
});

onBothEnginesFrom(
  signed,
  "a document changed together with its hash is found by the audit row of its signing",
  async (store) => {
    const { found } = await tampered(store, async ({ db, t: { signedDocuments } }) => {
      const isVisit = eq(signedDocuments.kind, "consultation");
      const [document] = await db.select().from(signedDocuments).where(isVisit);
      assert.ok(document);
      const { id: _id, hash: _hash, ...sealed } = document;
      const content = sealed.content.replace('"impression":"', '"impression":"Not ');
      assert.notEqual(content, sealed.content);
      const hash = sealDocument({ ...sealed, content });
      await db.update(signedDocuments).set({ content, hash }).where(isVisit);
    });
    assert.deepEqual(found, ["consultation: not-in-chain"]);
  },
);

onBothEnginesFrom(signed, "a signature copied to another record is found", async (store) => {
  const { found } = await tampered(
    store,
    sql(
      `insert into signed_documents select 'copy', kind, 'other', patient_id, schema_number, content, hash, signer_id, signer_name, meaning, signed_at from signed_documents where kind = 'session'`,
    ),
  );
  assert.deepEqual(found, ["session: changed", "session: not-in-chain", "session: projection-differs"]);
});

onBothEnginesFrom(
  signed,
  "a document taken away is found, and so is what it leaves behind",
  async (store) => {
    const { found } = await tampered(store, sql(`delete from signed_documents where kind = 'plan-of-care'`));
    assert.ok(found.includes("document: missing"), found.join());
    assert.ok(found.includes("plan-of-care: not-signed"), found.join());
  },
);

const differs: [kind: string, statement: string][] = [
  ...[
    "side = 'right'",
    "note = 'Faster'",
    "is_home_program = true",
    "exercise_version = 9",
    "name = 'Squat'",
  ].map((set): [string, string] => ["prescription-version", `update prescription_lines set ${set}`]),
  [
    "prescription-version",
    `update prescription_lines set weekly_steps = '{"load":{"thousandths":9000,"unit":"lb"}}'`,
  ],
  [
    "prescription-version",
    `update prescription_lines set details = '{"home":{"daysPerWeek":7,"timesPerDay":9}}'`,
  ],
  ["prescription-version", "update prescription_versions set ends_on = '2027-12-31'"],
  [
    "prescription-version",
    "update limits set content = replace(content, 'surgeon', 'therapist'), patient_id = 'x'",
  ],
  ...["dose = '{}'", "note = ''", "side = 'left'", "is_home_program = false"].map((set): [string, string] => [
    "plan-of-care",
    `update plan_of_care_lines set ${set}`,
  ]),
  ["plan-of-care", "update plans_of_care set certify_by = '2030-01-01'"],
  [
    "plan-of-care",
    "insert into plan_of_care_lines select 'added', plan_of_care_id, 'added-key', 1, exercise_id, exercise_version, name, side, dose, is_home_program, note, details from plan_of_care_lines",
  ],
  ...[
    "dose = '{}'",
    "state = 'not-done'",
    "deviation_reason = 'x'",
    `"check" = '{}'`,
    "is_from_now_on = true",
  ].map((set): [string, string] => ["session", `update performed_doses set ${set}`]),
  ["session", 'delete from performed_doses where "row" = 1'],
  ...[
    "value_thousandths = 122000",
    "diastolic_thousandths = null",
    "moment = 'after'",
    "measured_at = 1",
  ].map((set): [string, string] => ["session", `update session_vitals set ${set}`]),
  ["session", "delete from session_vitals"],
  [
    "session",
    "insert into session_vitals select 'added', session_id, 2, vital, moment, value_thousandths, diastolic_thousandths, not_measured, words, fact_ids, measured_at, measured_by from session_vitals",
  ],
  ["session", "update sessions set note = replace(note, 'Tolerated well', 'Refused')"],
  ["session", "update sessions set held_on = '2026-01-01'"],
  ["consultation", "update consultations set seen_on = '2026-01-01'"],
  ["addendum", "update addenda set kind = 'entered-in-error'"],
  ["verbal-order", "update verbal_orders set words = 'Stop.'"],
  ["order", "update orders set question = 'Fracture?'"],
  ["order", "update orders set due_on = '2030-01-01'"],
  ["result-acknowledgement", "update results set summary = 'Normal.'"],
  ["result-acknowledgement", "update result_acknowledgements set decision = 'refer'"],
  ["study", "update studies set performed_on = '2026-01-01'"],
  ["procedure", "update procedures set side = 'right'"],
  ["procedure", "update procedure_drugs set lot = 'X1'"],
  ["procedure", "delete from procedure_drugs"],
  ["consult-note", "update consult_notes set specialty = 'surgeon'"],
  ["certification", "update plan_of_care_events set actor_id = 'somebody' where kind = 'certified'"],
];

onBothEnginesFrom(
  signed,
  "whatever a table says differently from what was signed is found",
  async (store) => {
    for (const [kind, statement] of differs) {
      const { found } = await tampered(store, sql(statement));
      assert.ok(found.includes(`${kind}: projection-differs`), `${statement}: ${found.join()}`);
    }
  },
);
