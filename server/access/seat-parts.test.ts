import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { eq } from "drizzle-orm";
import { describeOnBothEngines } from "#db/testing.ts";
import { type ChartPart, chartParts, withNeeded } from "#domain/access/chart-parts.ts";
import { type Caller, callerFor, op } from "#server/testing.ts";
import { type PlantedStage, plantEpisode, planted, readEverything } from "./testing-planted.ts";

const own = { medication: "markermedication", precaution: "markerprecaution", asked: "markerasked" };
type Word = keyof typeof planted | keyof typeof own;

/**
 * The parts of the chart a word is read in, reviewed by hand. The title names the episode to whoever is on the team;
 * the sensitive note takes its section too, and the whole report is a physiatrist's.
 */
const readIn: Record<Word, readonly ChartPart[] | "everywhere" | "nowhere"> = {
  title: "everywhere",
  diagnosis: ["diagnoses", "prescription", "notes"],
  code: ["diagnoses", "prescription", "notes"],
  history: ["notes"],
  symptom: ["notes"],
  surgery: ["diagnoses", "notes"],
  finding: ["notes"],
  function: ["notes"],
  impression: ["notes"],
  visitPlan: ["notes"],
  secret: "nowhere",
  note: ["prescription"],
  goal: ["prescription"],
  laterNote: ["prescription"],
  evaluation: ["prescription"],
  impairment: ["prescription"],
  planGoal: ["prescription"],
  assessment: ["sessions"],
  overlap: ["sessions"],
  treatedWith: ["sessions"],
  addendum: ["sessions"],
  decision: ["sessions"],
  question: ["results"],
  summary: ["results", "notes"],
  report: "nowhere",
  answer: ["results"],
  study: ["results"],
  muscle: ["results"],
  advice: ["notes"],
  medication: ["medications"],
  precaution: ["diagnoses"],
  asked: ["sessions"],
};
const words: Record<Word, string> = { ...planted, ...own };

let begun: PlantedStage;
let osei: Caller;
let seatId: string;
let version = 1;
const readerId = "second-specialist";

const sit = async (
  sees: ChartPart[],
  sections: { section: "pelvic"; reason: string }[] = [],
): Promise<void> => {
  const { patientId } = begun.target;
  const change = { operationId: op(), patientId, seatId, expectedVersion: version, reason: "For the test" };
  ({ version } = await osei.team.changeSeat({ ...change, sees, sections }));
};

async function wordsTold(staffId = readerId): Promise<Set<Word>> {
  const told = new Set<Word>();
  for (const answer of (await readEverything(begun, staffId)).values())
    for (const [word, marker] of Object.entries(words)) if (answer.includes(marker)) told.add(word as Word);
  return told;
}

