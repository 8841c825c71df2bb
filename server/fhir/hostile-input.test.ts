import assert from "node:assert/strict";
import { readdirSync, readFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { before, test } from "node:test";
import fc from "fast-check";
import { temporaryFolder } from "#db/testing.ts";
import { type Cast, fillCast, openTestHouse, type TestHouse } from "#server/testing.ts";
import { about, bundleOf, folderOf, personOf, zipOf } from "./fhir-testing.ts";
import { type ImportBounds, importBounds, importFhir } from "./import-fhir.commands.ts";
import { mapResource } from "./mapping/map-resource.ts";

let house: TestHouse;
let cast: Cast;
before(async () => {
  house = await openTestHouse();
  cast = await fillCast(house);
});

/** Runs an import and answers the reasons of its report by resource id or, for a file, by name. */
async function reasonsOf(paths: readonly string[], bounds: Partial<ImportBounds> = {}) {
  const folder = temporaryFolder();
  const summary = await importFhir(house, {
    clinicId: cast.cedar,
    paths,
    folder,
    reportFile: join(folder, "report.ndjson"),
    bounds: { ...importBounds, ...bounds },
  });
  const lines = readFileSync(summary.report, "utf8")
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as Record<string, string>);
  const reasons = Object.fromEntries(
    lines
      .filter((line) => line["kind"] === "resource" || line["kind"] === "file")
      .map((line) => [
        line["id"] ?? line["file"]?.split("/").at(-1) ?? "",
        `${line["outcome"]}: ${line["reason"]}`,
      ]),
  );
  return { summary, reasons };
}

let people = 0;
/** A patient nobody brought in yet, with one resource of each kind changed or added. */
function person(...resources: Record<string, unknown>[]) {
  const id = `h${(people += 1)}`;
  const [patient] = personOf(id, { name: [{ family: `Hostile ${people}`, given: ["Given"] }] });
  return { id, resources: [patient ?? {}, ...resources.map((one) => ({ ...about(id), ...one }))] };
}
const condition = (id: string, change: Record<string, unknown> = {}) => ({
  resourceType: "Condition",
  id,
  code: { text: "Knee pain" },
  ...change,
});

