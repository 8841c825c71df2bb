import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { formatAmount } from "#domain/doses/describe.ts";
import { type Dose, type DoseField, doseFields, type Quantity } from "#domain/doses/dose.ts";
import { doseFieldFacts } from "#domain/doses/fields.ts";
import { assistanceLevels, bandColors } from "#domain/doses/ladders.ts";
import { quantity } from "#domain/doses/quantity.ts";
import { exercises } from "#domain/exercises/library.ts";
import { gradeOf, wordsPerSentence } from "#domain/exercises/testing-readability.ts";
import { protocols } from "#domain/protocols/catalog.ts";
import { usualStopAndCall } from "#domain/protocols/own/usual-words.ts";
import { type HomeLanguage, homeLanguages, languageFor } from "./language.ts";
import { plainPlace } from "./page-words.ts";
import { beginHowOften, homeDays, plainHowOften } from "./plain-days.ts";
import { plainDose, plainSide } from "./plain-dose.ts";
import { spanishNames } from "./spanish-names.ts";
import { listTyped, plainStop, stopCriteria } from "./stop-words.ts";

const plain = (words: string): string => words.replaceAll("\u00a0", " ");
/** Counts and sentences one after another, as they are read. */
const said = (dose: Dose, language: HomeLanguage): string => {
  const { counts, sentences } = plainDose(dose, language);
  return plain([...counts, ...sentences].map(({ words }) => words).join(" | "));
};

test("each dose field is said in plain words with its unit, in English and Spanish", () => {
  const table: [Dose, string, string][] = [
    [{ sets: quantity(2, "set"), reps: quantity(10, "rep") }, "2 sets of 10", "2 series de 10"],
    [{ sets: quantity(1, "set"), reps: quantity(8, "rep") }, "1 set of 8", "1 serie de 8"],
    [{ sets: quantity(3, "set") }, "3 sets", "3 series"],
    [{ reps: quantity(10, "rep") }, "10 times", "10 veces"],
    [{ reps: quantity(1, "rep") }, "1 time", "1 vez"],
    [
      { sets: quantity(3, "set"), hold: quantity(30, "s") },
      "3 times | Hold 30 seconds.",
      "3 veces | Sostenga 30 segundos.",
    ],
    [{ duration: quantity(10, "min") }, "10 minutes", "10 minutos"],
    [{ duration: quantity(1, "min") }, "1 minute", "1 minuto"],
    [{ duration: quantity(45, "s") }, "45 seconds", "45 segundos"],
    [{ distance: quantity(150, "ft") }, "150 feet", "150 pies"],
    [{ distance: quantity(1200, "m") }, "1,200 meters", "1,200 metros"],
    [{ load: quantity(12.5, "lb") }, "Use 12.5 pounds.", "Use 12.5 libras."],
    [{ load: quantity(1, "kg") }, "Use 1 kilogram.", "Use 1 kilogramo."],
    [{ load: quantity(20, "%bw") }, "Use 20 percent of your body weight.", "Use 20 por ciento de su peso."],
    [
      { load: quantity(60, "%1rm") },
      "Use 60 percent of the most you can lift.",
      "Use 60 por ciento de lo más que puede levantar.",
    ],
    [{ load: quantity(3, "band") }, "Use the red band.", "Use la banda roja."],
    [{ load: quantity(9, "band") }, "Use band number 9.", "Use la banda número 9."],
    [{ load: quantity(4, "pin") }, "Set the pin at 4.", "Ponga el pasador en 4."],
    [{ rest: quantity(60, "s") }, "Rest 60 seconds.", "Descanse 60 segundos."],
    [
      { sets: quantity(2, "set"), reps: quantity(5, "rep"), rest: quantity(2, "min") },
      "2 sets of 5 | Rest 2 minutes between sets.",
      "2 series de 5 | Descanse 2 minutos entre series.",
    ],
    [{ range: quantity(90, "deg") }, "Move up to 90 degrees.", "Mueva hasta 90 grados."],
    [{ assistance: quantity(1, "assist") }, "Do it by yourself.", "Hágalo sin ayuda."],
    [
      { assistance: quantity(5, "assist") },
      "Have someone help you a little.",
      "Que alguien le ayude un poco.",
    ],
    [{ assistance: quantity(11, "assist") }, "Help level 11.", "Nivel de ayuda 11."],
    [{ height: quantity(4, "in") }, "Set the height at 4 inches.", "Ponga la altura en 4 pulgadas."],
    [
      { height: quantity(15, "cm") },
      "Set the height at 15 centimeters.",
      "Ponga la altura en 15 centímetros.",
    ],
    [{ incline: quantity(3, "%") }, "Set the slope at 3 percent.", "Ponga la subida en 3 por ciento."],
    [{ speed: quantity(2.5, "mph") }, "Go 2.5 miles an hour.", "Vaya a 2.5 millas por hora."],
    [{ speed: quantity(4, "km/h") }, "Go 4 kilometers an hour.", "Vaya a 4 kilómetros por hora."],
    [
      { rpeCap: quantity(5, "rpe") },
      "Keep your effort at 5 out of 10 or less.",
      "Mantenga el esfuerzo en 5 de 10 o menos.",
    ],
    [
      { painCap: quantity(3, "pain") },
      "Stop if pain goes above 3 out of 10.",
      "Pare si el dolor pasa de 3 de 10.",
    ],
    [{}, "", ""],
  ];
  for (const [dose, en, es] of table) {
    assert.equal(said(dose, "en"), en);
    assert.equal(said(dose, "es"), es);
  }
  const shown = new Set(
    table.flatMap(([dose]) => Object.entries(dose).map(([field, { unit }]) => `${field} ${unit}`)),
  );
  for (const field of doseFields)
    for (const unit of doseFieldFacts[field].units)
      assert.ok(shown.has(`${field} ${unit}`), `${field} ${unit}`);
});

