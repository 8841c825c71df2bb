import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { colorDifference } from "./color-difference.ts";
import { asSeenBy, contrast, parseHex, toLab, type Vision } from "./color-math.ts";

const css = ["tokens.css", "themes.css"]
  .map((file) => readFileSync(new URL(file, import.meta.url), "utf8"))
  .join("\n");

function declarations(opening: string): string[] {
  const start = css.indexOf(opening);
  assert.notEqual(start, -1, opening);
  const body = css.slice(start + opening.length, css.indexOf("}", start));
  return body
    .replaceAll(/\/\*.*?\*\//gsu, "")
    .split(";")
    .map((declaration) => declaration.trim())
    .filter(Boolean);
}

const values = (opening: string): [string, string][] =>
  declarations(opening).map((declaration) => {
    const colon = declaration.indexOf(":");
    return [declaration.slice(0, colon).replace("--", ""), declaration.slice(colon + 1).trim()];
  });

const light = new Map(values(":root {"));
const dark = new Map([...light, ...values(':root[data-theme="dark"] {')]);
const highContrast = new Map([...light, ...values(':root[data-theme="hc"] {')]);

const colorOf = (theme: ReadonlyMap<string, string>, name: string) => parseHex(theme.get(name) ?? name);
const ratio = (theme: ReadonlyMap<string, string>, ink: string, ground: string): number =>
  contrast(colorOf(theme, ink), colorOf(theme, ground));
const lowest = (
  theme: ReadonlyMap<string, string>,
  inks: readonly string[],
  grounds: readonly string[],
): number => Math.min(...inks.flatMap((ink) => grounds.map((ground) => ratio(theme, ink, ground))));

const surfaces = ["page", "canvas", "sunken", "hover", "selected"];
const tints = ["better-tint", "worse-tint", "watch-tint", "neutral-tint", "urgent-tint"];
const marks = ["better", "worse", "watch", "urgent", "neutral"];

/** What it is, the inks, the grounds, the lowest ratio in light and in dark. */
const figures: readonly (readonly [string, readonly string[], readonly string[], number, number])[] = [
  ["text on page", ["text"], ["page"], 16.2, 14.6],
  ["text-2 on page", ["text-2"], ["page"], 7.9, 9.3],
  ["text-3 on page", ["text-3"], ["page"], 5.9, 6.7],
  ["text on the worst surface", ["text"], surfaces, 13.3, 11.6],
  ["text-2 on the worst surface", ["text-2"], surfaces, 6.5, 7.3],
  ["text-3 on the worst surface", ["text-3"], surfaces, 4.9, 5.3],
  ["text on any status tint", ["text"], tints, 13.1, 11.3],
  ["text-2 on any status tint", ["text-2"], tints, 6.5, 7.2],
  ["accent on page", ["accent"], ["page"], 7.8, 9.4],
  ["accent on the worst surface", ["accent"], surfaces, 6.4, 7.5],
  ["band text", ["band-text"], ["band"], 13.9, 10.9],
  ["band labels", ["band-text-2"], ["band"], 9, 7.4],
  ["better on page", ["better"], ["page"], 3.6, 11.8],
  ["worse on page", ["worse"], ["page"], 9.3, 9.3],
  ["watch on page", ["watch"], ["page"], 4.4, 5.3],
  ["urgent on page", ["urgent"], ["page"], 17, 4.5],
  ["neutral on page", ["neutral"], ["page"], 7, 5.6],
  ["control outline on page", ["control-line"], ["page"], 4.2, 4.8],
  ["control outline on the worst field surface", ["control-line"], ["page", "canvas", "sunken"], 3.5, 4.3],
  ["focus ring on page", ["focus"], ["page"], 7.8, 11.6],
  ["envelope end on page", ["env-end"], ["page"], 6.4, 8.6],
  ["prescribed tick on page", ["env-rx"], ["page"], 16.2, 14.6],
  ["current dot on page", ["env-now"], ["page"], 7.8, 9.4],
  ["asked diamond on page", ["env-ask"], ["page"], 4.4, 7.7],
  ["limit wall on page", ["env-limit"], ["page"], 16.2, 14.6],
  ["chart line on page", ["chart-line"], ["page"], 7.8, 9.4],
  ["chart line on the target band", ["chart-line"], ["chart-target"], 6.7, 7.4],
  ["chart line on the important-change band", ["chart-line"], ["chart-mcid"], 6.4, 8.3],
  ["target edge on page", ["chart-target-edge"], ["page"], 3.6, 7.1],
  ["important-change edge on page", ["chart-mcid-edge"], ["page"], 3.8, 4.8],
  ["text on a heat step", ["text"], [1, 2, 3, 4, 5].map((step) => `heat-${step}`), 8.9, 6.3],
];
for (const [what, inks, grounds, inLight, inDark] of figures)
  test(`${what} is ${inLight} in light and ${inDark} in dark`, () => {
    assert.ok(Math.abs(lowest(light, inks, grounds) - inLight) < 0.06, `${lowest(light, inks, grounds)}`);
    assert.ok(Math.abs(lowest(dark, inks, grounds) - inDark) < 0.06, `${lowest(dark, inks, grounds)}`);
  });

test("a mark on its own tint is at least 3.1 in light and 3.9 in dark", () => {
  const own = (theme: ReadonlyMap<string, string>) =>
    Math.min(...marks.map((mark) => ratio(theme, mark, `${mark}-tint`)));
  assert.ok(Math.abs(own(light) - 3.1) < 0.06);
  assert.ok(Math.abs(own(dark) - 3.9) < 0.06);
});

function smallestDifference(theme: ReadonlyMap<string, string>): number {
  const names = [...marks, "accent"];
  const visions: readonly Vision[] = ["normal", "protan", "deutan", "tritan"];
  return Math.min(
    ...visions.flatMap((vision) => {
      const seen = names.map((name) => toLab(asSeenBy(vision, colorOf(theme, name))));
      return seen.flatMap((first, index) =>
        seen.slice(index + 1).map((second) => colorDifference(first, second)),
      );
    }),
  );
}

test("the five marks and the accent stay apart for every kind of color vision", () => {
  assert.ok(Math.abs(smallestDifference(light) - 18.2) < 0.06, `${smallestDifference(light)}`);
  assert.ok(Math.abs(smallestDifference(dark) - 15) < 0.06, `${smallestDifference(dark)}`);
});

test("the color difference agrees with published pairs", () => {
  // Sharma, Wu and Dalal 2005, pairs 1, 9, 20 and 34.
  const pairs = [
    [[50, 2.6772, -79.7751], [50, 0, -82.7485], 2.0425],
    [[50, 2.49, -0.001], [50, -2.49, 0.0011], 7.2195],
    [[50, 2.5, 0], [58, 24, 15], 19.4535],
    [[2.0776, 0.0795, -1.135], [0.9033, -0.0636, -0.5514], 0.9082],
  ] as const;
  for (const [first, second, expected] of pairs)
    assert.ok(Math.abs(colorDifference(first, second) - expected) < 0.0001, `${expected}`);
});

test("in high contrast all text is 21 and every mark at least 10", () => {
  assert.equal(lowest(highContrast, ["text", "text-2", "text-3"], surfaces), 21);
  assert.ok(lowest(highContrast, [...marks, "accent"], surfaces) >= 10);
});

test("the system's choice shows the same values as the person's", () => {
  const automatic = (query: string) => declarations(`@media (${query}) {\n  :root:not([data-theme]) {`);
  assert.deepEqual(automatic("prefers-color-scheme: dark"), declarations(':root[data-theme="dark"] {'));
  assert.deepEqual(automatic("prefers-contrast: more"), declarations(':root[data-theme="hc"] {'));
});

test("every color of the light theme has its dark value", () => {
  const own = new Map(values(':root[data-theme="dark"] {'));
  for (const [name, value] of light)
    if (value.startsWith("#")) assert.ok(own.has(name), `${name} has no dark value`);
});
