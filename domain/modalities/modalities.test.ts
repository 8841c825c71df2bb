import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { describeQuantity, formatAmount } from "#domain/doses/describe.ts";
import { doseFieldFacts } from "#domain/doses/fields.ts";
import { quantity } from "#domain/doses/quantity.ts";
import { exerciseFactsOf, exercises } from "#domain/exercises/library.ts";
import { withTreatment } from "#domain/prescriptions/lines/treatment.ts";
import { assessModality } from "./assess.ts";
import { findModality, modalities, modalityOfExercise, needsPrescriber, usualParameters } from "./catalog.ts";
import { describeParameters } from "./describe.ts";
import { type Modality, parameterValuesSchema } from "./parameter.ts";

/** What a line needs beside its usual settings before it is signed. */
const entered: Record<string, Record<string, string>> = {
  iontophoresis: { drug: "dexamethasone", polarity: "negative" },
  "blood-flow-restriction": { cuff: "thigh" },
  "dry-needling": { muscles: "Upper trapezius" },
};

test("the usual settings of every modality stand inside their own spans and contradict nothing", () => {
  assert.equal(modalities.length, 16);
  for (const modality of modalities) {
    const values = { ...usualParameters(modality, {}), ...entered[modality.modalityId] };
    assert.deepEqual(assessModality(modality.modalityId, values, {}), [], modality.name);
    assert.ok(parameterValuesSchema.safeParse(values).success, modality.name);
    assert.notEqual(describeParameters(modality.modalityId, values), "", modality.name);
  }
});

test("every span holds at both its edges and at neither side beyond them, at the field it belongs to", () => {
  for (const modality of modalities) {
    for (const parameter of modality.parameters) {
      if (parameter.kind !== "amount") continue;
      const at = (amount: number) =>
        assessModality(
          modality.modalityId,
          {
            ...entered[modality.modalityId],
            [parameter.parameterId]: { thousandths: Math.round(amount * 1000), unit: parameter.unit },
          },
          {},
        ).filter(
          (problem) =>
            "parameterId" in problem.at &&
            problem.at.parameterId === parameter.parameterId &&
            problem.words.includes("runs from"),
        ).length;
      const where = `${modality.name}, ${parameter.label}`;
      assert.deepEqual([at(parameter.least), at(parameter.most)], [0, 0], where);
      if (parameter.least > 0) assert.equal(at(parameter.least - 0.001), 1, where);
      assert.equal(at(parameter.most + 0.001), 1, where);
    }
    for (const { field, unit, least, most } of modality.dose) {
      const at = (amount: number) =>
        assessModality(modality.modalityId, entered[modality.modalityId] ?? {}, {
          [field]: quantity(amount, unit),
        }).filter((problem) => "field" in problem.at && problem.at.field === field).length;
      assert.deepEqual(
        [at(least - 0.001), at(least), at(most), at(most + 0.001)],
        [1, 0, 0, 1],
        `${modality.name}, ${field} in ${unit}`,
      );
    }
  }
});

test("a dose in a unit a modality is not given in is refused at its field", () => {
  const [problem] = assessModality("lumbar-traction", {}, { load: quantity(3, "pin") });
  assert.deepEqual(problem, {
    at: { field: "load" },
    words: "Lumbar traction is dosed in % body weight or lb or kg.",
  });
});

test("settings that contradict each other are refused where they are mended", () => {
  const amount = (value: number, unit: "Hz" | "cm²" | "s" | "bar" | "mJ/mm²") => ({
    thousandths: Math.round(value * 1000),
    unit,
  });
  const table: [
    string,
    Parameters<typeof assessModality>[1],
    Parameters<typeof assessModality>[2],
    string[],
  ][] = [
    ["ultrasound", { head: amount(5, "cm²"), area: amount(10, "cm²") }, { duration: quantity(5, "min") }, []],
    [
      "ultrasound",
      { head: amount(5, "cm²"), area: amount(11, "cm²") },
      { duration: quantity(5, "min") },
      ["area"],
    ],
    ["tens", { mode: "conventional", frequency: amount(50, "Hz") }, {}, []],
    ["tens", { mode: "conventional", frequency: amount(49, "Hz") }, {}, ["frequency"]],
    ["tens", { mode: "acupuncture-like", frequency: amount(10, "Hz") }, {}, []],
    ["tens", { mode: "acupuncture-like", frequency: amount(11, "Hz") }, {}, ["frequency"]],
    ["interferential", { "beat-low": amount(80, "Hz"), "beat-high": amount(80, "Hz") }, {}, []],
    ["interferential", { "beat-low": amount(81, "Hz"), "beat-high": amount(80, "Hz") }, {}, ["beat-high"]],
    ["nmes", { on: amount(10, "s"), off: amount(50, "s") }, {}, []],
    ["nmes", { on: amount(10, "s"), off: amount(51, "s") }, {}, ["off"]],
    ["nmes", { on: amount(10, "s"), off: amount(9, "s") }, {}, ["off"]],
    ["iontophoresis", { drug: "lidocaine", polarity: "positive" }, {}, []],
    ["iontophoresis", { drug: "lidocaine", polarity: "negative" }, {}, ["polarity"]],
    ["iontophoresis", {}, {}, ["drug", "polarity"]],
    ["shockwave", { type: "radial", pressure: amount(2, "bar") }, {}, []],
    ["shockwave", { type: "focused", pressure: amount(2, "bar") }, {}, ["energy", "pressure"]],
    ["shockwave", { type: "focused", energy: amount(0.2, "mJ/mm²") }, {}, []],
    ["tens", { mode: "unknown" }, {}, ["mode"]],
    ["tens", { voltage: "high" }, {}, ["voltage"]],
    ["tens", { frequency: amount(80, "cm²") }, {}, ["frequency"]],
  ];
  for (const [modalityId, values, dose, fields] of table)
    assert.deepEqual(
      assessModality(modalityId, values, dose).map(({ at }) =>
        "parameterId" in at ? at.parameterId : at.field,
      ),
      fields,
      `${modalityId} ${JSON.stringify(values)}`,
    );
});

