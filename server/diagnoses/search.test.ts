import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { onBothEngines } from "#db/testing.ts";
import { abbreviations } from "#domain/diagnoses/abbreviations.ts";
import { withDot } from "#domain/diagnoses/code.ts";
import { everydayWords } from "#domain/diagnoses/everyday-words.ts";
import { openTestHouse, type TestHouse } from "#server/testing.ts";
import { openBuiltInCodes } from "./built-in-codes.ts";
import { searchCodes } from "./search.queries.ts";
import { load, titles2026 } from "./testing-codes.ts";

/** Within the 2026 release, and after the changes that are known to follow it. */
const inYear = "2026-05-01";
const later = "2026-11-23";

void describe("a search of the 2026 release", () => {
  let house: TestHouse;
  before(async () => {
    house = await openTestHouse();
    await load(house, titles2026);
  });
  after(() => house.store.close());
  const ask = (text: string, day = inYear, side?: "left" | "right" | "both") =>
    searchCodes(house.store, { text, day, side });
  const codes = async (...asked: Parameters<typeof ask>) =>
    (await ask(...asked)).entries.map(({ code }) => code);
  const sentence = async (...asked: Parameters<typeof ask>) =>
    (await ask(...asked)).sentence?.replaceAll("\u00a0", " ") ?? null;

  void test("a code is found with and without its dot, and words in any order, best first", async () => {
    for (const text of ["M17.12", "m1712", "M17.12 Unilateral primary osteoarthritis, left knee"])
      assert.deepEqual(await codes(text), ["M17.12"], text);
    for (const text of ["low back pain", "pain back low", "LOW  back pa", "lbp"])
      assert.equal((await codes(text))[0], "M54.50", text);
    assert.equal((await codes("radiculopathy lumbar"))[0], "M54.16");
    assert.equal((await codes("lumbar radiculop"))[0], "M54.16");
    assert.equal((await codes("aftercare arthroplasty"))[0], "Z47.1");
    assert.equal(
      await sentence("aftercare arthroplasty"),
      "Nothing holds all of these words. Shown: without “arthroplasty”.",
    );
    assert.equal((await codes("aftercare joint"))[0], "Z47.1");
    for (const text of ["", " ", "-", "%", "_", "'", "\\", "zzzz"])
      assert.deepEqual(await codes(text), [], text);
    assert.ok((await codes("knee")).length === 20, "at most twenty, however many there are");
  });

  void test("the side that is typed comes first, and the one of the problem puts the other last", async () => {
    for (const text of ["knee oa left", "left knee oa", "lt knee oa", "knee oa l"])
      assert.equal((await codes(text))[0], "M17.12", text);
    assert.equal((await codes("rt knee oa"))[0], "M17.11");
    assert.equal((await codes("bilat knee oa"))[0], "M17.0");
    assert.equal((await codes("knee oa", inYear, "left"))[0], "M17.12");
    assert.ok(
      (await codes("knee oa", inYear, "left")).indexOf("M17.11") >
        (await codes("knee oa", inYear, "left")).indexOf("M17.10"),
    );
    assert.equal((await codes("low back pain", inYear, "left"))[0], "M54.50", "what has no side stays first");
    const sides = (await ask("knee oa")).entries.map(({ code, side }) => [code, side]);
    assert.deepEqual(
      sides.filter(([code]) => code?.startsWith("M17.1")),
      [
        ["M17.11", "right"],
        ["M17.12", "left"],
        ["M17.10", "unspecified"],
        ["M17.1", "none"],
      ],
    );
  });

  void test("of an injury the encounter therapy is for is found, unless another is typed", async () => {
    assert.equal((await codes("acl left"))[0], "S83.512D");
    assert.equal((await codes("acl left initial"))[0], "S83.512A");
    assert.equal((await codes("sequela acl right"))[0], "S83.511S");
    assert.equal((await codes("femur neck fracture right"))[0], "S72.001D");
    assert.equal((await codes("femur neck fracture right nonunion"))[0], "S72.001K");
    assert.deepEqual(await codes("S83.511"), ["S83.511D", "S83.511A", "S83.511S"]);
    assert.deepEqual(await codes("S83.511A"), ["S83.511A", "S83.511D", "S83.511S"]);
    assert.deepEqual(await codes("S13.4"), ["S13.4XXD", "S13.4XXA", "S13.4XXS"]);
    assert.deepEqual(await codes("M1A.0110"), ["M1A.0110"], "another seventh character is no encounter");
  });

  void test("a header leads to the codes below it; one with many to the headers between", async () => {
    assert.deepEqual(await codes("M54.5"), ["M54.50", "M54.51", "M54.59"]);
    assert.equal(await sentence("M54.5"), "M54.5 is a header since Oct 1, 2021: choose one of its codes.");
    assert.equal(await sentence("M17"), "M17 is a header: choose one of its codes.");
    assert.deepEqual(await codes("M17"), ["M17.0", "M17.11", "M17.12", "M17.10"]);
    assert.deepEqual((await codes("M17", inYear, "left"))[0], "M17.12");
    const injuries = await ask("S83");
    assert.deepEqual(
      injuries.entries.map(({ code, kind, title, codesBelow }) => [code, kind, title, codesBelow]),
      [
        ["S83.2", "header", "Tear of meniscus, current injury, knee", 18],
        ["S83.4", "header", "Sprain of collateral ligament of knee", 12],
        ["S83.5", "header", "Sprain of cruciate ligament of knee", 12],
      ],
    );
    const dorsal = (await ask("m5")).entries;
    assert.deepEqual(
      dorsal.map(({ code, kind }) => `${kind} ${code}`),
      ["header M50", "header M51", "header M53", "header M54"],
    );
  });

  void test("a code that cannot be had is said so, with what is nearest, by the day of service", async () => {
    assert.equal(await sentence("M54.57"), "M54.57 is not in the 2026 release. Near it: the codes of M54.5.");
    assert.deepEqual(await codes("M54.57"), ["M54.50", "M54.51", "M54.59"]);
    assert.equal((await codes("S13.4D"))[0], "S13.4XXD", "without its placeholders");
    assert.equal(await sentence("T99.99"), "T99.99 is not in the 2026 release.");
    assert.deepEqual(await codes("M72.2"), ["M72.2"]);
    assert.equal(
      await sentence("M72.2", later),
      "M72.2 is a header since Oct 1, 2026: choose one of its codes.",
    );
    assert.deepEqual(await codes("M72.2", later), ["M72.21", "M72.22", "M72.20"]);
    assert.equal(await sentence("M67.A01"), "M67.A01 begins on Oct 1, 2026, after the day of service.");
    assert.deepEqual((await codes("plantar fasciitis left"))[0], "M72.2", "as it was said until then");
    assert.equal((await codes("plantar fasciitis left", later))[0], "M67.A02");
    assert.deepEqual(
      await codes("M54.50", "2019-01-01"),
      ["M54.50"],
      "before the first release nothing else is known than what it says",
    );
  });

  void test("a misspelled word finds what is spelled alike, and says so; noise finds nothing", async () => {
    for (const [text, code] of [
      ["radiculopaty lumbar", "M54.16"],
      ["carple tunnel left", "G56.02"],
      ["carple tunel left", "G56.02"],
      ["menisucs right", "S83.206D"],
      ["siatica left", "M54.32"],
      ["fibromialgia", "M79.7"],
      ["oestoporosis", "M81.0"],
      ["adhesive capsulittis right", "M75.01"],
    ] as const)
      assert.equal((await codes(text))[0], code, text);
    assert.equal(
      await sentence("carple tunel"),
      "Nothing holds “carple” and “tunel”. Shown: what is spelled alike.",
    );
    assert.deepEqual(await codes("qwrtpz lkjhgf"), []);
  });

  /** What each abbreviation finds first in the small release, on the day of the demo clinic. */
  const firstOf: Record<string, string> = {
    oa: "M16.11",
    ra: "M06.9",
    psa: "L40.59",
    as: "M45.9",
    jia: "M08.00",
    lbp: "M54.50",
    clbp: "M54.50",
    ddd: "M51.360",
    hnp: "M51.26",
    lss: "M48.061",
    si: "M46.1",
    acl: "S83.511D",
    pcl: "S83.521D",
    mcl: "S83.411D",
    lcl: "S83.421D",
    pfps: "M22.2X1",
    tka: "Z96.651",
    tkr: "Z96.651",
    tha: "Z96.641",
    thr: "Z96.641",
    tsa: "Z96.611",
    rtc: "M75.101",
    slap: "S43.431D",
    cts: "G56.01",
    tos: "G54.0",
    cmc: "M18.11",
    ptt: "M76.821",
    fx: "M81.0",
    crps: "G90.511",
    rsd: "G90.511",
    fms: "M79.7",
    mps: "M79.10",
    tmj: "M26.601",
    tmd: "M26.601",
    bppv: "H81.11",
    cva: "I69.351",
    tbi: "S06.0X0D",
    mtbi: "S06.0X0D",
    sci: "S14.109D",
    ms: "G35.D",
    pd: "G20.A1",
    als: "G12.21",
    gbs: "G61.0",
    cp: "G80.9",
    cidp: "G61.81",
    dvt: "I82.401",
    pe: "I26.99",
    chf: "I50.9",
    cad: "I25.10",
    afib: "I48.91",
    htn: "I10",
    pad: "I70.209",
    copd: "J44.9",
    dm: "E10.9",
    dm1: "E10.9",
    dm2: "E11.9",
    t2dm: "E11.9",
    ckd: "N18.9",
    icd: "Z95.810",
    "frozen shoulder": "M75.01",
    "tennis elbow": "M77.11",
    "golfers elbow": "M77.01",
    lumbago: "M54.50",
    "jumpers knee": "M76.51",
    whiplash: "S13.4XXD",
    "neck pain": "M54.2",
    "heel pain": "M67.A01",
    stroke: "I69.351",
  };

  void test("each abbreviation finds what it means", async () => {
    assert.deepEqual(Object.keys(firstOf).toSorted(), abbreviations.map(({ short }) => short).toSorted());
    const found: Record<string, string | undefined> = {};
    for (const short of Object.keys(firstOf)) found[short] = (await codes(short, later))[0];
    assert.deepEqual(found, firstOf);
  });
});

