import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { parseWithDecimalText } from "./parse-json.ts";
import { BrokenJson, splitBundle } from "./split-bundle.ts";

function split(text: string, cuts: readonly number[], mostBytes = 1_000_000) {
  const elements: string[] = [];
  let oversized = 0;
  const splitter = splitBundle(
    {
      element: (bytes) => elements.push(bytes.toString("utf8")),
      oversized: () => {
        oversized += 1;
      },
    },
    mostBytes,
  );
  const bytes = Buffer.from(text);
  const places = [0, ...cuts.map((cut) => cut % (bytes.length + 1)), bytes.length].toSorted((a, b) => a - b);
  for (const [index, place] of places.entries())
    if (index > 0) {
      // One buffer that is filled again, as a stream may do.
      const chunk = Buffer.from(bytes.subarray(places[index - 1], place));
      splitter.push(chunk);
      chunk.fill(0);
    }
  return { elements, oversized, shell: splitter.end().toString("utf8") };
}

test("however a bundle is cut into chunks and spaced, its entries come out as they went in", () => {
  const character = fc.oneof(
    fc.constantFrom("{", "}", "[", "]", '"', ":", ",", "\\", "/", "u", " ", "\n", "\t", "\u0000"),
    fc
      .integer({ min: 0, max: 0x10_ff_ff })
      .filter((code) => code < 0xd8_00 || code > 0xdf_ff)
      .map((code) => String.fromCodePoint(code)),
  );
  const resource = fc.dictionary(fc.string({ unit: character }), fc.jsonValue(), { maxKeys: 4 });
  fc.assert(
    fc.property(
      fc.array(resource, { maxLength: 6 }),
      fc.dictionary(fc.string(), fc.jsonValue(), { maxKeys: 3 }),
      fc.array(fc.nat(), { maxLength: 12 }),
      fc.constantFrom(undefined, 1, "\t"),
      (entry, around, cuts, space) => {
        const { entry: _, ...rest } = around;
        const text = JSON.stringify(
          { ...rest, nested: { entry: [{ no: 1 }] }, entry, type: "x" },
          undefined,
          space,
        );
        const { elements, shell } = split(text, cuts);
        assert.deepEqual(
          elements.map((element) => JSON.parse(element) as unknown),
          JSON.parse(JSON.stringify(entry)),
        );
        assert.deepEqual(JSON.parse(shell), {
          ...(JSON.parse(JSON.stringify(rest)) as object),
          nested: { entry: [{ no: 1 }] },
          entry: entry.map(() => 0),
          type: "x",
        });
      },
    ),
    { numRuns: 60 },
  );
});

test("an entry larger than one resource may be is passed over and the next one comes out", () => {
  const text = JSON.stringify({ entry: [{ a: "x".repeat(500) }, { b: 1 }] });
  const { elements, oversized } = split(text, [40, 90, 300], 100);
  assert.deepEqual(elements, ['{"b":1}']);
  assert.equal(oversized, 1);
});

test("a document that breaks off, nests too deep or goes on after its end is refused", () => {
  for (const text of ['{"entry":[{"a":1}', "", "x", '{"a":1} 2', `{"a":${"[".repeat(300)}`])
    assert.throws(() => split(text, [3]), BrokenJson, text.slice(0, 20));
});

test("measured numbers keep their source text, other numbers stay numbers", () => {
  assert.deepEqual(parseWithDecimalText('{"value":1.50,"rank":1.50,"q":{"value":-0.0},"valueInteger":7}'), {
    value: "1.50",
    rank: 1.5,
    q: { value: "-0.0" },
    valueInteger: "7",
  });
});
