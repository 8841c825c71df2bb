import assert from "node:assert/strict";
import { test } from "node:test";
import { abbreviations } from "./abbreviations.ts";
import type { CodeRow } from "./code.ts";
import { bodyWords, everydayWords } from "./everyday-words.ts";
import { readCodeQuery } from "./query.ts";
import { chooseEncounter, rankCandidates } from "./rank.ts";
import { isIndexed, termsOf, wordsOfTitle } from "./search-terms.ts";
import { canBeMisspelled, nearestWords } from "./spelling.ts";

const wordsOf = (text: string) =>
  readCodeQuery(text).readings.map((reading) => reading.map(({ word }) => word).join(" "));

void test("a code is read with and without its dot, before its own title, and never out of words", () => {
  for (const [text, code, isSure] of [
    ["M17.12", "M1712", true],
    ["m1712", "M1712", true],
    ["M54", "M54", false],
    ["m5", "M5", false],
    ["M54.", "M54", true],
    ["S83.511D", "S83511D", true],
    ["qa0.0101", "QA00101", true],
    ["M17.12 Unilateral primary osteoarthritis, left knee", "M1712", true],
    ["c5 radiculopathy", undefined, false],
    ["t2dm", undefined, false],
    ["knee", undefined, false],
    ["", undefined, false],
  ] as const) {
    const query = readCodeQuery(text);
    assert.deepEqual([query.code, query.isSurelyCode], [code, isSure], text);
  }
});

void test("a side is taken out of the words, however it is written", () => {
  for (const [text, side] of [
    ["knee oa left", "left"],
    ["lt knee", "left"],
    ["knee l", "left"],
    ["RT knee", "right"],
    ["knee r", "right"],
    ["bilat knee", "both"],
    ["left and right knee", "both"],
    ["knee", undefined],
  ] as const) {
    const query = readCodeQuery(text);
    assert.equal(query.side, side, text);
    assert.ok(query.readings.every((reading) => reading.some(({ word }) => word === "knee")));
  }
});

void test("an abbreviation is read at its meaning first and by its letters last, also in the middle of words", () => {
  assert.deepEqual(wordsOf("lbp"), ["low back pain", "lbp"]);
  assert.deepEqual(wordsOf("left knee oa"), ["knee osteoarthritis", "knee osteo arthritis", "knee oa"]);
  assert.deepEqual(wordsOf("frozen shoulder"), ["adhesive capsulitis shoulder", "frozen shoulder"]);
  assert.deepEqual(wordsOf("knee pain"), ["knee pain"]);
  assert.ok(wordsOf("oa ra ms pd tbi sci").length <= 6);
});

void test("what stands in every title, and a single letter, only choose among what the other words find", () => {
  for (const [text, found, choosing] of [
    ["knee p", "knee", ["p"]],
    ["sequela of fracture", "fracture", ["sequela", "of"]],
    ["hepatitis b", "hepatitis", ["b"]],
    ["type 2 diabetes", "type 2 diabetes", []],
    ["in", "in", []],
    ["k", "k", []],
  ] as const) {
    assert.equal(wordsOf(text)[0], found, text);
    assert.deepEqual(readCodeQuery(text).choosing, choosing, text);
  }
  assert.deepEqual(readCodeQuery("type 2 diabetes").readings[0], [
    { word: "type", isWhole: false },
    { word: "2", isWhole: true },
    { word: "diabetes", isWhole: false },
  ]);
});

void test("each abbreviation stands once, with a source, and means words that a title can be found by", () => {
  assert.equal(new Set(abbreviations.map(({ short }) => short)).size, abbreviations.length);
  for (const { short, means, source } of abbreviations) {
    assert.match(source, /\(K\)/, short);
    assert.ok(means.length > 0, short);
    for (const phrase of means) assert.deepEqual(wordsOfTitle(phrase).filter(isIndexed), phrase.split(" "));
  }
});

