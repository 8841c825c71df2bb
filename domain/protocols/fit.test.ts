import assert from "node:assert/strict";
import { test } from "node:test";
import { icd10Subset } from "#domain/consultations/icd10-subset.ts";
import { findProtocol, protocols } from "./catalog.ts";
import { assessFit } from "./fit.ts";
import type { Protocol } from "./protocol.ts";
import { isSameRegion, regionOfCode, undotted } from "./region-of-code.ts";

const open = { isSensitive: false };
const knee = findProtocol("knee-osteoarthritis") as Protocol;
const back = findProtocol("low-back-pain") as Protocol;
const sentencesFor = (
  protocol: Protocol,
  code: string,
  side: "left" | "midline" | "both" | "not-applicable",
) => assessFit(protocol, [{ code, side }], open).sentences;

test("a protocol that fits says nothing; another region and a missing side are each said in a sentence", () => {
  assert.deepEqual(sentencesFor(knee, "M17.12", "left"), []);
  assert.deepEqual(sentencesFor(knee, "M75.02", "left"), [
    "The diagnosis is of the shoulder, and this protocol is for the knee.",
    "Choose the side it is for.",
  ]);
  assert.deepEqual(sentencesFor(knee, "M17.9", "not-applicable"), [
    "This protocol treats one side, and the diagnosis names none. Choose the side.",
  ]);
  assert.deepEqual(sentencesFor(knee, "M17.0", "both"), []);
  assert.deepEqual(sentencesFor(back, "M54.50", "midline"), []);
  assert.deepEqual(sentencesFor(back, "M17.12", "left"), [
    "The diagnosis is of the knee, and this protocol is for the low back.",
  ]);
});

test("a code of no known region says nothing of a region, and asks for no more than the side", () => {
  assert.deepEqual(sentencesFor(knee, "G89.4", "left"), []);
  assert.deepEqual(sentencesFor(back, "", "midline"), []);
});

test("the side is asked where none is told or the region is another, and only of a sided protocol", () => {
  const needs = (protocol: Protocol, code: string, side: "left" | "midline") =>
    assessFit(protocol, [{ code, side }], open).needsSide;
  assert.deepEqual(
    [needs(knee, "M17.12", "left"), needs(knee, "M17.9", "midline"), needs(knee, "M75.02", "left")],
    [false, true, true],
  );
  assert.equal(needs(back, "M17.12", "midline"), false);
});

test("a sensitive protocol says so in an episode that is open to everybody", () => {
  const pelvic = findProtocol("pelvic-pain") as Protocol;
  const treated = [{ code: "R10.20", side: "midline" as const }];
  assert.match(String(assessFit(pelvic, treated, open).sentences), /sensitive episode/);
  assert.deepEqual(assessFit(pelvic, treated, { isSensitive: true }).sentences, []);
});

test("every code family a protocol is meant for lies in its own region, where its region is known", () => {
  for (const protocol of protocols)
    for (const prefix of protocol.codePrefixes) {
      const region = regionOfCode(prefix);
      if (region)
        assert.ok(isSameRegion(region, protocol.region), `${protocol.protocolId} ${prefix}: ${region}`);
    }
});

test("every built-in code a protocol is meant for fits it without a word", () => {
  let met = 0;
  for (const protocol of protocols)
    for (const { code } of icd10Subset) {
      if (!protocol.codePrefixes.some((prefix) => undotted(code).startsWith(prefix))) continue;
      met += 1;
      assert.deepEqual(
        assessFit(protocol, [{ code, side: "left" }], { isSensitive: true }).sentences,
        [],
        code,
      );
    }
  assert.ok(met > 30, `${met}`);
});

test("what is meant for the treated diagnosis stands before what is meant for a comorbidity, the most fitting first", () => {
  const replaced = [
    { code: "Z47.1", side: "right" as const },
    { code: "Z96.651", side: "right" as const },
    { code: "M81.0", side: "not-applicable" as const },
  ];
  const [first, second, third] = protocols
    .map((protocol) => ({ protocol, ...assessFit(protocol, replaced, open) }))
    .toSorted((a, b) => b.rank - a.rank);
  assert.deepEqual(
    [first, second, third].map((one) => one?.protocol.protocolId),
    ["total-knee-replacement", "total-hip-replacement", "spine-sparing"],
  );
  assert.match(
    String(assessFit(findProtocol("rotator-cuff") as Protocol, replaced, open).sentences),
    /is of the knee/,
  );
});
