import assert from "node:assert/strict";
import { test } from "node:test";
import type { CodePeriod } from "./code.ts";
import { explainCode, fiscalYear, nameCodes, problemOfCode, refuseCode } from "./judge.ts";

const loaded = { releaseName: "2026", firstOn: "2024-10-01" };
const builtIn = { releaseName: null, firstOn: "2015-10-01" };
const period = (kind: CodePeriod["kind"], fromOn: string, toOn: string | null): CodePeriod => ({
  kind,
  title: "Any",
  fromOn,
  toOn,
});
const plain = (text: string) => text.replaceAll("\u00a0", " ");

void test("a code is judged by the day of service, at both edges of each period", () => {
  const sclerosis = [period("code", "2024-10-01", "2025-09-30"), period("header", "2025-10-01", null)];
  assert.equal(problemOfCode("G35", sclerosis, "2025-09-30", loaded), undefined);
  assert.deepEqual(problemOfCode("G35", sclerosis, "2025-10-01", loaded), {
    kind: "header",
    since: "2025-10-01",
  });
  const relapsing = [period("code", "2025-10-01", "2026-09-30")];
  assert.deepEqual(problemOfCode("G35A", relapsing, "2025-09-30", loaded), {
    kind: "not-begun",
    on: "2025-10-01",
  });
  assert.equal(problemOfCode("G35A", relapsing, "2026-09-30", loaded), undefined);
  assert.deepEqual(problemOfCode("G35A", relapsing, "2026-10-01", loaded), {
    kind: "ended",
    on: "2026-09-30",
  });
});

void test("since when a header is one is said where it is known, and not where the first release had it already", () => {
  const always = [period("header", "2024-10-01", null)];
  assert.deepEqual(problemOfCode("M17", always, "2026-01-01", loaded), { kind: "header", since: undefined });
  assert.deepEqual(problemOfCode("M545", always, "2026-01-01", loaded), {
    kind: "header",
    since: "2021-10-01",
  });
});

void test("a code nobody knows is refused by a whole release only: the built-in list cannot say so", () => {
  assert.deepEqual(problemOfCode("M9999", [], "2026-01-01", loaded), {
    kind: "not-in-release",
    releaseName: "2026",
  });
  assert.equal(problemOfCode("M9999", [], "2026-01-01", builtIn), undefined);
});

void test("what is wrong is said with what to do", () => {
  assert.equal(
    plain(refuseCode("M545", { kind: "header", since: "2021-10-01" }, ["M5450", "M5451", "M5459"])),
    "M54.5 is a header since Oct 1, 2021 and cannot be billed. Choose M54.50, M54.51 or M54.59.",
  );
  assert.equal(
    plain(refuseCode("M9999", { kind: "not-in-release", releaseName: "2026" }, [])),
    "M99.99 is not in the 2026 release. Choose another code, or write it in words.",
  );
  assert.equal(
    plain(explainCode("M5457", undefined, "M545")),
    "M54.57 is not in the built-in list. Near it: the codes of M54.5.",
  );
  assert.equal(
    plain(explainCode("G35A", { kind: "not-begun", on: "2025-10-01" }, undefined)),
    "G35.A begins on Oct 1, 2025, after the day of service.",
  );
  assert.equal(
    plain(explainCode("I10", { kind: "ended", on: "2026-09-30" }, undefined)),
    "I10 ended on Sep 30, 2026.",
  );
  assert.equal(nameCodes(["I10"]), "I10");
  assert.equal(
    nameCodes(["G35A", "G35B0", "G35B1", "G35B2", "G35D"]),
    "G35.A, G35.B0, G35.B1, G35.B2 or one of 1 more",
  );
});

void test("a fiscal year runs from October 1 to September 30", () => {
  assert.deepEqual(fiscalYear(2026), { fromOn: "2025-10-01", toOn: "2026-09-30" });
});
