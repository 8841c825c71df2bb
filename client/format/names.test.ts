import assert from "node:assert/strict";
import { test } from "node:test";
import { formatStopwatch, formatWaiting, spellWaiting } from "./durations.ts";
import { formatMrn, formatName, initials, type PersonName } from "./names.ts";

const names: readonly (readonly [PersonName, string, string])[] = [
  [{ family: "Hale", given: "Dorothy", title: "Mrs." }, "HALE, Dorothy (Mrs.)", "DH"],
  [{ family: "Fitzgerald-Montoya", given: "Guadalupe E." }, "FITZGERALD-MONTOYA, Guadalupe E.", "GF"],
  [{ family: "Wałęsa", given: "Łucja" }, "WAŁĘSA, Łucja", "ŁW"],
  [{ family: "O'Brien", given: "Seán", title: null }, "O'BRIEN, Seán", "SO"],
  [{ family: "Sukarno", given: "" }, "SUKARNO", "S"],
  [{ family: " de la Cruz ", given: " Ana " }, "DE LA CRUZ, Ana", "AD"],
];
for (const [name, expected, letters] of names)
  test(`${name.given} ${name.family} reads ${expected} and ${letters}`, () => {
    assert.equal(formatName(name), expected);
    assert.equal(initials(name), letters);
  });

test("a record number is grouped for reading, letters are left alone", () => {
  assert.equal(formatMrn("44318"), "44\u00a0318");
  assert.equal(formatMrn("318"), "318");
  assert.equal(formatMrn("00044318"), "00\u00a0044\u00a0318");
  assert.equal(formatMrn("A-44318"), "A-44318");
});

const hour = 3_600_000;
const waits: readonly (readonly [number, string, string])[] = [
  [0, "now", "less than a minute"],
  [59_999, "now", "less than a minute"],
  [60_000, "1_min", "1 minute"],
  [35 * 60_000, "35_min", "35 minutes"],
  [hour - 1, "59_min", "59 minutes"],
  [hour, "1_h", "1 hour"],
  [4 * hour, "4_h", "4 hours"],
  [47.9 * hour, "47_h", "47 hours"],
  [48 * hour, "2_d", "2 days"],
  [33 * 24 * hour, "33_d", "33 days"],
];
for (const [milliseconds, short, long] of waits)
  test(`${milliseconds} ms of waiting reads ${short}`, () => {
    assert.equal(formatWaiting(milliseconds).replace("\u00a0", "_"), short);
    assert.equal(spellWaiting(milliseconds), long);
  });

for (const [milliseconds, expected] of [
  [108_000, "1:48"],
  [1_722_000, "28:42"],
  [3_909_000, "1:05:09"],
  [-5, "0:00"],
] as const)
  test(`a clock of ${milliseconds} ms reads ${expected}`, () =>
    assert.equal(formatStopwatch(milliseconds), expected));
