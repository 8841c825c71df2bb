import assert from "node:assert/strict";
import { test } from "node:test";
import { gzipSync } from "node:zlib";
import { asc, eq } from "drizzle-orm";
import { ZipFile } from "yazl";
import { onBothEngines } from "#db/testing.ts";
import { findCurrentGeneration, listReleases } from "#server/diagnoses/releases.queries.ts";
import { searchCodes } from "#server/diagnoses/search.queries.ts";
import {
  fileOf,
  linesOf,
  load,
  release2026,
  release2027,
  type Titles,
  titles2026,
} from "#server/diagnoses/testing-codes.ts";
import { Refused } from "#server/refusal.ts";
import { openTestHouse, type TestHouse } from "#server/testing.ts";
import { beginGeneration } from "./generations.commands.ts";

const titles2025: Titles = {
  G35: "Multiple sclerosis",
  I10: "Essential hypertension",
  M1711: "Unilateral primary osteoarthritis, right knee",
  M1712: "Unilateral primary osteoarthritis, left knee",
  R102: "Pelvic and perineal pain",
};
const small2026: Titles = {
  G35A: "Relapsing-remitting multiple sclerosis",
  G35D: "Multiple sclerosis, unspecified",
  I10: "Essential (primary) hypertension",
  M1711: titles2025["M1711"] ?? "",
  M1712: titles2025["M1712"] ?? "",
  R1020: "Pelvic and perineal pain unspecified side",
};
const release2025 = { name: "2025", fromOn: "2024-10-01", toOn: "2025-09-30" };

async function readTables({ store }: TestHouse) {
  const { db, t } = store;
  const generations = await db
    .select()
    .from(t.diagnosisGenerations)
    .orderBy(asc(t.diagnosisGenerations.number));
  const codes = await db
    .select({
      code: t.diagnosisCodes.code,
      kind: t.diagnosisCodes.kind,
      fromOn: t.diagnosisCodes.fromOn,
      toOn: t.diagnosisCodes.toOn,
    })
    .from(t.diagnosisCodes)
    .orderBy(asc(t.diagnosisCodes.code), asc(t.diagnosisCodes.fromOn));
  return {
    states: generations.map(({ state }) => state),
    periods: codes.map(({ code, kind, fromOn, toOn }) => `${code} ${kind} ${fromOn} ${toOn ?? ""}`.trim()),
  };
}
const refusedWith = (words: RegExp) => (error: unknown) =>
  error instanceof Refused && words.test(error.refusal.words);

onBothEngines(
  "a newer release ends what it misses and begins what is new, an older one loaded after it changes nothing of that, the same file adds nothing",
  async (store) => {
    const house = await openTestHouse(store);
    const inOrder = await openTestHouse();
    await load(inOrder, titles2025, { release: release2025 });
    const second = await load(inOrder, small2026);
    assert.deepEqual([second.outcome, second.added, second.ended, second.retitled], ["loaded", 3, 2, 1]);
    const first = await load(house, small2026);
    assert.deepEqual([first.outcome, first.codes, first.added, first.ended], ["loaded", 6, 6, 0]);
    assert.equal((await load(house, titles2025, { release: release2025 })).outcome, "loaded");
    const { states, periods } = await readTables(house);
    assert.deepEqual(states, ["current"], "nothing of the generation before is left");
    assert.deepEqual(periods, (await readTables(inOrder)).periods);
    await inOrder.store.close();
    for (const line of [
      "G35 code 2024-10-01 2025-09-30",
      "G35 header 2025-10-01",
      "G35A code 2025-10-01",
      "I10 code 2024-10-01 2025-09-30",
      "I10 code 2025-10-01",
      "M1711 code 2024-10-01",
      "M171 header 2024-10-01",
      "M722 header 2026-10-01",
    ])
      assert.ok(periods.includes(line), `${line} of ${periods.join("; ")}`);

    for (const [titles, release] of [
      [small2026, release2026],
      [titles2025, release2025],
    ] as const)
      assert.equal((await load(house, titles, { release })).outcome, "unchanged");
    assert.deepEqual((await readTables(house)).periods, periods);
    const releases = await listReleases(store, (await findCurrentGeneration(store)) ?? 0);
    assert.deepEqual(
      releases.map(({ name, codeCount }) => [name, codeCount]),
      [
        ["2025", 5],
        ["2026", 6],
      ],
    );
    const { auditRows } = store.t;
    const audited = await store.db.select().from(auditRows).where(eq(auditRows.action, "loadDiagnosisCodes"));
    assert.equal(audited.length, 2, "what was loaded is in the organization's chain, what was not is not");
  },
);

onBothEngines("with one bad line nothing is loaded, and every bad line is told", async (store) => {
  const house = await openTestHouse(store);
  await load(house, titles2025, { release: release2025 });
  const before = await readTables(house);
  const path = fileOf(`${linesOf(small2026)}nonsense\r\nM1712   Again\r\n`);
  const failed = await load(house, {}, { path });
  assert.equal(failed.outcome, "failed");
  assert.deepEqual(failed.badLines, [
    { line: 7, reason: "It does not begin with an ICD-10-CM code." },
    { line: 8, reason: "M17.12 stands on line 5 already." },
  ]);
  assert.deepEqual(await readTables(house), before);
});