const ladders: Record<string, readonly string[]> = { band: bandColors, assist: assistanceLevels };
const doses = fc.record(
  Object.fromEntries(
    doseFields.map((field) => [
      field,
      fc.constantFrom(...doseFieldFacts[field].units).chain((unit) =>
        fc.integer({ min: 0, max: 10_000_000 }).map(
          (thousandths): Quantity => ({
            unit,
            thousandths: ladders[unit] ? Math.ceil(thousandths / 1000) * 1000 : thousandths,
          }),
        ),
      ),
    ]),
  ) as Record<DoseField, fc.Arbitrary<Quantity>>,
  { requiredKeys: [] },
) as fc.Arbitrary<Dose>;

test("of any dose every field is said in one part alone, with each of its numbers once and its unit in words", () => {
  fc.assert(
    fc.property(doses, fc.constantFrom(...homeLanguages), (dose, language) => {
      const { counts, sentences } = plainDose(dose, language);
      const parts = [...counts, ...sentences];
      assert.deepEqual(
        parts.flatMap(({ fields }) => fields).toSorted(),
        doseFields.filter((field) => dose[field]).toSorted(),
      );
      for (const { fields, words } of parts) {
        const text = plain(words);
        // The scale of effort and pain is no amount of the dose.
        const numbers =
          text
            .replaceAll(/ (?:out of|de) 10(?=[ .]|$)/gu, (scale) =>
              fields.some((field) => field === "rpeCap" || field === "painCap") ? "" : scale,
            )
            .match(/\d[\d,]*(?:\.\d+)?/gu) ?? [];
        const amounts = fields.flatMap((field) => {
          const value = dose[field];
          const isNamed = value && ladders[value.unit]?.[value.thousandths / 1000 - 1] !== undefined;
          return value && !isNamed ? [formatAmount(value.thousandths)] : [];
        });
        assert.deepEqual(numbers, amounts, text);
        assert.ok(text.replaceAll(/[\d.,\s]/gu, "").length >= 3, `${text} says its unit`);
      }
    }),
  );
});

test("the sentences of a dose are read in the 6th grade", () => {
  for (const { usualDose, exerciseId } of exercises.filter(({ isHomeSuitable }) => isHomeSuitable)) {
    const text = plain(
      plainDose(usualDose, "en")
        .sentences.map(({ words }) => words)
        .join(" "),
    );
    if (text !== "")
      assert.ok(gradeOf(text) <= 6.9 && wordsPerSentence(text) <= 14, `${exerciseId}: ${text}`);
  }
});