test("what cannot be true, is too long or points nowhere is skipped with its reason, and the rest comes in", async () => {
  const measured = {
    resourceType: "Observation",
    status: "final",
    category: [{ coding: [{ code: "vital-signs" }] }],
    code: { coding: [{ system: "http://loinc.org", code: "29463-7", display: "Body weight" }] },
    valueQuantity: { value: 80, unit: "kg" },
  };
  const { resources } = person(
    condition("good"),
    condition("future", { onsetDateTime: "2031-01-01" }),
    condition("year-0", { onsetDateTime: "0001-01-01" }),
    condition("no-day", { onsetDateTime: "2021-02-30" }),
    condition("no-zone", { onsetDateTime: "2021-02-03T10:00:00" }),
    condition("no-date", { onsetDateTime: "yesterday" }),
    condition("before-birth", { onsetDateTime: "1923-01-01" }),
    condition("long", { code: { text: "x".repeat(161) } }),
    condition("huge", { code: { text: "x".repeat(5000) } }),
    condition("wordless", { code: {} }),
    condition("nobodys", { subject: { reference: "Patient/nobody" } }),
    condition("groups", { subject: { reference: "Group/everyone" } }),
    condition("undirected", { subject: {} }),
    condition("control", { code: { text: "a\u0000b" } }),
    condition("modified", { modifierExtension: [{ url: "http://example.org/not" }] }),
    condition("numeric", { code: { text: 7 } }),
    condition("refuted", { verificationStatus: { coding: [{ code: "refuted" }] } }),
    condition("unsaid", { verificationStatus: { coding: [{ code: "unconfirmed" }] } }),
    { resourceType: "Pateint", id: "mistyped" },
    { resourceType: 7, id: "typeless" },
    { ...measured, id: "timeless" },
    {
      ...measured,
      id: "bound",
      effectiveDateTime: "2024-01-01",
      valueQuantity: { value: 5, comparator: "<" },
    },
    { ...measured, id: "endless", effectiveDateTime: "2024-01-01", valueQuantity: { value: 1e300 } },
    { ...measured, id: "numberless", effectiveDateTime: "2024-01-01", valueQuantity: {} },
    { ...measured, id: "codeless", effectiveDateTime: "2024-01-01", code: { text: "Weight" } },
    { resourceType: "Procedure", id: "undone", status: "not-done", code: { text: "Fusion" } },
    {
      resourceType: "Encounter",
      id: "backwards",
      status: "finished",
      period: { start: "2024-03-03", end: "2024-03-01" },
    },
    {
      resourceType: "MedicationRequest",
      id: "drugless",
      status: "active",
      intent: "order",
      medicationReference: { reference: "Medication/nowhere" },
    },
  );
  const { summary, reasons } = await reasonsOf([folderOf({ "a.json": bundleOf(resources) })]);
  assert.equal(summary.hasFailed, true);
  assert.equal(summary.patients.added, 1);
  assert.equal(summary.resources["Condition"]?.added, 2);
  assert.deepEqual(reasons, {
    future: "failed: Its onset is in the future.",
    "year-0": "failed: Its onset is not a date between 1800 and 2199 that exists.",
    "no-day": "failed: Its onset is not a date between 1800 and 2199 that exists.",
    "no-zone": "failed: Its onset has a time without a zone.",
    "no-date": "failed: Its onset is not a FHIR date.",
    "before-birth": "left-out: It is dated more than a year before the patient's birth.",
    long: "failed: Its text is longer than 160 characters.",
    huge: "failed: Its code.text is longer than 4,000 characters.",
    wordless: "failed: It has neither words nor a code.",
    nobodys: "failed: Its patient is not in the input and was not brought in before.",
    groups: "left-out: It is about a group, a device or a place, not about one patient.",
    undirected: "failed: It does not say which patient it is about.",
    control: "failed: Its text has a hidden character.",
    modified: "failed: It carries a modifier that changes its meaning and is not known here.",
    numeric: "failed: Its code.text is not as FHIR R4 says.",
    refuted: "left-out: It was refuted at the source.",
    mistyped: "failed: Its resourceType is none of FHIR R4.",
    "": "failed: It is not a FHIR resource with a resourceType and an id.",
    timeless: "failed: It does not say when it was measured.",
    bound: "failed: Its value is a bound, not a number.",
    endless: "failed: Its value is not a number that can be kept.",
    numberless: "left-out: It holds no number.",
    codeless: "failed: It has no LOINC code.",
    undone: "left-out: It was not done.",
    backwards: "failed: It ends before it starts.",
    drugless: "failed: It names a medication that is not in the input.",
  });
});

test("a patient who cannot be brought in takes their resources along", async () => {
  const people = {
    unborn: { birthDate: "2030-01-01" },
    ancient: { birthDate: "1850-01-01" },
    nameless: { name: [{ use: "old", family: "Was", given: ["Once"] }] },
    endless: { name: [{ family: "x".repeat(81), given: ["A"] }] },
    undead: { birthDate: "1990-01-01", deceasedDateTime: "1980-01-01" },
    gone: { active: false },
  };
  const files = Object.fromEntries(
    Object.entries(people).map(([id, change]) => [
      `${id}.json`,
      bundleOf([personOf(id, change)[0] ?? {}, { ...about(id), ...condition(`${id}-knee`) }]),
    ]),
  );
  const { summary, reasons } = await reasonsOf([folderOf(files)]);
  assert.equal(summary.patients.added, 0);
  assert.deepEqual(reasons, {
    unborn: "failed: Its birth date is in the future.",
    "unborn-knee": "failed: Its patient could not be brought in.",
    ancient: "failed: Its birth date makes the patient older than anybody.",
    "ancient-knee": "failed: Its patient could not be brought in.",
    nameless: "failed: It has no name in use.",
    "nameless-knee": "failed: Its patient could not be brought in.",
    endless: "failed: Its family cannot be kept: Use at most 80 characters.",
    "endless-knee": "failed: Its patient could not be brought in.",
    undead: "failed: Its date of death is before its birth date.",
    "undead-knee": "failed: Its patient could not be brought in.",
    gone: "left-out: The source does not use this patient record any more.",
    "gone-knee": "left-out: Its patient was left out.",
  });
});

