import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { icd10Subset } from "#domain/consultations/icd10-subset.ts";
import { type CodePeriod, holdsOn, isCode, parentOf, prefixesOf, withDot, withoutDot } from "./code.ts";
import {
  addLaterChanges,
  builtInPeriods,
  type CodePeriods,
  overwrite,
  rowsOf,
  withoutLaterChanges,
} from "./code-table.ts";
import { withHeaders } from "./headers.ts";
import { becameHeader } from "./known-changes.ts";
import { withRelease } from "./periods.ts";

const billable = (titles: Record<string, string>) =>
  withHeaders(new Map(Object.entries(titles).map(([code, title]) => [code, { title, isHeader: false }])));

void test("every proper prefix of a code is a header, but for the X that only fills up to the seventh character", () => {
  assert.deepEqual(prefixesOf("S134XXD"), ["S13", "S134"]);
  assert.deepEqual(prefixesOf("M222X1"), ["M22", "M222", "M222X"]);
  assert.deepEqual(prefixesOf("S83511D"), ["S83", "S835", "S8351", "S83511"]);
  assert.deepEqual(prefixesOf("S060X0D"), ["S06", "S060", "S060X", "S060X0"]);
  assert.deepEqual(prefixesOf("T360X1A"), ["T36", "T360", "T360X", "T360X1"]);
  assert.deepEqual(prefixesOf("M1A00X0"), ["M1A", "M1A0", "M1A00"]);
  assert.deepEqual(prefixesOf("I10"), []);
  assert.equal(parentOf("M8008XA"), "M8008");
});

void test("a header the file does not describe is titled from the codes below it", () => {
  const known = billable({
    M170: "Bilateral primary osteoarthritis of knee",
    M1711: "Unilateral primary osteoarthritis, right knee",
    M1712: "Unilateral primary osteoarthritis, left knee",
    M179: "Osteoarthritis of knee, unspecified",
    M5450: "Low back pain, unspecified",
    M5451: "Vertebrogenic low back pain",
    M5459: "Other low back pain",
    S83511A: "Sprain of anterior cruciate ligament of right knee, initial encounter",
    S83511D: "Sprain of anterior cruciate ligament of right knee, subsequent encounter",
    S83512A: "Sprain of anterior cruciate ligament of left knee, initial encounter",
    S83512D: "Sprain of anterior cruciate ligament of left knee, subsequent encounter",
    S93401D: "Sprain of unspecified ligament of right ankle, subsequent encounter",
    S93402D: "Sprain of unspecified ligament of left ankle, subsequent encounter",
    S93409D: "Sprain of unspecified ligament of unspecified ankle, subsequent encounter",
    E1121: "Type 2 diabetes mellitus with diabetic nephropathy",
    E1122: "Type 2 diabetes mellitus with diabetic chronic kidney disease",
    E1129: "Type 2 diabetes mellitus with other diabetic kidney complication",
    Z45010: "Encounter for checking and testing of cardiac pacemaker pulse generator [battery]",
    Z45018: "Encounter for adjustment and management of other part of cardiac pacemaker",
    Z0001: "Alpha",
    Z0002: "Beta",
  });
  const title = (code: string) => known.get(code)?.title;
  assert.equal(title("M17"), "Osteoarthritis of knee");
  assert.equal(title("M171"), "Unilateral primary osteoarthritis, knee");
  assert.equal(title("M545"), "Low back pain");
  assert.equal(title("S83511"), "Sprain of anterior cruciate ligament of right knee");
  assert.equal(title("S8351"), "Sprain of anterior cruciate ligament of knee");
  assert.equal(title("S9340"), "Sprain of unspecified ligament of ankle");
  assert.equal(title("E112"), "Type 2 diabetes mellitus with diabetic kidney complication");
  assert.equal(
    title("Z4501"),
    "Encounter for adjustment and management of other part of cardiac pacemaker, and more",
  );
  assert.equal(title("Z000"), "", "codes that share nothing give no title");
});

void test("the codes of one injury that differ in the seventh character alone are its encounters; other sevenths are not", () => {
  const known = billable({
    S134XXA: "Sprain of ligaments of cervical spine, initial encounter",
    S134XXD: "Sprain of ligaments of cervical spine, subsequent encounter",
    M1A0110: "Idiopathic chronic gout, right shoulder, without tophus (tophi)",
    M1A0111: "Idiopathic chronic gout, right shoulder, with tophus (tophi)",
  });
  assert.equal(known.get("S134")?.kind, "encounters");
  assert.equal(known.get("S13")?.kind, "header");
  assert.equal(known.get("M1A011")?.kind, "header");
});

const releases = ["2023-10-01", "2024-10-01", "2025-10-01", "2026-10-01"];

void test("releases loaded in any order, and any of them twice, leave the same periods", () => {
  const saidOf = fc.array(fc.constantFrom("code", "header", undefined), { minLength: 4, maxLength: 4 });
  fc.assert(
    fc.property(saidOf, fc.shuffledSubarray([0, 1, 2, 3, 0, 1, 2, 3], { minLength: 1 }), (said, order) => {
      const load = (indexes: readonly number[]) => {
        const loaded: string[] = [];
        let periods: CodePeriod[] = [];
        for (const index of indexes) {
          const fromOn = releases[index] ?? "";
          if (!loaded.includes(fromOn)) loaded.push(fromOn);
          const nextFromOn = loaded.toSorted().find((day) => day > fromOn) ?? null;
          const kind = said[index];
          periods = withRelease(periods, { fromOn, nextFromOn }, kind && { kind, title: `As in ${kind}` });
        }
        return periods;
      };
      const once = [...new Set(order)].toSorted((a, b) => a - b);
      const periods = load(order);
      assert.deepEqual(periods, load(once));
      // Read back day by day: what the newest release up to that day said.
      for (const day of [
        "2023-10-01",
        "2024-09-30",
        "2025-03-01",
        "2025-10-01",
        "2026-09-30",
        "2027-05-05",
      ]) {
        const newest = once.findLast((index) => (releases[index] ?? "") <= day);
        const standing = periods.filter((period) => holdsOn(period, day));
        assert.deepEqual(
          standing.map(({ kind }) => kind),
          newest === undefined || said[newest] === undefined ? [] : [said[newest]],
        );
      }
    }),
  );
});

