import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import { test } from "node:test";

/** At least, at most, right, left, delta, check mark: absent from the font, so they would be drawn by another one. */
const missing = /[\u2265\u2264\u2192\u2190\u0394\u2713]/u;

const folder = new URL("..", import.meta.url).pathname;
const files = globSync("**/*.{ts,tsx,css,html,json}", { cwd: folder });

const withoutComments = (source: string): string =>
  source.replaceAll(/\/\*.*?\*\//gsu, "").replaceAll(/^\s*\/\/.*$/gmu, "");

test("no text of the client holds a character the font lacks", () => {
  assert.ok(files.length > 50, `${files.length} files`);
  for (const file of files) {
    const found = missing.exec(withoutComments(readFileSync(`${folder}/${file}`, "utf8")));
    assert.equal(found, null, `${file} holds ${found?.[0]}: say it in words or draw an icon`);
  }
});

test("no style of a part names a color: values live in the tokens", () => {
  for (const file of globSync("**/*.module.css", { cwd: folder })) {
    const css = readFileSync(`${folder}/${file}`, "utf8").replaceAll(/@media print \{.*?\n\}/gsu, "");
    const found = /#[0-9a-f]{3,8}\b|rgba?\(|hsla?\(/iu.exec(css);
    assert.equal(found, null, `${file} names ${found?.[0]}`);
  }
});