void describe("what people say in everyday words", () => {
  let house: TestHouse;
  before(async () => {
    house = await openTestHouse();
  });
  after(() => house.store.close());
  const first = async (text: string) => {
    const { entries, sentence } = await searchCodes(house.store, { text, day: later, side: undefined });
    return { code: entries[0]?.code ?? "nothing", sentence };
  };

  void test("each finds the code it means first, its words in any order, with a side, and without a remark", async () => {
    for (const { said, finds } of everydayWords)
      for (const words of said)
        for (const text of [words, words.split(" ").toReversed().join(" "), `left ${words}`]) {
          const { code, sentence } = await first(text);
          assert.ok(code.startsWith(finds), `${text}: ${code}, not ${finds}`);
          assert.doesNotMatch(sentence ?? "", /Nothing holds/, text);
        }
  });

  void test("a saying is found although a word of it is misspelled, and says so", async () => {
    for (const [text, finds] of [
      ["frozen sholder", "M75.0"],
      ["left frozen sholder", "M75.02"],
      ["knee replacment left", "Z96.652"],
      ["hernated disc", "M51.26"],
    ] as const) {
      const { code, sentence } = await first(text);
      assert.ok(code.startsWith(finds), `${text}: ${code}`);
      assert.match(sentence ?? "", /Nothing holds/, text);
    }
  });

  void test("a new user's own words find the diagnosis of the side that was said", async () => {
    for (const [text, code] of [
      ["ACL tear", "S83.511D"],
      ["torn left ACL", "S83.512D"],
      ["DVT left leg", "I82.402"],
      ["herniated disc lumbar", "M51.26"],
      ["lumbar disk herniation", "M51.26"],
      ["knee replacement right", "Z96.651"],
      ["total hip replacement left", "Z96.642"],
      ["stroke left weakness", "I69.352"],
      ["carpal tunnel left", "G56.02"],
      ["sciatica right", "M54.31"],
      ["bursitis hip", "M70.61"],
      ["shin splints", "S86.891D"],
      ["broken wrist left", "S52.502D"],
      ["frozen shou", "M75.01"],
      ["femur neck fracture right", "S72.001D"],
      ["right leg pain", "M79.604"],
    ] as const)
      assert.equal((await first(text)).code, code, text);
  });

  void test("a word that nothing holds is left out and named; noise alone still finds nothing", async () => {
    assert.deepEqual(await first("left knee pain yesterday"), {
      code: "M25.562",
      sentence: "Nothing holds all of these words. Shown: without “yesterday”.",
    });
    assert.deepEqual(await first("qwrtpz lkjhgf"), { code: "nothing", sentence: null });
  });
});