test("files that are broken, foreign or too large are named with their reason, and nothing of a broken bundle comes in", async () => {
  const whole = bundleOf(person(condition("whole")).resources);
  const broken = bundleOf(person(condition("lost")).resources);
  const folder = folderOf({
    "a-whole.json": `\u{feff}${whole}`,
    "b-truncated.json": broken.slice(0, -20),
    "c-garbage.json": "this is not JSON",
    "d-followed.json": `${broken} {}`,
    "e-array.json": "[1, 2]",
    "f-other.json": '{"some": "thing"}',
    "g-history.json": broken.replace('"collection"', '"history"'),
    "h-scalar-entry.json": '{"resourceType": "Bundle", "type": "collection", "entry": [0, 7]}',
    "i-utf16.json": Buffer.from(broken, "utf16le"),
    "j-empty.json": "",
    "k-deep.json": `{"a":${"[".repeat(100_000)}`,
    "l-licence.txt": "Anybody may",
    ".hidden.json": "{}",
    "m/n/nested.ndjson": '{"resourceType": "Basic", "id": "basic"}\nnonsense\n',
    "o-latin1.json": Buffer.from([...Buffer.from('{"resourceType":"Basic","id":"'), 0xff, 0x22, 0x7d]),
    "p-large.json": JSON.stringify({ resourceType: "Basic", id: "large", text: "x".repeat(70_000) }),
    "q-large-entry.json": bundleOf([{ resourceType: "Basic", id: "big", text: "x".repeat(70_000) }]),
  });
  symlinkSync("/etc/passwd", join(folder, "r-link.json"));
  const { summary, reasons } = await reasonsOf([folder, join(folder, "missing.json")], {
    resourceBytes: 65_536,
  });
  assert.equal(summary.patients.added, 1);
  assert.equal(summary.resources["Condition"]?.found, 1);
  assert.deepEqual(reasons, {
    "b-truncated.json": "failed: It ends before its JSON does.",
    "c-garbage.json": "failed: It is not JSON.",
    "d-followed.json": "failed: Something follows its end.",
    "e-array.json": "left-out: It holds no FHIR resource.",
    "f-other.json": "left-out: It holds no FHIR resource.",
    "g-history.json": "failed: It is a kind of Bundle that is not read.",
    "h-scalar-entry.json": "failed: It has an entry that is no object.",
    "i-utf16.json": "failed: It is not JSON.",
    "j-empty.json": "failed: It ends before its JSON does.",
    "k-deep.json": "failed: It nests too deep.",
    "l-licence.txt": "left-out: Its name ends in none of .json, .ndjson, .jsonl and .zip.",
    ".hidden.json": "left-out: Its name ends in none of .json, .ndjson, .jsonl and .zip.",
    basic: "left-out: Plinth brings in no Basic.",
    "o-latin1.json": "failed: It is not UTF-8.",
    "p-large.json": "failed: It is larger than one resource may be.",
    "": "failed: It is larger than one resource may be.",
    "r-link.json": "left-out: It is no ordinary file.",
    "missing.json": "failed: It does not exist.",
  });
  assert.deepEqual(summary.resources["unknown"]?.failed, 2, "the line that is nonsense and the large entry");
});

