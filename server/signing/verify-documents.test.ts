import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import Database from "better-sqlite3";
import { openSqliteStore } from "#db/engine/sqlite-store.ts";
import { temporaryFolder } from "#db/testing.ts";
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

const folder = temporaryFolder();
const signed = join(folder, "signed.sqlite");

/** One of each thing that is signed, in a file. */
async function signEverything(): Promise<void> {
  const store = await openSqliteStore({ file: signed });
  const house = await openTestHouse("sqlite", store);
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
  await store.close();
}

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
  });
  await novak.patients.openChart({ operationId: op(), patientId: cast.hale });
  await novak.team.signNote({ ...signed, operationId: op(), content: someConsultNote() });
}
const everything = signEverything();

type Row = Record<
  "id" | "subject_id" | "patient_id" | "content" | "signer_id" | "signer_name" | "meaning",
  string
> &
  Record<"schema_number" | "signed_at", number>;
let copies = 0;
/** A copy of the file in which somebody with the file in hand, and the guards taken off, changed something. */
async function tampered(change: (file: Database.Database) => void) {
  await everything;
  const copy = join(folder, `tampered-${(copies += 1)}.sqlite`);
  const source = new Database(signed);
  source.exec(`vacuum into '${copy}'`);
  source.close();
  const store = await openSqliteStore({ file: copy });
  const file = new Database(copy);
  for (const name of file.prepare("select name from sqlite_master where type = 'trigger'").pluck().all())
    file.exec(`drop trigger "${String(name)}"`);
  file.pragma("foreign_keys = OFF");
  change(file);
  file.close();
  const { problems, checked } = await verifyDocuments(store);
  await store.close();
  return {
    checked,
    found: [...new Set(problems.map(({ kind, problem }) => `${kind}: ${problem}`))].toSorted(),
  };
}

test("one of each signed thing agrees with its hash, its audit row and its tables", async () => {
  assert.deepEqual(await tampered(() => {}), { checked: 12, found: [] });
});

test("a changed byte is found", async () => {
  const { found } = await tampered((file) =>
    file.exec(`update signed_documents set content = replace(content, 'Ice after', 'Heat after')`),
  );
  assert.deepEqual(found, ["addendum: changed"]);
});

test("a document changed together with its hash is found by the audit row of its signing", async () => {
  const { found } = await tampered((file) => {
    const row = file.prepare("select * from signed_documents where kind = 'consultation'").get() as Row;
    const content = row.content.replace('"impression":"', '"impression":"Not ');
    const hash = sealDocument({
      kind: "consultation",
      subjectId: row.subject_id,
      patientId: row.patient_id,
      schemaNumber: row.schema_number,
      content,
      signerId: row.signer_id,
      signerName: row.signer_name,
      meaning: row.meaning,
      signedAt: row.signed_at,
    });
    assert.notEqual(content, row.content);
    file.prepare("update signed_documents set content = ?, hash = ? where id = ?").run(content, hash, row.id);
  });
  assert.deepEqual(found, ["consultation: not-in-chain"]);
});

test("a signature copied to another record is found", async () => {
  const { found } = await tampered((file) =>
    file.exec(
      `insert into signed_documents select 'copy', kind, 'other', patient_id, schema_number, content, hash, signer_id, signer_name, meaning, signed_at from signed_documents where kind = 'session'`,
    ),
  );
  assert.deepEqual(found, ["session: changed", "session: not-in-chain", "session: projection-differs"]);
});

test("a document taken away is found, and so is what it leaves behind", async () => {
  const { found } = await tampered((file) =>
    file.exec(`delete from signed_documents where kind = 'plan-of-care'`),
  );
  assert.ok(found.includes("document: missing"), found.join());
  assert.ok(found.includes("plan-of-care: not-signed"), found.join());
});

const differs: [kind: string, sql: string][] = [
  ...[
    "side = 'right'",
    "note = 'Faster'",
    "is_home_program = 1",
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
  ...["dose = '{}'", "note = ''", "side = 'left'", "is_home_program = 0"].map((set): [string, string] => [
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
    "is_from_now_on = 1",
  ].map((set): [string, string] => ["session", `update performed_doses set ${set}`]),
  ["session", "delete from performed_doses where row = 1"],
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

test("whatever a table says differently from what was signed is found", async () => {
  for (const [kind, sql] of differs) {
    const { found } = await tampered((file) => file.exec(sql));
    assert.ok(found.includes(`${kind}: projection-differs`), `${sql}: ${found.join()}`);
  }
});
