import assert from "node:assert/strict";
import { eq } from "drizzle-orm";
import type { PatientDetails } from "#domain/patients/patient.schema.ts";
import { callerFor, op, somePatient } from "#server/testing.ts";
import { type CastStage, castOnBothEngines } from "#server/testing-cast.ts";

async function stage({ house, cast }: CastStage) {
  const manager = await callerFor(house, cast.manager);
  const kim = await callerFor(house, cast.kim);
  const register = (change: Partial<PatientDetails>, clinicId = cast.cedar) =>
    manager.patients.register({ operationId: op(), clinicId, patient: somePatient(change) });
  const find = async (text: string) =>
    (await kim.patients.search({ text })).map((row) => `${row.family} ${row.given}`);
  return { house, cast, manager, kim, register, find };
}

castOnBothEngines(
  "a patient is found by the beginning of a name, in any case, by any of their names",
  async (standing) => {
    const { register, find } = await stage(standing);
    await register({ family: "Okonkwo-Reyes", given: "Adaeze Maria", nameUsed: "Daisy" });
    for (const text of [
      "h",
      "ha",
      "HALE",
      "hale",
      "  hale ",
      "doro",
      "dorothy",
      "Dorothy Hale",
      "hale d",
      "d hale",
    ])
      assert.deepEqual(await find(text), ["Hale Dorothy"], text);
    for (const text of [
      "okon",
      "reyes",
      "okonkwo-reyes",
      "okonkwo reyes",
      "adaeze m",
      "maria okon",
      "daisy",
      "dai rey",
    ])
      assert.deepEqual(await find(text), ["Okonkwo-Reyes Adaeze Maria"], text);
    for (const text of ["", " ", "-", "%", "_", "h%e", "'", '"', "\\", "doro okonk"])
      assert.deepEqual(await find(text), [], text);
  },
);

castOnBothEngines(
  "an MRN is found with and without its spaces, a birth date as it is written",
  async (standing) => {
    const { register, find } = await stage(standing);
    const { mrn } = await register({ family: "Ibarra", given: "Luz", bornOn: "1988-12-05" });
    for (const text of [
      mrn,
      mrn.replaceAll(" ", ""),
      mrn.slice(0, 6),
      "1988-12-05",
      "1988 12 05",
      "12/05/1988",
      "12051988",
    ])
      assert.deepEqual(await find(text), ["Ibarra Luz"], text);
    assert.deepEqual(await find("44318"), ["Hale Dorothy"]);
    assert.deepEqual(await find("44 318"), ["Hale Dorothy"]);
    assert.deepEqual(await find("99 999"), []);
    assert.deepEqual(await find("10000"), [], "a number is a number, never the beginning of a text");
  },
);

castOnBothEngines(
  "accents and letters of other alphabets are found as they are typed and as they sound on a US keyboard",
  async (standing) => {
    const { register, find } = await stage(standing);
    await register({ family: "Wałęsa", given: "Zoë" });
    await register({ family: "Nuñez", given: "José" });
    await register({ family: "O’Brien", given: "Siân" });
    await register({ family: "Иванова", given: "Ольга" });
    await register({ family: "李", given: "小龙" });
    await register({ family: "חיים", given: "🙂 Noa" });
    for (const [text, name] of [
      ["walesa", "Wałęsa Zoë"],
      ["Wałę", "Wałęsa Zoë"],
      ["zoe", "Wałęsa Zoë"],
      ["nunez jose", "Nuñez José"],
      ["nun\u0303ez", "Nuñez José"],
      ["o'brien", "O’Brien Siân"],
      ["brien sian", "O’Brien Siân"],
      ["иван", "Иванова Ольга"],
      ["李", "李 小龙"],
      ["חי", "חיים 🙂 Noa"],
      ["noa", "חיים 🙂 Noa"],
    ] as const)
      assert.deepEqual(await find(text), [name], text);
  },
);

castOnBothEngines(
  "a misspelled name is found when nothing begins so, closest first, and noise finds nobody",
  async (standing) => {
    const { register, find } = await stage(standing);
    await register({ family: "Richardson", given: "Eleanor" });
    await register({ family: "Richards", given: "Paul" });
    await register({ family: "Castellanos", given: "Teo" });
    for (const text of ["richrdson", "ricahrdson", "richardsonn", "richadson", "rchardson eleanor"])
      assert.equal((await find(text))[0], "Richardson Eleanor", text);
    assert.deepEqual(await find("castelanos"), ["Castellanos Teo"]);
    assert.deepEqual(await find("castellano"), ["Castellanos Teo"]);
    assert.deepEqual(
      await find("richards"),
      ["Richards Paul", "Richardson Eleanor"],
      "a beginning is not a misspelling",
    );
    for (const text of ["xq", "zzzzzz", "qwrtp"]) assert.deepEqual(await find(text), [], text);
  },
);