onBothEngines(
  "the built-in list and the same codes loaded answer alike, whatever is typed",
  async (store) => {
    const house = await openTestHouse(store);
    const source = openBuiltInCodes();
    const everything = await source.listBeginning("", "2026-10-01", 10_000);
    const builtIn = everything.filter(({ kind }) => kind === "code");
    const typed = [
      "M54.57",
      "G35",
      "M67.A01",
      "knee oa left",
      "oa",
      "acl",
      "low back pain",
      "M54",
      "M54.5",
      "m5",
      "S72",
      "fracture",
      "carple tunnel",
      "tka right",
      "dm2",
      "un",
      "k",
      "ms",
      "plantar",
      "c5",
      "M72.2",
      "left acl tear",
      "dvt left leg",
      "pinched nerve neck",
      "knee replacement surgery",
    ];
    const answers = async () => {
      const all = [];
      for (const text of typed) {
        const { entries } = await searchCodes(house.store, { text, day: later, side: undefined });
        all.push({ text, codes: entries.filter(({ kind }) => kind === "code").map(({ code }) => code) });
      }
      return all;
    };
    const before = await answers();
    await load(house, Object.fromEntries(builtIn.map(({ code, title }) => [code, title])), {
      release: { name: "2027", fromOn: "2026-10-01", toOn: "2027-09-30" },
    });
    assert.deepEqual(await answers(), before);
    assert.ok(before.some(({ codes }) => codes.includes(withDot("M1712"))));
  },
);
