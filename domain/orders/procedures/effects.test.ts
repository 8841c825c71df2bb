import assert from "node:assert/strict";
import { test } from "node:test";
import { addDays } from "#domain/calendar/days.ts";
import { recognizeProcedure } from "#domain/precautions/facts/procedures.ts";
import { screenRecord } from "#domain/precautions/screen.ts";
import { recordOf } from "#domain/precautions/testing-record.ts";
import { procedureEffects } from "./effect-table.ts";
import { dueOfEffect, effectsOf, precautionOfEffect } from "./effects.ts";
import type { ProcedureContent } from "./procedure.ts";

const today = "2026-11-23";

/** What the words of a surgery are taken for, of each kind that is done here too. */
const asHistory: Partial<Record<ProcedureContent["kind"], string>> = {
  epidural: "L5 epidural",
  "facet-injection": "Facet injection",
  "medial-branch-block": "Medial branch block",
  "sacroiliac-injection": "SI joint injection",
  radiofrequency: "Radiofrequency ablation",
  prp: "PRP",
  botulinum: "Botox",
  "vertebral-augmentation": "Kyphoplasty",
  "stimulator-trial": "SCS trial",
  "stimulator-implant": "SCS implant",
};

void test("a procedure done here never excludes less than the same procedure as history, on any day", () => {
  for (const [kind, words] of Object.entries(asHistory) as [ProcedureContent["kind"], string][])
    for (const days of [0, 1, 2, 3, 4, 14, 15, 40, 42, 55]) {
      const doneOn = addDays(today, -days);
      const implanted = kind === "stimulator-implant";
      const raised = screenRecord({
        ...recordOf(),
        today,
        surgeries: [{ surgeryId: "s", kind: recognizeProcedure(words), side: "midline", doneOn }],
        implants: implanted
          ? [{ implantId: "i", kind: "spinal-cord-stimulator", side: "midline", placedOn: doneOn }]
          : [],
      }).raised.filter(({ effect }) => effect === "contraindication");
      const started = effectsOf({ kind, drugs: [] }).flatMap((effect) =>
        effect.as === "contraindication" && (dueOfEffect(effect, doneOn) ?? today) >= today
          ? effect.excludedTags
          : [],
      );
      // Leads of a trial come out after ten days; as history a trial is taken for an implant.
      if (kind === "stimulator-trial" && days > 10) continue;
      for (const tag of raised.flatMap(({ excludedTags }) => excludedTags))
        assert.ok(started.includes(tag), `${kind}, day ${days}: ${tag}`);
    }
});

const started = {
  id: "started-1",
  procedureId: "procedure-1",
  hasDiabetes: false,
  owner: { kind: "physiatrist" as const, staffId: "osei", name: "Dr. Osei" },
  delegateStaffIds: [],
  fromOn: today,
  dueForLiftingOn: addDays(today, 7),
  reason: "Epidural injection",
};

void test("glucose is measured after a steroid where diabetes is on the record, and not elsewhere", () => {
  const glucose = procedureEffects.find(({ effectId }) => effectId === "glucose");
  assert.ok(glucose);
  assert.deepEqual(precautionOfEffect(glucose, { ...started, hasDiabetes: true })?.requiredVitals, [
    "glucose",
  ]);
  assert.equal(precautionOfEffect(glucose, started)?.requiredVitals, undefined);
});