describeOnBothEngines("seat", (engine) => {
  before(async () => {
    begun = await plantEpisode(engine, { isSensitive: false });
    const { cast, stage, target } = begun;
    const { house } = stage;
    await house.store.write(async ({ db, t }) => {
      const [novak] = await db.select().from(t.staff).where(eq(t.staff.id, cast.psychologist));
      if (!novak) throw new Error("no psychologist");
      const email = "second@example.org";
      await db
        .insert(t.staff)
        .values({ ...novak, id: readerId, family: "Ito", email, sensitiveSections: [] });
      await db.insert(t.memberships).values({ staffId: readerId, clinicId: cast.mesa, fromOn: "2026-01-01" });
    });
    osei = await callerFor(house, cast.osei);
    const { patientId } = target;
    const medication = { words: own.medication, kind: "other" as const };
    await osei.conditions.recordMedication({ operationId: op(), patientId, entry: medication });
    await osei.precautions.raise({
      operationId: op(),
      patientId,
      effect: "monitor",
      words: own.precaution,
      excludedTags: [],
    });
    await house.store.write(({ db, t }) =>
      db.insert(t.changeRequests).values({
        id: "asked-1",
        patientId,
        episodeId: target.episodeId,
        lineKey: "leg-press-key",
        kind: "more",
        wanted: {},
        current: {},
        evidence: { lastThree: [], painNow: null },
        reason: own.asked,
        askedBy: cast.kim,
        askedAt: house.clock.now(),
        prescriberId: cast.osei,
        state: "waiting",
      }),
    );
    version = 1;
    ({ seatId } = await osei.team.seat({
      operationId: op(),
      patientId,
      staffId: readerId,
      outsideContact: "",
      specialty: "dietitian",
      fromOn: "2026-11-01",
      toOn: null,
      sees: [...chartParts],
      sections: [],
    }));
  });
  after(() => begun.stage.house.store.close());

  void test("a seat that opens the whole chart is told all of it but what its section and the report keep", async () => {
    const told = await wordsTold();
    for (const [word, where] of Object.entries(readIn))
      assert.equal(told.has(word as Word), where !== "nowhere", word);
  });

  for (const part of chartParts)
    void test(`a seat that opens ${part} is told nothing of another part by any read, and all of its own`, async () => {
      const sees = withNeeded([part]);
      await sit(sees);
      const told = await wordsTold();
      const differences = Object.entries(readIn).flatMap(([word, where]) => {
        const should =
          where === "everywhere" || (where !== "nowhere" && where.some((one) => sees.includes(one)));
        return told.has(word as Word) === should ? [] : [`${word}: told ${!should}`];
      });
      assert.deepEqual(differences, []);
    });

  void test("what a seat does not open is said in a sentence with whom to ask, in the band and the chart", async () => {
    await sit(["diagnoses"]);
    const reader = await callerFor(begun.stage.house, readerId);
    const { patientId, episodeId } = begun.target;
    const band = await reader.patients.band({ patientId });
    assert.equal(
      band.sight?.keptWords,
      "Not opened to your seat: prescription and plan, sessions and progress, tests and results, medications, visit notes. Ask Dr. A. Osei.",
    );
    assert.equal((await reader.reviews.chart({ episodeId })).sight.keptWords, band.sight?.keptWords);
    await sit(["medications"]);
    const narrow = await reader.patients.band({ patientId });
    assert.deepEqual([narrow.isClinical, narrow.allergyState, narrow.precautions], [false, null, []]);
  });

  void test("a section opens to one seat for its patient with its reason, and closes again", async () => {
    await sit(["notes"]);
    const { cast, stage } = begun;
    await stage.house.store.write(({ db, t }) =>
      db
        .update(t.staff)
        .set({ sensitiveSections: ["pelvic"] })
        .where(eq(t.staff.id, cast.osei)),
    );
    osei = await callerFor(stage.house, cast.osei);
    assert.equal((await wordsTold()).has("secret"), false);
    await sit(["notes"], [{ section: "pelvic", reason: "Treats the fear of pain" }]);
    assert.equal((await wordsTold()).has("secret"), true);
    await sit(["diagnoses"], [{ section: "pelvic", reason: "Treats the fear of pain" }]);
    assert.equal((await wordsTold()).has("secret"), false, "a section opens nothing of a part that is kept");
    await sit(["notes"]);
    assert.equal((await wordsTold()).has("secret"), false);
  });

  void test("who comes by more than a seat keeps what that gives them", async () => {
    const { cast, stage, target } = begun;
    await osei.team.seat({
      operationId: op(),
      patientId: target.patientId,
      staffId: cast.lee,
      outsideContact: "",
      specialty: "therapist",
      fromOn: "2026-11-01",
      toOn: null,
      sees: ["diagnoses"],
      sections: [],
    });
    const lee = await callerFor(stage.house, cast.lee);
    await lee.patients.openChart({ operationId: op(), patientId: target.patientId });
    assert.equal((await lee.patients.band({ patientId: target.patientId })).sight?.keptWords, null);
    assert.ok((await wordsTold(cast.lee)).has("assessment"));
  });
});