test("the side is told by the limb that moves, and only where the exercise has one", () => {
  const knee = { region: "knee", isSided: true, weightBearing: [] } as const;
  assert.equal(plainSide(knee, "bilateral", "en"), "each leg");
  assert.equal(plainSide(knee, "alternating", "es"), "cada pierna");
  assert.equal(plainSide({ ...knee, region: "shoulder" }, "left", "en"), "left arm");
  assert.equal(plainSide({ ...knee, region: "neck" }, "right", "es"), "lado derecho");
  assert.equal(plainSide({ ...knee, isSided: false }, "bilateral", "en"), "");
  assert.equal(plainSide(knee, "not-applicable", "en"), "");
  assert.equal(plainSide({ ...knee, region: "balance", weightBearing: ["leg"] }, "left", "en"), "left leg");
});

test("how often is every day, or the days by name, and more than once where it is", () => {
  const often = (timesPerDay: number, days: readonly (typeof homeDays)[number][]) => ({ timesPerDay, days });
  assert.equal(plainHowOften(often(1, homeDays), "en"), "every day");
  assert.equal(plainHowOften(often(1, ["fri", "mon", "wed"]), "en"), "Mon, Wed, Fri");
  assert.equal(plainHowOften(often(3, homeDays), "es"), "3 veces al día, todos los días");
  assert.equal(plainHowOften(often(2, ["sat", "sun"]), "es"), "2 veces al día, sáb, dom");
  for (let count = 1; count <= 7; count += 1)
    assert.equal(beginHowOften({ timesPerDay: 2, daysPerWeek: count }).days.length, count);
  assert.deepEqual(beginHowOften(undefined), { timesPerDay: 1, days: homeDays });
});

test("every exercise that suits home has a Spanish name of its own, and nothing else has one", () => {
  assert.deepEqual(
    Object.keys(spanishNames).toSorted(),
    exercises
      .filter(({ isHomeSuitable }) => isHomeSuitable)
      .map(({ exerciseId }) => exerciseId)
      .toSorted(),
  );
  const names = Object.values(spanishNames);
  assert.equal(new Set(names).size, names.length);
  for (const name of names) assert.ok(name.length <= 46, name);
});

test("every stop-and-call sentence of the library is known in both languages, and no other is", () => {
  const library = new Set([...usualStopAndCall, ...protocols.flatMap(({ stopAndCall }) => stopAndCall)]);
  assert.deepEqual(Object.keys(stopCriteria).toSorted(), [...library].toSorted());
  for (const [sentence, { en, es }] of Object.entries(stopCriteria)) {
    assert.notEqual(en, es, sentence);
    assert.ok(gradeOf(`Stop if ${en}.`) <= 6.9, `${sentence}: ${gradeOf(`Stop if ${en}.`).toFixed(1)}`);
  }
});

test("when to stop names the pain, whom to call, and chest pain whatever was ordered; typed words stay as typed", () => {
  assert.deepEqual(plainStop({ painMost: 5, criteria: [] }, "en"), [
    { lead: "Stop and call us", words: "if pain goes above 5 out of 10." },
    { lead: "Call 911", words: "if you have chest pain or cannot breathe well." },
  ]);
  const criteria = [
    "A fall",
    "Ring Dr. Ruiz if the brace slips",
    "Bladder or bowel change: emergency room now",
  ];
  assert.deepEqual(plainStop({ painMost: 4, criteria }, "es"), [
    {
      lead: "Pare y llámenos",
      words: "si el dolor pasa de 4 de 10, o si se cae. Ring Dr. Ruiz if the brace slips.",
    },
    { lead: "Vaya a emergencias ahora mismo", words: "si no controla la orina o las evacuaciones." },
    { lead: "Llame al 911", words: "si tiene dolor en el pecho o no puede respirar bien." },
  ]);
  assert.deepEqual(listTyped(criteria), ["Ring Dr. Ruiz if the brace slips"]);
});

test("the language is the patient's where it is printed, else English with somebody to interpret", () => {
  assert.deepEqual(languageFor("es"), { language: "es", needsInterpreter: false });
  assert.deepEqual(languageFor("vi"), { language: "en", needsInterpreter: true });
});

test("the part of the body is told from the diagnosis, and nothing private is", () => {
  assert.equal(plainPlace([{ code: "M17.0", side: "both" }], "en"), "Both knees");
  assert.equal(plainPlace([{ code: "M75.101", side: "right" }], "es"), "Hombro derecho");
  assert.equal(plainPlace([{ code: "M54.50", side: "midline" }], "en"), "Low back");
  assert.equal(plainPlace([{ code: "R10.24", side: "midline" }], "en"), "");
  assert.equal(plainPlace([], "es"), "");
});