test("a form of a modality in the library begins with what makes it that form", () => {
  const pulsed = modalityOfExercise("ultrasound-pulsed");
  assert.ok(pulsed);
  assert.equal(usualParameters(pulsed.modality, pulsed.sets)["duty"], "fifth");
  assert.equal(modalityOfExercise("electrical-stimulation")?.modality.modalityId, "nmes");
  assert.equal(modalityOfExercise("leg-press"), undefined);
  assert.deepEqual([needsPrescriber("iontophoresis"), needsPrescriber("tens")], [true, false]);
});

test("every modality is an entry of the library, and an entry begins inside its spans with only what must be chosen left to choose", () => {
  const reached = new Set(
    exercises.flatMap(({ exerciseId }) => modalityOfExercise(exerciseId)?.modalityId ?? []),
  );
  assert.deepEqual(
    modalities.filter(({ modalityId }) => !reached.has(modalityId as never)),
    [],
  );
  for (const { exerciseId, usualDose } of exercises) {
    const found = modalityOfExercise(exerciseId);
    if (!found) continue;
    const begun = usualParameters(found.modality, found.sets);
    const left = found.modality.parameters.filter(
      ({ isRequired, parameterId }) => isRequired && begun[parameterId] === undefined,
    );
    assert.deepEqual(
      assessModality(found.modalityId, begun, usualDose).map(({ at }) => at),
      left.map(({ parameterId }) => ({ parameterId })),
      exerciseId,
    );
  }
});

test("what a setting does to the body is excluded like an exercise that does it", () => {
  const bare = {
    exerciseId: "x",
    exerciseVersion: 1,
    tags: [],
    motions: [],
    weightBearing: [],
    isLoaded: false,
    isSided: false,
  };
  const tags = (treatment: Parameters<typeof withTreatment>[1]) => withTreatment(bare, treatment).tags;
  assert.deepEqual(tags({ kind: "manual", gradeMost: "IV" }), []);
  assert.deepEqual(tags({ kind: "manual", gradeMost: "V" }), ["manipulation"]);
  const ultrasound = (duty: string) =>
    tags({ kind: "modality", modalityId: "ultrasound", parameters: { duty } });
  assert.deepEqual(ultrasound("continuous"), ["ultrasound", "heat"]);
  assert.deepEqual(ultrasound("fifth"), ["ultrasound"]);
  assert.deepEqual(tags({ kind: "modality", modalityId: "tens", parameters: {} }), [
    "electrical-stimulation",
  ]);
  const needling = (technique: string) =>
    tags({ kind: "modality", modalityId: "dry-needling", parameters: { technique } });
  assert.deepEqual(needling("stimulated"), ["needling", "electrical-stimulation"]);
});

test("a setting left open counts as the one that does most: no thrust where nothing moves a joint", () => {
  const tags = (exerciseId: string, treatment: Parameters<typeof withTreatment>[1]) =>
    withTreatment(exerciseFactsOf(exerciseId, 1), treatment).tags;
  const modality = (modalityId: "ultrasound" | "dry-needling") =>
    ({ kind: "modality", modalityId, parameters: {} }) as const;
  assert.ok(tags("manual-spine", { kind: "manual" }).includes("manipulation"));
  assert.ok(!tags("manual-spine", { kind: "manual", gradeMost: "IV" }).includes("manipulation"));
  assert.ok(!tags("soft-tissue", { kind: "manual" }).includes("manipulation"));
  assert.ok(tags("ultrasound-pulsed", modality("ultrasound")).includes("heat"));
  assert.ok(tags("dry-needling", modality("dry-needling")).includes("electrical-stimulation"));
});

const edge = (amount: number) => formatAmount(Math.round(amount * 1000));

/** "time 1 to 20 min; intensity 0.1 to 2 W/cm²": every span of a modality, dose first. */
const describeSpans = (modality: Modality): string =>
  [
    ...modality.dose.map(
      ({ field, unit, least, most }) =>
        `${doseFieldFacts[field].label.toLowerCase()} ${edge(least)} to ${describeQuantity({ thousandths: Math.round(most * 1000), unit }).replaceAll("\u00a0", " ")}`,
    ),
    ...modality.parameters.flatMap((parameter) =>
      parameter.kind === "amount"
        ? [
            `${parameter.label.toLowerCase()} ${edge(parameter.least)} to ${edge(parameter.most)} ${parameter.unit}`,
          ]
        : [],
    ),
  ].join("; ");

test("the glossary repeats the spans of every modality with their source", () => {
  const readme = readFileSync(new URL("../README.md", import.meta.url), "utf8");
  const [, section = ""] = readme.split("### What a modality may be set to");
  const rows = (section.split("\n#")[0] ?? "")
    .split("\n")
    .filter((line) => line.startsWith("| ") && !line.startsWith("| modality |"));
  assert.deepEqual(
    rows,
    modalities.map((modality) => `| ${modality.name} | ${describeSpans(modality)} | (K) |`),
  );
  for (const modality of modalities)
    for (const { source } of [...modality.parameters, ...modality.dose]) assert.equal(source, "(K)");
  assert.equal(findModality("nothing"), undefined);
});
