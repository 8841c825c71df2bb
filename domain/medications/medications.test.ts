import assert from "node:assert/strict";
import { test } from "node:test";
import { type OpioidCheck, validateMedication, validateOpioidCheck } from "./medication.ts";
import {
  cautionMorphineMilligrams,
  findOpioid,
  morphineThousandths,
  opioids,
} from "./morphine-equivalent.ts";
import { describeOpioids, type ListedMedication, opioidOverview } from "./opioid-overview.ts";

const oxycodone = (dailyThousandths: number | null): ListedMedication => ({
  words: "Oxycodone",
  kind: "opioid",
  opioid: { opioidId: "oxycodone", dailyThousandths },
});
const plain = (words: string) => words.replaceAll("\u00a0", " ");

void test("every factor is the guideline's: 10 of each in morphine equivalents", () => {
  const table = {
    codeine: 1.5,
    "fentanyl-patch": 24,
    hydrocodone: 10,
    hydromorphone: 50,
    methadone: 47,
    morphine: 10,
    oxycodone: 15,
    oxymorphone: 30,
    tapentadol: 4,
    tramadol: 2,
    other: null,
  };
  assert.deepEqual(
    Object.fromEntries(
      opioids.map(({ opioidId }) => {
        const found = morphineThousandths({ opioidId, dailyThousandths: 10_000 });
        return [opioidId, found === null ? null : found / 1000];
      }),
    ),
    table,
  );
  assert.equal(findOpioid("fentanyl-patch")?.unit, "mcg an hour");
});

void test("what is not known stays not known: a dose, a factor, an answer", () => {
  assert.equal(morphineThousandths({ opioidId: "oxycodone", dailyThousandths: null }), null);
  assert.equal(opioidOverview([{ words: "Warfarin", kind: "anticoagulant", opioid: null }], []), undefined);
  const unknown = opioidOverview([oxycodone(null)], []);
  assert.ok(unknown);
  assert.equal(plain(describeOpioids(unknown)), "Opioid MME not known, naloxone not asked");
  const half = opioidOverview([oxycodone(40_000), { words: "Tramadol", kind: "opioid", opioid: null }], []);
  assert.ok(half);
  assert.match(
    plain(describeOpioids(half)),
    /^Opioid at least 60 MME a day, 1 not known, naloxone not asked$/,
  );
});

void test("a sedative beside an opioid is said, and the last answer of each check stands", () => {
  const naloxone = (answer: "yes" | "no", on: string): OpioidCheck => ({
    kind: "naloxone",
    answer,
    on,
    words: "",
  });
  const overview = opioidOverview(
    [oxycodone(20_000), { words: "Lorazepam", kind: "sedative", opioid: null }],
    [naloxone("no", "2026-01-10"), naloxone("yes", "2026-06-10")],
  );
  assert.ok(overview);
  assert.equal(
    plain(describeOpioids(overview)),
    "Opioid 30 MME a day, with a sedative (Lorazepam), naloxone yes",
  );
  assert.equal(overview.checks.naloxone?.on, "2026-06-10");
  assert.equal(overview.checks.agreement, null);
});

void test("caution begins at its number, not before", () => {
  const at = (morphine: number) =>
    opioidOverview(
      [
        {
          words: "Morphine",
          kind: "opioid",
          opioid: { opioidId: "morphine", dailyThousandths: morphine * 1000 },
        },
      ],
      [],
    )?.atCaution;
  assert.equal(at(cautionMorphineMilligrams - 1), "no");
  assert.equal(at(cautionMorphineMilligrams), "yes");
});

void test("an opioid and a sedative nobody sorted are known by their words, and an unknown dose is never below caution", () => {
  const inWords = (words: string): ListedMedication => ({ words, kind: "not-screened", opioid: null });
  const overview = opioidOverview(
    [oxycodone(10_000), inWords("Norco 10/325 four times a day"), inWords("Ambien 10 mg")],
    [],
  );
  assert.ok(overview);
  assert.deepEqual(
    [overview.opioids, overview.sedatives, overview.unknown, overview.atCaution],
    [["Oxycodone", "Norco 10/325 four times a day"], ["Ambien 10 mg"], 1, "not-known"],
  );
  assert.equal(opioidOverview([inWords("Oxycodone 10 mg")], [])?.atCaution, "not-known");
  assert.equal(opioidOverview([oxycodone(40_000), inWords("Percocet")], [])?.atCaution, "yes");
});

void test("days ahead, an opioid without its name and a screen without its result are refused at their field", () => {
  const today = "2026-11-23";
  const of = (change: object) =>
    validateMedication(
      {
        words: "Oxycodone",
        kind: "opioid",
        doseText: "",
        startedOn: null,
        opioid: { opioidId: "oxycodone", dailyThousandths: null },
        ...change,
      },
      { today },
    )?.field;
  assert.equal(of({}), undefined);
  assert.equal(of({ opioid: null }), "opioid");
  assert.equal(of({ kind: "other" }), "opioid");
  assert.equal(of({ startedOn: today }), undefined);
  assert.equal(of({ startedOn: "2026-11-24" }), "startedOn");
  const screen: OpioidCheck = { kind: "screen", answer: "yes", on: today, words: "" };
  assert.equal(validateOpioidCheck(screen, { today })?.field, "words");
  assert.equal(validateOpioidCheck({ ...screen, words: "ORT 3, low" }, { today }), undefined);
  assert.equal(validateOpioidCheck({ ...screen, words: "ORT 3", on: "2026-11-24" }, { today })?.field, "on");
});
