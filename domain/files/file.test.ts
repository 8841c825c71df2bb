import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { describeUnfit, fileContentSchema, fileName, mediaTypeOf, mostFileBytes } from "./file.ts";

const bytes = (...parts: (string | number[])[]): Uint8Array =>
  Uint8Array.from(
    parts.flatMap((part) =>
      typeof part === "string" ? Array.from(part, (letter) => letter.charCodeAt(0)) : part,
    ),
  );
const pdf = bytes("%PDF-1.4\nbody\n%%EOF\n");
const jpeg = bytes([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3, 0xff, 0xd9]);
const png = bytes(
  [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
  "....",
  [0x49, 0x45, 0x4e, 0x44, 0xae, 0x42, 0x60, 0x82],
);

test("a whole PDF, JPEG or PNG is known by its bytes, and nothing else is", () => {
  assert.deepEqual([pdf, jpeg, png].map(mediaTypeOf), ["application/pdf", "image/jpeg", "image/png"]);
  for (const other of [
    bytes("<html><script>alert(1)</script>"),
    bytes("<svg xmlns='http://www.w3.org/2000/svg'/>"),
    bytes("PK\u0003\u0004"),
    bytes(" %PDF-1.4 %%EOF"),
    bytes("%PDF"),
    bytes(""),
  ])
    assert.equal(mediaTypeOf(other), undefined);
});

test("a file cut off anywhere before its last mark is not kept", () => {
  for (const whole of [pdf.slice(0, -1), jpeg, png])
    for (let length = 0; length < whole.length; length += 1)
      assert.equal(mediaTypeOf(whole.slice(0, length)), undefined, `${length} of ${whole.length}`);
});

test("5 MB are kept and one byte more is refused", () => {
  const padded = (length: number) => {
    const file = new Uint8Array(length);
    file.set(bytes("%PDF-1.7\n"), 0);
    file.set(bytes("%%EOF"), length - 5);
    return file;
  };
  assert.equal(describeUnfit(padded(mostFileBytes)), undefined);
  assert.match(describeUnfit(padded(mostFileBytes + 1)) ?? "", /larger than 5 MB/);
  assert.match(describeUnfit(bytes("hello")) ?? "", /not a whole PDF/);
  const most = "A".repeat(Math.ceil(mostFileBytes / 3) * 4);
  assert.ok(fileContentSchema.safeParse(most).success);
  assert.equal(fileContentSchema.safeParse(`${most}A`).success, false);
  assert.equal(fileContentSchema.safeParse("not base64!").success, false);
});

test("a name carries no path, no line break and the ending of what the file is", () => {
  assert.equal(fileName("ACL protocol.pdf", "application/pdf"), "ACL protocol.pdf");
  assert.equal(fileName("scan.exe", "image/png"), "scan.png");
  assert.equal(fileName("../../etc/passwd", "application/pdf"), ".. .. etc passwd.pdf");
  assert.equal(fileName('a"b\\c', "image/jpeg"), "a b c.jpg");
  assert.equal(fileName(".pdf", "application/pdf"), "document.pdf");
  fc.assert(
    fc.property(fc.string({ maxLength: 120 }), (name) => {
      assert.doesNotMatch(fileName(name, "application/pdf"), /[\\/:*?"<>|\r\n\t]/);
    }),
  );
});
