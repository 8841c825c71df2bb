import assert from "node:assert/strict";
import { test } from "node:test";
import { Refused } from "#server/refusal.ts";
import { acceptPassword } from "./password.ts";

const about = { email: "rachel.kimberly@example.org", names: ["Rachel", "Kimberly"] };
const wordsFor = (password: string): string => {
  try {
    acceptPassword(password, about);
    return "accepted";
  } catch (error) {
    assert.ok(error instanceof Refused);
    assert.equal(error.refusal.field, "password");
    assert.ok(!error.refusal.words.includes(password));
    return error.refusal.words;
  }
};

test("a password has 15 to 128 characters, counted as a person counts them; spaces and every script are welcome", () => {
  assert.match(wordsFor("maple bridge q"), /at least 15/);
  assert.equal(wordsFor("maple bridge qu"), "accepted");
  assert.match(wordsFor("żółć gęślą jaź"), /at least 15/);
  assert.equal(wordsFor("żółć gęślą jaźń"), "accepted");
  assert.equal(wordsFor("桜の木の下で静かに本を読む午後です"), "accepted");
  assert.match(wordsFor("😀🐟🌊🍁🚲🎻🪁🧭🪶🦉🍐🛶🏔🌻".slice(0, 28)), /at least 15/);
  assert.equal(wordsFor(`${"maple bridge ".repeat(9)}and eleven`.slice(0, 127)), "accepted");
  assert.match(wordsFor(`maple bridge ${"quiet ferry ".repeat(10)}`), /at most 128/);
});

test("what is guessed first is refused with the reason: repeats, rows of keys, one's own name", () => {
  assert.match(wordsFor("aaaaaaaaaaaaaaaaaaaa"), /repeats itself/);
  assert.match(wordsFor("abcabcabcabcabcabc"), /repeats itself/);
  for (const guessed of [
    "Password Password 1!",
    "123456789012345678",
    "Qwertyuiop asdfgh",
    "welcome to the clinic",
    "kimberlykimberly",
    "Rachel Rachel Rachel",
    "rachel.kimberly rachel.kimberly",
  ])
    assert.match(wordsFor(guessed), /guessed first/, guessed);
});

test("the same password typed on another keyboard is the same password", () => {
  const composed = acceptPassword("caf\u00e9 au lait matin", about);
  const decomposed = acceptPassword("cafe\u0301 au lait matin", about);
  assert.equal(composed, decomposed);
});
