import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import {
  type ChartPart,
  chartParts,
  describeKeptParts,
  describeParts,
  keptParts,
  neededParts,
  withNeeded,
  withoutPart,
} from "#domain/access/chart-parts.ts";
import { defaultParts, type SeatSight, validateSight } from "./seat.ts";

const somePart = fc.subarray([...chartParts]);
const isClosed = (parts: readonly ChartPart[]): boolean =>
  parts.every((part) => (neededParts[part] ?? []).every((needed) => parts.includes(needed)));

void test("a seat begins with what its specialty advises on, and who may act by it with the whole chart", () => {
  const table: [Parameters<typeof defaultParts>[0], string][] = [
    [{ role: "physiatrist", specialty: "" }, "the whole chart"],
    [{ role: "therapist", specialty: "hand therapist" }, "the whole chart"],
    [{ role: "specialist", specialty: "Pain medicine" }, "the whole chart"],
    [{ role: "specialist", specialty: "Orthopedic surgeon" }, "the whole chart"],
    [
      { role: "specialist", specialty: "psychologist" },
      "diagnoses and precautions, prescription and plan, sessions and progress, medications, visit notes",
    ],
    [{ role: "specialist", specialty: "Orthotist" }, "diagnoses and precautions, prescription and plan"],
    [
      { role: "specialist", specialty: "dietitian" },
      "diagnoses and precautions, tests and results, medications",
    ],
    [{ role: "specialist", specialty: "social worker" }, "diagnoses and precautions, prescription and plan"],
    [{ role: "specialist", specialty: "astrologer" }, "diagnoses and precautions"],
    [{ role: null, specialty: "" }, "diagnoses and precautions"],
  ];
  for (const [seat, words] of table) assert.equal(describeParts(defaultParts(seat)), words, seat.specialty);
});

void test("what a seat begins with is accepted whatever the specialty is called, and opens no section", () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 60 }), (specialty) => {
      const sight = { sees: defaultParts({ role: "specialist", specialty }), sections: [] };
      const facts = { isColleague: true, mayOpen: [], giverRole: "admin" } as const;
      assert.deepEqual(validateSight(sight, facts), []);
    }),
  );
});

void test("a part is never open without those it is read against, whichever is ticked or unticked", () => {
  fc.assert(
    fc.property(somePart, fc.constantFrom(...chartParts), (parts, part) => {
      const ticked = withNeeded([...parts, part]);
      assert.ok(isClosed(ticked) && ticked.includes(part));
      const left = withoutPart(ticked, part);
      assert.ok(isClosed(left) && !left.includes(part));
    }),
  );
});

void test("a part is open or said to be kept, never both and never neither", () => {
  fc.assert(
    fc.property(somePart, (parts) => {
      const kept = keptParts(parts);
      assert.deepEqual(
        chartParts.filter((part) => parts.includes(part) || kept.includes(part)),
        [...chartParts],
      );
      assert.ok(kept.every((part) => !parts.includes(part)));
      assert.equal(describeKeptParts(kept, "Dr. A. Osei") === null, parts.length === chartParts.length);
    }),
  );
});

void test("what is not opened is said with whom to ask", () => {
  assert.equal(
    describeKeptParts(["results", "notes"], "Dr. A. Osei"),
    "Not opened to your seat: tests and results, visit notes. Ask Dr. A. Osei.",
  );
  assert.equal(
    describeKeptParts(["notes"], null),
    "Not opened to your seat: visit notes. Ask the treating physiatrist.",
  );
});

void test("what a seat may not see is refused at its field, in words", () => {
  const pelvic = { section: "pelvic", reason: "Treats it" } as const;
  const colleague = { isColleague: true, mayOpen: ["pelvic"], giverRole: "physiatrist" } as const;
  const table: [SeatSight, Parameters<typeof validateSight>[1], string | null][] = [
    [{ sees: [...chartParts], sections: [pelvic] }, colleague, null],
    [{ sees: [], sections: [] }, colleague, "sees: Choose at least one part of the chart."],
    [
      { sees: ["sessions"], sections: [] },
      colleague,
      "sees: This is read against diagnoses and precautions, prescription and plan. Open that too.",
    ],
    [{ sees: ["results", "results"], sections: [] }, colleague, "sees: A part stands twice."],
    [{ sees: ["results"], sections: [pelvic, pelvic] }, colleague, "sections: A section stands twice."],
    [
      { sees: ["results"], sections: [{ section: "abuse", reason: "Asked" }] },
      colleague,
      "sections: You are not named for this section. Ask a colleague who is.",
    ],
    [
      { sees: ["results"], sections: [pelvic] },
      { ...colleague, mayOpen: [], giverRole: "admin" },
      "sections: A treating physiatrist opens sensitive sections.",
    ],
    [
      { sees: ["diagnoses"], sections: [] },
      { ...colleague, isColleague: false },
      "sees: An outside contact has no sign-in and sees nothing here.",
    ],
    [{ sees: [], sections: [] }, { ...colleague, isColleague: false }, null],
  ];
  for (const [sight, facts, said] of table) {
    const [problem] = validateSight(sight, facts);
    assert.equal(problem ? `${problem.field}: ${problem.words}` : null, said);
  }
});
