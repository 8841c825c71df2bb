import assert from "node:assert/strict";
import { test } from "node:test";
import { validNpi } from "./codes.ts";
import { resolveReference } from "./references.ts";

const fullUrls = new Map([
  ["urn:uuid:aaaa", "Patient/p1"],
  ["http://x.example/fhir/Patient/9", "Patient/nine"],
]);

test("a reference resolves by the bundle's own addresses first, then by type and id; anything else is unknown", () => {
  for (const [reference, resolved] of [
    ["urn:uuid:aaaa", "Patient/p1"],
    ["http://x.example/fhir/Patient/9", "Patient/nine"],
    ["Patient/7", "Patient/7"],
    ["https://y.example/r4/Patient/7/_history/2", "Patient/7"],
    ["urn:uuid:bbbb", "Patient/bbbb"],
    ["Practitioner?identifier=http://hl7.org/fhir/sid/us-npi|123", undefined],
    ["#inside", undefined],
    ["Patient/../../etc", undefined],
    ["javascript:alert(1)", undefined],
    ["", undefined],
    [undefined, undefined],
  ] as const)
    assert.equal(resolveReference(reference, "Patient", fullUrls), resolved, String(reference));
});

test("a provider number is kept only when its check digit agrees", () => {
  assert.equal(validNpi("1234567893"), "1234567893");
  for (const wrong of ["1234567890", "123456789", "160", "", undefined]) assert.equal(validNpi(wrong), "");
});