test("an archive cannot burst: bombs, oversize and packed archives are refused, what stands beside them comes in", async () => {
  const good = bundleOf(person(condition("in-archive")).resources);
  const zip = await zipOf({
    "good.json": good,
    "bomb.json": Buffer.alloc(2_000_000, 0x20),
    "large.json": Buffer.from(`"${Array.from({ length: 40_000 }, (_, at) => at * 7919).join(",")}"`),
    "inner.zip": "PK",
    LICENSE: "Anybody may",
    "INDEX.json": "[]",
    "__MACOSX/._good.json": "x",
  });
  const { summary, reasons } = await reasonsOf([zip], {
    ratioFromBytes: 1_000_000,
    bundleBytes: 3_000_000,
  });
  assert.equal(summary.patients.added, 1);
  assert.deepEqual(summary.files, { read: 1, "left-out": 3, failed: 3 });
  assert.equal(reasons["bomb.json"], "failed: It is packed so tightly that it is taken for a zip bomb.");
  assert.equal(reasons["inner.zip"], "failed: A .zip inside a .zip is not opened.");
  assert.equal(reasons["large.json"], "failed: It is not JSON.");

  const small = await reasonsOf([zip], { bundleBytes: 100_000 });
  assert.equal(small.reasons["large.json"], "failed: It unpacks to more than one file may hold.");
  const few = await reasonsOf([zip], { archiveEntries: 2 });
  assert.equal(few.reasons["input.zip"], "failed: It holds more files than are read from one archive.");

  const bytes = readFileSync(zip);
  const damaged = folderOf({
    "cut.zip": bytes.subarray(0, bytes.length - 30),
    "text.zip": "no archive",
    // The compressed bytes of the first entry, spoiled.
    "spoiled.zip": Buffer.concat([bytes.subarray(0, 60), Buffer.alloc(80, 0xa5), bytes.subarray(140)]),
  });
  const broken = await reasonsOf([damaged]);
  assert.equal(broken.reasons["cut.zip"], "failed: It is no .zip that can be opened.");
  assert.equal(broken.reasons["text.zip"], "failed: It is no .zip that can be opened.");
  assert.match(broken.reasons["good.json"] ?? "", /^failed: It could not be read to its end\.$/);
});

test("a patient with more than one transaction may hold is not brought in at all", async () => {
  const { resources } = person(condition("c1"), condition("c2"), condition("c3"));
  const { summary } = await reasonsOf([folderOf({ "a.json": bundleOf(resources) })], { factsPerPatient: 3 });
  assert.equal(summary.patients.added, 0);
  assert.equal(summary.resources["Condition"]?.failed, 3);
  assert.equal(summary.hasFailed, true);
});

test("more than memory may hold waits on disk, comes in whole, and leaves no file behind", async () => {
  const one = person(condition("d1"), condition("d2"));
  const two = person(condition("d3"), condition("d4"));
  const lines = [
    one.resources[1],
    two.resources[1],
    one.resources[0],
    two.resources[2],
    two.resources[0],
    one.resources[2],
  ];
  const path = folderOf({ "a.ndjson": lines.map((line) => JSON.stringify(line)).join("\n") });
  const { summary } = await reasonsOf([path], { memoryCharacters: 10 });
  assert.equal(summary.patients.added, 2);
  assert.equal(summary.resources["Condition"]?.added, 4);
  assert.deepEqual(readdirSync(join(summary.report, "..")), ["report.ndjson"]);
});

test("an empty folder is not taken for a success", async () => {
  const { summary } = await reasonsOf([temporaryFolder()]);
  assert.equal(summary.hasFailed, true);
});

test("no content makes the mapping throw, and no reason quotes it", () => {
  const now = { instant: Date.parse("2026-11-23T22:10:00Z"), today: "2026-11-23" };
  const types = [
    "Patient",
    "Condition",
    "Observation",
    "Encounter",
    "CarePlan",
    "MedicationRequest",
    "Practitioner",
  ];
  const marker = "Q7#secret";
  const value = fc.letrec((tie) => ({
    any: fc.oneof(
      { maxDepth: 4 },
      fc.constant(marker),
      fc.constant(null),
      fc.double(),
      fc.array(tie("any"), { maxLength: 3 }),
      fc.dictionary(
        fc.constantFrom("coding", "code", "system", "text", "reference", "start", "family", "value", "line"),
        tie("any"),
      ),
    ),
  })).any;
  const names = [
    "id",
    "name",
    "code",
    "status",
    "birthDate",
    "subject",
    "category",
    "period",
    "effectiveDateTime",
    "valueQuantity",
    "type",
    "meta",
    "contained",
    "communication",
  ];
  fc.assert(
    fc.property(
      fc.constantFrom(...types),
      fc.dictionary(fc.constantFrom(...names), value),
      (resourceType, rest) => {
        const resource = { id: "x", ...rest, resourceType };
        const mapped = mapResource({ resource, withDecimalText: () => resource }, now);
        if ("outcome" in mapped) assert.equal(mapped.reason.includes(marker), false);
      },
    ),
    { numRuns: 2000 },
  );
});
