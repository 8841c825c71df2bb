import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { Dose } from "#domain/doses/dose.ts";
import { quantity } from "#domain/doses/quantity.ts";
import { applyDoseEvent, foldDoseEvents, noCurrentDoses } from "./current-dose.ts";
import { doseArbitrary } from "./plan.arbitrary.ts";

const load = (pounds: number): Dose => ({ load: quantity(pounds, "lb") });

test("current doses: one step at a time equals the whole fold, and only facts change them", () => {
  const event = fc.oneof(
    fc.record({
      kind: fc.constant("lines-signed" as const),
      owns: fc.constantFrom("prescriber" as const, "therapist" as const),
      lines: fc.uniqueArray(
        fc.record({ lineKey: fc.constantFrom("a", "b", "c"), lineId: fc.uuid(), dose: doseArbitrary }),
        { selector: (signed) => signed.lineKey, maxLength: 3 },
      ),
    }),
    fc.record({
      kind: fc.constant("dose-set" as const),
      lineKey: fc.constantFrom("a", "b", "x"),
      dose: doseArbitrary,
    }),
    fc.record({
      kind: fc.constant("line-added" as const),
      line: fc.record({ lineKey: fc.constantFrom("d", "e"), lineId: fc.uuid(), dose: doseArbitrary }),
    }),
  );
  fc.assert(
    fc.property(fc.array(event, { maxLength: 12 }), (events) => {
      let doses = noCurrentDoses;
      for (const next of events) doses = applyDoseEvent(doses, next);
      assert.deepEqual(doses, foldDoseEvents(events));
    }),
  );
});

test("a kept line keeps its current dose, a re-prescribed one starts from the new dose, a removed one goes inactive", () => {
  const signed = (dose: Dose, lineId: string) => ({ lineKey: "press", lineId, dose });
  const doses = foldDoseEvents([
    { kind: "lines-signed", owns: "prescriber", lines: [signed(load(45), "v1")] },
    { kind: "dose-set", lineKey: "press", dose: load(55) },
    { kind: "lines-signed", owns: "prescriber", lines: [signed(load(45), "v2")] },
  ]);
  assert.deepEqual(doses.get("press")?.dose, load(55));
  const changed = applyDoseEvent(doses, {
    kind: "lines-signed",
    owns: "prescriber",
    lines: [signed(load(60), "v3")],
  });
  assert.deepEqual(changed.get("press")?.dose, load(60));
  assert.equal(
    applyDoseEvent(changed, { kind: "lines-signed", owns: "prescriber", lines: [] }).get("press")?.isActive,
    false,
  );
});
