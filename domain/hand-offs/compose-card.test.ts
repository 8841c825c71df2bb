import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import {
  composeCard,
  type HandOffRecord,
  mostCardLines,
  mostLineCharacters,
  mostTellCharacters,
} from "./compose-card.ts";

const bare: HandOffRecord = {
  problem: "Right total knee",
  phase: null,
  restrictions: [],
  changes: [],
  hotLines: [],
  lastPain: null,
  questions: [],
  tell: null,
  language: null,
};

test("the gravest stands first, what is left out is counted, and what is not known is said", () => {
  assert.deepEqual(
    composeCard(bare).map(({ term, words }) => `${term}: ${words}`),
    [
      "Problem: Right total knee",
      "Restricts: no limit, contraindication or precaution stands",
      "Pain: no session yet",
    ],
  );
  const card = composeCard({
    ...bare,
    phase: "phase 2 of 4",
    restrictions: [
      { effect: "monitor", words: "Watch breath" },
      { effect: "precaution", words: "Osteoporosis: no loaded bending" },
      { effect: "limit", words: "Left knee flexion at most 90°" },
      { effect: "contraindication", words: "No ultrasound: pacemaker" },
    ],
    changes: ["Version 3 signed", "Decided: modify", "Result in"],
    hotLines: ["Leg press load 50 lb to 55 lb"],
    lastPain: { of10: "not-asked", on: "Nov 20, 2026" },
    questions: ["Leg press 70 lb", "Bridge 3 × 15"],
    tell: { words: "Ask about the daughter first", byName: "R. Kim, PT" },
    language: "Spanish, interpreter needed",
  });
  assert.deepEqual(
    card.map(({ term, words }) => `${term}: ${words}`),
    [
      "Problem: Right total knee, phase 2 of 4",
      "Contraindication: No ultrasound: pacemaker",
      "Limit: Left knee flexion at most 90°",
      "Precaution: Osteoporosis: no loaded bending (and 1 more)",
      "Lately: Version 3 signed",
      "Lately: Decided: modify (and 1 more)",
      "Last session: Leg press load 50 lb to 55 lb",
      "Pain: not asked, Nov 20, 2026",
      "Open question: Leg press 70 lb (and 1 more)",
      "Tell: Ask about the daughter first (R. Kim, PT)",
      "Language: Spanish, interpreter needed",
    ],
  );
});

test("whatever the record holds, the card is at most twelve short lines and none is empty", () => {
  const words = fc.string({ minLength: 1, maxLength: 400 });
  const lists = fc.array(words, { maxLength: 20 });
  fc.assert(
    fc.property(
      fc.record({
        problem: words,
        phase: fc.option(words),
        restrictions: fc.array(
          fc.record({
            effect: fc.constantFrom("contraindication", "limit", "precaution", "monitor"),
            words,
          }),
          { maxLength: 30 },
        ),
        changes: lists,
        hotLines: lists,
        lastPain: fc.option(
          fc.record({ of10: fc.integer({ min: 0, max: 10 }), on: fc.constant("Nov 20, 2026") }),
        ),
        questions: lists,
        tell: fc.option(
          fc.record({
            words: fc.string({ minLength: 1, maxLength: mostTellCharacters }),
            byName: fc.constant("R. Kim, PT"),
          }),
        ),
        language: fc.option(fc.constant("Spanish")),
      }),
      (record) => {
        const card = composeCard(record);
        assert.ok(card.length <= mostCardLines, String(card.length));
        for (const line of card) {
          assert.notEqual(line.words, "");
          if (line.tone !== "tell") assert.ok(line.words.length <= mostLineCharacters, line.words);
        }
        const shown = card.filter(({ tone }) => tone === "contraindication").length;
        const grave = record.restrictions.filter(({ effect }) => effect === "contraindication").length;
        assert.equal(shown, Math.min(3, grave));
      },
    ),
  );
});