void test("each everyday saying stands once, means words of titles, and is read whatever stands between its words", () => {
  const sayings = everydayWords.flatMap(({ said }) => said.map((one) => one.split(" ").toSorted().join(" ")));
  assert.deepEqual(
    sayings.filter((one, place) => sayings.indexOf(one) !== place),
    [],
  );
  for (const { means } of [...everydayWords, ...bodyWords])
    for (const phrase of means) assert.deepEqual(wordsOfTitle(phrase), phrase.split(" "));
  for (const text of ["knee replacement", "replacement of the right knee", "knee replacements"])
    assert.equal(wordsOf(text)[0], "presence artificial knee joint", text);
  assert.equal(wordsOf("torn acl")[0], "sprain anterior cruciate ligament");
  assert.deepEqual(wordsOf("dvt leg").slice(0, 2), [
    "embolism thrombosis deep veins leg",
    "embolism thrombosis deep veins lower extremity",
  ]);
});

void test("a misspelling is near to what it means and to nothing else; short words and numbers are not corrected", () => {
  const words = [
    "radiculopathy",
    "meniscus",
    "carpal",
    "sciatica",
    "sprain",
    "arthritis",
    "capsulitis",
    "knee",
  ];
  for (const [typed, meant] of [
    ["radiculopaty", "radiculopathy"],
    ["radicolopat", "radiculopathy"],
    ["menisucs", "meniscus"],
    ["carple", "carpal"],
    ["siatica", "sciatica"],
    ["sprian", "sprain"],
    ["artheritis", "arthritis"],
    ["knnee", "knee"],
  ] as const)
    assert.equal(nearestWords(typed, words)[0], meant, typed);
  assert.deepEqual(nearestWords("zzzzzz", words), []);
  assert.deepEqual(
    ["oa", "acl", "c5", "l4", "knee"].map((word) => canBeMisspelled(word)),
    [false, false, false, false, true],
  );
});

const row = (change: Partial<CodeRow> & Pick<CodeRow, "code" | "title">): CodeRow => ({
  kind: "code",
  fromOn: "2025-10-01",
  toOn: null,
  parent: "",
  side: "none",
  codesBelow: 0,
  rank: 10_000,
  ...change,
});
const encounters = ["A", "D", "G", "S"].map((letter) =>
  row({
    code: `S72301${letter}`,
    parent: "S72301",
    title: `Unspecified fracture of shaft of right femur, ${
      { A: "initial encounter for closed fracture", S: "sequela" }[letter] ??
      `subsequent encounter for closed fracture with ${letter === "D" ? "routine" : "delayed"} healing`
    }`,
  }),
);

void test("of the encounters of an injury the one for therapy is chosen, unless another is typed", () => {
  for (const [text, code] of [
    ["femur shaft fracture", "S72301D"],
    ["femur fracture initial", "S72301A"],
    ["femur fracture delayed", "S72301G"],
    ["sequela of femur fracture", "S72301S"],
  ] as const)
    assert.equal(
      chooseEncounter(encounters, { ...readCodeQuery(text), treatedSide: undefined })?.code,
      code,
      text,
    );
});

void test("the encounters of one injury are found as one, by the words of any of them", () => {
  const family = row({
    code: "S72301",
    kind: "encounters",
    title: "Unspecified fracture of shaft of right femur",
  });
  const terms = termsOf([family, ...encounters]);
  assert.deepEqual(terms.get("femur"), ["S72301"]);
  assert.deepEqual(terms.get("delayed"), ["S72301"]);
  assert.equal(terms.get("encounter"), undefined);
});

void test("the typed side comes first, the other last; a side only known from the problem puts the other last", () => {
  const rows = [
    row({ code: "M1711", title: "Osteoarthritis, right knee", side: "right" }),
    row({ code: "M1712", title: "Osteoarthritis, left knee", side: "left" }),
    row({ code: "M1710", title: "Osteoarthritis, unspecified knee", side: "unspecified" }),
    row({ code: "M179", title: "Osteoarthritis of knee" }),
  ].map((one) => ({ row: one, reading: 0 }));
  const order = (text: string, treatedSide?: "left") =>
    rankCandidates(rows, { ...readCodeQuery(text), treatedSide }).map(({ code }) => code);
  assert.deepEqual(order("knee osteoarthritis left"), ["M1712", "M179", "M1710", "M1711"]);
  assert.deepEqual(order("knee osteoarthritis right"), ["M1711", "M179", "M1710", "M1712"]);
  assert.deepEqual(order("knee osteoarthritis", "left").slice(-2), ["M1710", "M1711"]);
  assert.equal(order("knee osteoarthritis").at(-1), "M1710");
});