void test("a newer release ends the codes it misses and begins the new ones", () => {
  const periods: CodePeriods = new Map();
  overwrite(periods, billable({ G35: "Multiple sclerosis", I10: "Essential (primary) hypertension" }), {
    fromOn: "2024-10-01",
    nextFromOn: null,
  });
  overwrite(
    periods,
    billable({ G35D: "Multiple sclerosis, unspecified", I10: "Essential (primary) hypertension" }),
    { fromOn: "2025-10-01", nextFromOn: null },
  );
  assert.deepEqual(
    rowsOf(periods).map(({ code, kind, fromOn, toOn }) => [code, kind, fromOn, toOn]),
    [
      ["G35", "code", "2024-10-01", "2025-09-30"],
      ["G35", "header", "2025-10-01", null],
      ["G35D", "code", "2025-10-01", null],
      ["I10", "code", "2024-10-01", null],
    ],
  );
});

void test("each code known to have become a header is billable the day before and a header with codes from that day", () => {
  const rows = rowsOf(builtInPeriods());
  const kindOn = (code: string, day: string) =>
    rows.find((row) => row.code === code && holdsOn(row, day))?.kind;
  assert.equal(becameHeader.length, 10);
  for (const { code, on } of becameHeader) {
    const before = `${Number(on.slice(0, 4))}-09-30`;
    assert.equal(kindOn(code, before), "code", code);
    assert.equal(kindOn(code, on), "header", code);
    assert.ok(
      rows.some((row) => row.parent === code && row.kind !== "header" && holdsOn(row, on)),
      code,
    );
    assert.ok(!rows.some((row) => row.parent === code && holdsOn(row, before)), code);
  }
  assert.equal(kindOn("M67A01", "2026-09-30"), undefined);
  assert.equal(kindOn("M67A01", "2026-10-01"), "code");
});

void test("a change known to come after the newest release holds beside it, until a newer one is loaded", () => {
  const periods: CodePeriods = new Map();
  const file = billable({ M722: "Plantar fascial fibromatosis", M674: "Ganglion", M720: "Palmar fascial" });
  overwrite(periods, file, { fromOn: "2025-10-01", nextFromOn: null });
  addLaterChanges(periods, "2025-10-01");
  const kindOn = (code: string, day: string) =>
    rowsOf(periods).find((row) => row.code === code && holdsOn(row, day))?.kind;
  assert.equal(kindOn("M722", "2026-09-30"), "code");
  assert.equal(kindOn("M722", "2026-10-01"), "header");
  assert.equal(kindOn("M7221", "2026-10-01"), "code");
  assert.equal(kindOn("M67A", "2026-10-01"), "header");
  assert.equal(kindOn("M67A02", "2026-10-01"), "code");
  assert.equal(kindOn("M5450", "2026-10-01"), undefined, "what the release leaves out is not added");
  const plain: CodePeriods = new Map();
  overwrite(plain, file, { fromOn: "2025-10-01", nextFromOn: null });
  withoutLaterChanges(periods, "2025-10-01");
  assert.deepEqual(periods, plain, "taken out, nothing of it is left");
  addLaterChanges(periods, "2025-10-01");
  overwrite(periods, file, { fromOn: "2026-10-01", nextFromOn: null });
  assert.equal(
    kindOn("M722", "2026-10-01"),
    "code",
    "what a release says stands above what was known before",
  );
});

void test("the built-in list: every code once, written with its dot, and no code below another", () => {
  const codes = icd10Subset.map(({ code }) => code);
  assert.equal(new Set(codes).size, codes.length);
  for (const code of codes) {
    assert.ok(isCode(withoutDot(code)) && withDot(withoutDot(code)) === code, code);
    assert.ok(!codes.some((other) => other !== code && withoutDot(other).startsWith(withoutDot(code))), code);
  }
});

void test("a side is one of a limb or an organ: ventricles, and titles with both, have none; unspecified needs its sides", () => {
  const periods: CodePeriods = new Map();
  overwrite(
    periods,
    billable({
      M1710: "Unilateral primary osteoarthritis, unspecified knee",
      M1711: "Unilateral primary osteoarthritis, right knee",
      M1712: "Unilateral primary osteoarthritis, left knee",
      M170: "Bilateral primary osteoarthritis of knee",
      M5450: "Low back pain, unspecified",
      I501: "Left ventricular failure, unspecified",
    }),
    { fromOn: "2025-10-01", nextFromOn: null },
  );
  const sides = Object.fromEntries(rowsOf(periods).map((row) => [row.code, row.side]));
  assert.deepEqual(
    [sides["M1710"], sides["M1711"], sides["M1712"], sides["M170"], sides["M5450"], sides["I501"]],
    ["unspecified", "right", "left", "both", "none", "none"],
  );
});
