import assert from "node:assert/strict";
import { test } from "node:test";
import { type ConductionRow, needleRowSchema, type StudyContent, studyContentSchema } from "./study.ts";
import { describeConduction, mostMotorMillivolts, validateStudy, warnOfStudy } from "./validate-study.ts";

const today = "2026-11-23";
const median = (change: Partial<ConductionRow> = {}): ConductionRow => ({
  nerve: "Median",
  side: "right",
  kind: "motor",
  site: "wrist",
  response: "present",
  latencyMsThousandths: 5200,
  amplitudeThousandths: 6100,
  ...change,
});
const study = (change: Partial<StudyContent> = {}): StudyContent => ({
  schema: 1,
  performedOn: today,
  orderId: null,
  question: "Carpal tunnel?",
  temperatureCelsiusThousandths: 32_500,
  temperatureSite: "right hand",
  conduction: [median()],
  needle: [],
  impression: "Median neuropathy at the right wrist, moderate.",
  ...change,
});
const fields = (content: StudyContent) => validateStudy(content, { today }).map(({ field }) => field);

void test("a study needs a nerve or a muscle, a day that has come and an impression", () => {
  assert.deepEqual(fields(study()), []);
  assert.deepEqual(fields(study({ conduction: [] })), ["conduction"]);
  assert.deepEqual(fields(study({ performedOn: "2026-11-24" })), ["performedOn"]);
  assert.equal(studyContentSchema.safeParse(study({ impression: "" })).success, false);
});

void test("a row says latency or amplitude, or that there was no response, and never both", () => {
  const bare: ConductionRow = {
    nerve: "Sural",
    side: "left",
    kind: "sensory",
    site: "calf",
    response: "present",
  };
  assert.deepEqual(fields(study({ conduction: [bare] })), ["conduction.0.latencyMsThousandths"]);
  assert.deepEqual(fields(study({ conduction: [{ ...bare, response: "absent" }] })), []);
  assert.deepEqual(fields(study({ conduction: [median({ response: "absent" })] })), [
    "conduction.0.latencyMsThousandths",
  ]);
});

void test("a motor amplitude typed in microvolts and an F-wave on a sensory row are refused at their field", () => {
  const of = (change: Partial<ConductionRow>) => fields(study({ conduction: [median(change)] }));
  assert.deepEqual(of({ amplitudeThousandths: mostMotorMillivolts * 1000 }), []);
  assert.deepEqual(of({ amplitudeThousandths: mostMotorMillivolts * 1000 + 1 }), [
    "conduction.0.amplitudeThousandths",
  ]);
  assert.deepEqual(of({ kind: "sensory", amplitudeThousandths: 45_000 }), []);
  assert.deepEqual(of({ kind: "sensory", fWaveMsThousandths: 28_000 }), ["conduction.0.fWaveMsThousandths"]);
  const isRead = (change: Partial<ConductionRow>) =>
    studyContentSchema.safeParse(study({ conduction: [median(change)] })).success;
  assert.equal(isRead({ velocityMpsThousandths: 90_000 }), true);
  assert.equal(isRead({ velocityMpsThousandths: 90_001 }), false);
  assert.equal(isRead({ latencyMsThousandths: -1 }), false);
});

void test("a cold limb is said at both edges, and one not measured too", () => {
  const warned = (temperatureCelsiusThousandths: number, temperatureSite: string) =>
    warnOfStudy({ temperatureCelsiusThousandths, temperatureSite }).length;
  assert.equal(warned(31_999, "hand"), 1);
  assert.equal(warned(32_000, "hand"), 0);
  assert.equal(warned(30_000, "left foot"), 0);
  assert.equal(warned(29_999, "left foot"), 1);
  assert.equal(warnOfStudy({ temperatureSite: "" }).length, 1);
});

void test("spontaneous activity is 0 to 4+, and a row reads as it is spoken", () => {
  const needle = {
    muscle: "Abductor pollicis brevis",
    side: "right",
    root: "C8-T1",
    insertional: "increased",
    fibrillation: "2+",
    fasciculation: "0",
    amplitude: "increased",
    duration: "long",
    polyphasia: "increased",
    recruitment: "reduced",
  };
  assert.equal(needleRowSchema.safeParse(needle).success, true);
  assert.equal(needleRowSchema.safeParse({ ...needle, fibrillation: "5+" }).success, false);
  assert.equal(
    describeConduction(median({ velocityMpsThousandths: 51_000 })).replaceAll("\u00a0", " "),
    "Median motor, right, wrist: 5.2 ms, 6.1 mV, 51 m/s",
  );
  assert.match(describeConduction(median({ response: "absent" })), /no response$/);
});
