import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { exercises } from "./library.ts";
import { type ExerciseQuery, searchExercises, searchWithOwn } from "./search.ts";

const found = (query: ExerciseQuery, most = 5): string[] =>
  searchExercises(query, most).map(({ exerciseId }) => exerciseId);

test("typed words find by the beginnings of name, other names, purpose, region and equipment", () => {
  const table: [text: string, first: string][] = [
    ["leg pr", "leg-press"],
    ["press leg", "leg-press"],
    ["SLR", "straight-leg-raise"],
    ["tke", "terminal-knee-extension"],
    ["LAQ", "knee-extension"],
    ["RDL", "romanian-deadlift"],
    ["nustep", "recumbent-stepper"],
    ["clams", "clamshell"],
    ["epley", "canalith-repositioning"],
    ["cat cow", "cat-camel"],
    ["CATCAMEL".slice(0, 3), "cat-camel"],
    ["heel raises", "heel-raise"],
    ["vor x1", "gaze-stabilization"],
    ["kegel", "pelvic-floor-contraction"],
    ["scapula squeeze", "scapular-set"],
    ["putty", "grip-putty"],
    ["bridging", "hip-bridge"],
    ["step-up stepping", "step-up"],
  ];
  for (const [text, first] of table)
    assert.ok(found({ text }, 3).includes(first), `${text}: ${found({ text }).join(" ")}`);
  for (const [text, first] of table.slice(0, 7)) assert.equal(found({ text })[0], first, text);
  assert.ok(found({ text: "balance" }, 10).length >= 3);
  assert.deepEqual(found({ text: "zzz" }), []);
  assert.deepEqual(found({ text: "leg zzz" }), [], "every word must be there");
});

test("a misspelled word finds what is spelled alike and says so; noise finds nothing", () => {
  for (const [text, first] of [
    ["quadricep sett", "quad-set"],
    ["clamshlel", "clamshell"],
    ["shoulder pendulem", "pendulum"],
    ["romainian deadlift", "romanian-deadlift"],
    ["bridgge", "hip-bridge"],
  ] as const) {
    const { exercises: near, isSpelledAlike } = searchWithOwn({ text }, 5, []);
    assert.equal(
      near[0]?.exerciseId,
      first,
      `${text}: ${near.map(({ exerciseId }) => exerciseId).join(" ")}`,
    );
    assert.equal(isSpelledAlike, true, text);
  }
  assert.equal(searchWithOwn({ text: "quad set" }, 5, []).isSpelledAlike, false);
  assert.deepEqual(searchWithOwn({ text: "qwrtpz lkjhgf" }, 5, []), { exercises: [], isSpelledAlike: false });
});

test("ER and IR at the shoulder are turning out and in", () => {
  for (const exercise of searchExercises({ text: "er", region: "shoulder" }, 20))
    assert.match(`${exercise.name} ${exercise.alsoCalled}`, /external rotation|\ber/i);
  assert.ok(found({ text: "shoulder er" }, 20).includes("band-rotation"));
  assert.ok(found({ text: "shoulder ir band" }, 20).includes("band-internal-rotation"));
});

test("region, kind and tag narrow what is found, with or without words", () => {
  assert.ok(searchExercises({ text: "", region: "hand" }, 50).every(({ region }) => region === "hand"));
  assert.ok(searchExercises({ text: "", kind: "modality" }, 50).every(({ kind }) => kind === "modality"));
  const needled = searchExercises({ text: "", tag: "needling" }, 50);
  assert.deepEqual(
    needled.map(({ exerciseId }) => exerciseId),
    ["dry-needling"],
  );
  assert.deepEqual(found({ text: "stretch", region: "ankle", kind: "exercise" }).toSorted(), [
    "ankle-mobilization-band",
    "calf-stretch",
    "calf-stretch-towel",
    "soleus-stretch",
  ]);
});

test("each exercise is found by its whole name first, and an answer is never longer than asked", () => {
  for (const { name, exerciseId } of exercises) assert.equal(found({ text: name })[0], exerciseId);
  fc.assert(
    fc.property(fc.string({ maxLength: 60 }), fc.integer({ min: 0, max: 30 }), (text, most) => {
      const answer = found({ text }, most);
      assert.ok(answer.length <= most);
      assert.deepEqual(found({ text }, most), answer);
    }),
  );
});

test("a search takes less than 5 ms", () => {
  const texts = ["s", "st", "shoulder external rotation band", "kn", "zzzz yyyy", "leg raise straight", ""];
  for (const text of texts) found({ text });
  const startedAt = performance.now();
  const rounds = 20;
  for (let round = 0; round < rounds; round += 1) for (const text of texts) found({ text }, 12);
  const each = (performance.now() - startedAt) / (rounds * texts.length);
  assert.ok(each < 5, `${each.toFixed(2)} ms`);
});