void test("a corrected file of a release takes the place of the one before", async () => {
  const house = await openTestHouse();
  await load(house, small2026);
  const { G35A: _gone, ...rest } = small2026;
  const again = await load(house, { ...rest, G35B0: "Primary progressive multiple sclerosis, unspecified" });
  assert.deepEqual([again.outcome, again.added, again.ended], ["loaded", 1, 1]);
  const { periods } = await readTables(house);
  assert.ok(periods.includes("G35B0 code 2025-10-01"));
  assert.ok(!periods.some((line) => line.startsWith("G35A")));
  await house.store.close();
});

const zipOf = (files: Record<string, string>): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    const zip = new ZipFile();
    for (const [name, content] of Object.entries(files)) zip.addBuffer(Buffer.from(content), name);
    zip.end();
    const chunks: Buffer[] = [];
    zip.outputStream.on("data", (chunk: Buffer) => chunks.push(chunk));
    zip.outputStream.on("end", () => resolve(Buffer.concat(chunks)));
    zip.outputStream.on("error", reject);
  });
const orderFile = [
  ["00001", "M17", "0", "Osteoarthritis of knee"],
  ["00002", "M171", "0", "Unilateral primary osteoarthritis of knee"],
  ["00003", "M1711", "1", "Unilateral primary osteoarthritis, right knee"],
  ["00004", "M1712", "1", "Unilateral primary osteoarthritis, left knee"],
]
  .map(
    ([order = "", code = "", flag = "", title = ""]) =>
      `${order} ${code.padEnd(7)} ${flag} ${title.slice(0, 60).padEnd(60)} ${title}`,
  )
  .join("\r\n");

void test("plain, packed and the order file of an archive are read alike; the same lines packed are the same file", async () => {
  const house = await openTestHouse();
  await load(house, titles2026);
  const gz = fileOf(gzipSync(linesOf(titles2026)), "codes-2026.gz");
  assert.equal((await load(house, {}, { path: gz })).outcome, "unchanged");
  const zip = fileOf(
    await zipOf({
      "icd10cm-codes-2027.txt": "M1711   Not this one",
      "icd10cm-order-addenda-2027.txt": "nonsense",
      "icd10cm-order-2027.txt": orderFile,
      "readme.pdf": "no text",
    }),
    "2027-code-descriptions.zip",
  );
  const loaded = await load(house, {}, { path: zip, release: release2027 });
  assert.deepEqual(
    [loaded.outcome, loaded.fileName, loaded.codes, loaded.headers, loaded.lines],
    ["loaded", "2027-code-descriptions.zip/icd10cm-order-2027.txt", 2, 2, 4],
  );
  const { entries } = await searchCodes(house.store, { text: "knee", day: "2026-10-01", side: undefined });
  assert.deepEqual(
    entries.map(({ code, title }) => `${code} ${title}`),
    [
      "M17.11 Unilateral primary osteoarthritis, right knee",
      "M17.12 Unilateral primary osteoarthritis, left knee",
      "M17 Osteoarthritis of knee",
      "M17.1 Unilateral primary osteoarthritis of knee",
    ],
  );
  await house.store.close();
});

void test("what is no release is refused with a sentence and changes nothing", async () => {
  const house = await openTestHouse();
  await load(house, titles2026);
  const before = await readTables(house);
  const packed = gzipSync(linesOf(titles2026));
  for (const [path, words] of [
    ["/nowhere/icd10cm-2026.txt", /does not exist/],
    [fileOf(""), /no code that can be billed/],
    [fileOf("\r\n\r\n"), /no code that can be billed/],
    [fileOf(packed.subarray(0, packed.length / 2), "cut.gz"), /cannot be unpacked to its end/],
    [fileOf("PK\u0003\u0004 and nothing else", "broken.zip"), /no .zip that can be opened/],
    [fileOf(await zipOf({ "a.pdf": "x" }), "other.zip"), /holds no text of codes/],
  ] as const)
    await assert.rejects(load(house, {}, { path, release: release2027 }), refusedWith(words), path);
  await assert.rejects(
    load(house, small2026, { release: release2027, mayBeFewer: false }),
    refusedWith(/6 codes, and release 2026 has \d+.*--allow-fewer/),
  );
  const codesOnly = await load(house, {}, { path: fileOf("M17.11\nM17.12\n"), release: release2027 });
  assert.deepEqual(
    codesOnly.badLines.map(({ reason }) => reason),
    Array(2).fill("It has a code and no title. Load the file with descriptions."),
  );
  assert.deepEqual(await readTables(house), before);
  await house.store.close();
});

void test("two runs never mix: the second waits to be asked again, and what a run that died left behind is cleared", async () => {
  const house = await openTestHouse();
  const dead = await beginGeneration(house.store, house.clock.now());
  await assert.rejects(load(house, small2026), refusedWith(/Another file of codes is being loaded/));
  house.clock.advance(11 * 60_000);
  assert.equal((await load(house, small2026)).outcome, "loaded");
  assert.deepEqual((await readTables(house)).states, ["current"]);
  assert.notEqual(await findCurrentGeneration(house.store), dead);
  await house.store.close();
});