castOnBothEngines(
  "patients who look alike are flagged: the same family name, or the same birth date, in the list and on the band",
  async (standing) => {
    const { cast, kim, register } = await stage(standing);
    const one = await register({ family: "Nguyen", given: "An", bornOn: "1970-01-01" });
    await register({ family: "NGUYEN", given: "Anh", bornOn: "1982-02-02" });
    await register({ family: "Nguyentran", given: "An", bornOn: "1990-03-03" });
    const flags = async (text: string) =>
      (await kim.patients.search({ text })).map((row) => [row.given, row.family, row.hasSimilarName]);
    assert.deepEqual(await flags("nguyen"), [
      ["Anh", "NGUYEN", true],
      ["An", "Nguyen", true],
      ["An", "Nguyentran", false],
    ]);
    await register({ family: "Abara", given: "Twin One", bornOn: "2001-04-04" });
    await register({ family: "Abello", given: "Other", bornOn: "2001-04-04" });
    assert.deepEqual(
      (await flags("ab")).map((row) => row[2]),
      [true, true],
    );
    await kim.patients.openChart({ operationId: op(), patientId: one.patientId });
    assert.equal((await kim.patients.band({ patientId: one.patientId })).hasSimilarName, true);
    await kim.patients.openChart({ operationId: op(), patientId: cast.hale });
    assert.equal((await kim.patients.band({ patientId: cast.hale })).hasSimilarName, false);
  },
);

castOnBothEngines(
  "a search answers at most eight, whatever is typed, and a longer one than eighty characters is refused",
  async (standing) => {
    const { kim, register } = await stage(standing);
    for (let number = 0; number < 12; number += 1)
      await register({ family: "Marsh", given: `Given${String.fromCodePoint(97 + number)}` });
    const found = await kim.patients.search({ text: "marsh" });
    assert.deepEqual(
      found.map((row) => row.given),
      ["Givena", "Givenb", "Givenc", "Givend", "Givene", "Givenf", "Giveng", "Givenh"],
    );
    assert.equal((await kim.patients.search({ text: "marsch" })).length, 8);
    assert.deepEqual(await kim.patients.search({ text: "a b c d e f g h i j k l" }), []);
    await assert.rejects(kim.patients.search({ text: "x".repeat(81) }), /at most 80 characters/);
  },
);

castOnBothEngines(
  "the list comes in windows of fifty that join without a gap or a repeat, also among equal names",
  async (standing) => {
    const { kim, register } = await stage(standing);
    for (let number = 0; number < 120; number += 1)
      await register({
        family: number < 80 ? "Same" : `Other${number % 7}`,
        given: number < 60 ? "Same" : "Else",
      });
    const seen: string[] = [];
    let cursor: { family: string; given: string; patientId: string } | null = null;
    const sizes: number[] = [];
    do {
      const window: Awaited<ReturnType<typeof kim.patients.list>> = await kim.patients.list({ cursor });
      sizes.push(window.list.length);
      seen.push(...window.list.map((row) => row.patientId));
      cursor = window.next;
    } while (cursor);
    assert.deepEqual(sizes, [50, 50, 21]);
    assert.equal(new Set(seen).size, 121);
  },
);

castOnBothEngines(
  "search finds nobody of another clinic, nobody merged away, and what was typed is not kept",
  async (standing) => {
    const { house, cast, register, find } = await stage(standing);
    await register({ family: "Quillfeather", given: "Mesa" }, cast.mesa);
    const { patientId } = await register({ family: "Quillfeather", given: "Merged" });
    await register({ family: "Quillfeather", given: "Here" });
    const { patients, auditRows } = house.store.t;
    await house.store.write(async (tx) => {
      await tx.db.update(patients).set({ mergedIntoId: cast.hale }).where(eq(patients.id, patientId));
    });
    assert.deepEqual(await find("quill"), ["Quillfeather Here"]);
    assert.deepEqual(await find("quilfeathr"), ["Quillfeather Here"]);
    const looks = await house.store.db.select().from(auditRows).where(eq(auditRows.action, "searchPatients"));
    assert.equal(looks.length, 2);
    assert.ok(looks.every((row) => row.after === '{"found":1}'));
    assert.ok(!JSON.stringify(looks).includes("quil"));
  },
);

castOnBothEngines("a changed name is found by the new one and no longer by the old one", async (standing) => {
  const { cast, manager, find } = await stage(standing);
  await manager.patients.edit({
    operationId: op(),
    patientId: cast.hale,
    expectedVersion: 1,
    patient: somePatient({ family: "Lindqvist" }),
  });
  assert.deepEqual(await find("lindq"), ["Lindqvist Dorothy"]);
  assert.deepEqual(await find("hale"), []);
  assert.deepEqual(await find("44318"), ["Lindqvist Dorothy"]);
});
