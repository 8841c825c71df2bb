import assert from "node:assert/strict";
import { quantity } from "#domain/doses/quantity.ts";
import { findExercise } from "#domain/exercises/library.ts";
import type { Limit } from "#domain/prescriptions/limit.ts";
import type { PrescriptionContent } from "#domain/prescriptions/prescription.ts";
import { prescribedOnBothEngines, setRow, startToday } from "#server/sessions/testing-session.ts";
import { finishSession, prescribe, refusedAs } from "#server/testing-loop.ts";

const owned: Pick<Limit, "owner" | "delegateStaffIds" | "fromOn" | "reason"> = {
  owner: { kind: "surgeon", name: "Dr. P. Lund" },
  delegateStaffIds: ["id-banerjee"],
  fromOn: "2026-11-23",
  reason: "",
};
const noWeight = {
  ...owned,
  kind: "weight-bearing",
  limitId: "no-weight",
  limb: "leg",
  side: "left",
  status: "none",
} satisfies Limit;
const bend60 = {
  ...owned,
  kind: "range",
  limitId: "bend-60",
  joint: "knee",
  motion: "flexion",
  side: "left",
  isLoadedOnly: false,
  most: quantity(60, "deg"),
} satisfies Limit;

prescribedOnBothEngines(
  "what crosses a limit is refused by the composer and would have asked in what-if, by one check",
  async (stage) => {
    const { osei, kim, episodeId } = stage;
    const sessionId = await startToday(stage);
    await setRow(kim, sessionId, 1, 40);
    await finishSession(kim, sessionId);
    const { content, baseVersionId } = await osei.prescriptions.compose({
      episodeId,
      discipline: "PT",
      from: { kind: "current" },
    });
    const preview = (limits: Limit[], lines = content.lines) =>
      osei.prescriptions.preview({ episodeId, content: { ...content, limits, lines }, baseVersionId });
    const said = ({ problems }: Awaited<ReturnType<typeof preview>>) =>
      problems
        .filter(({ field }) => field.startsWith("lines."))
        .map(({ field, words }) => `${field} ${words}`);
    assert.deepEqual(said(await preview([])), []);
    const held = await preview([noWeight]);
    assert.match(said(held)[0] ?? "", /^lines\.0\.exerciseId Leg press bears weight, which goes beyond/);
    assert.equal(held.whatIf[0]?.wouldAsk, 1);
    await assert.rejects(
      prescribe(osei, episodeId, { kind: "current" }, (draft) => ({ ...draft, limits: [noWeight] })),
      refusedAs("invalid", /Leg press bears weight/, "content.lines.0.exerciseId"),
    );

    const [press] = content.lines;
    assert.ok(press);
    const lineOf = (exerciseId: string): PrescriptionContent["lines"][number] => {
      const exercise = findExercise(exerciseId);
      assert.ok(exercise);
      const { name, usualDose } = exercise;
      return {
        ...press,
        lineKey: exerciseId,
        lineId: exerciseId,
        exerciseId,
        name,
        side: exercise.isSided ? "left" : "bilateral",
        dose: usualDose,
        bounds: {},
        weeklySteps: {},
      };
    };
    const extension = { ...lineOf("knee-extension"), dose: { ...press.dose, load: quantity(3, "band") } };
    assert.deepEqual(said(await preview([noWeight], [extension])), []);
    assert.deepEqual(
      said(await preview([bend60], [lineOf("stationary-bike"), lineOf("sit-to-stand")])).map((words) =>
        words.slice(0, words.indexOf(", which")),
      ),
      [
        "lines.0.exerciseId Stationary bike needs about 105°",
        "lines.1.exerciseId Sit to stand needs about 90°",
      ],
    );
    const { notices } = await preview(
      [{ ...noWeight, limitId: "touch", status: "touch-down" }],
      content.lines,
    );
    assert.match(
      notices.find(({ field }) => field === "lines.0.exerciseId")?.words ?? "",
      /^Leg press: nothing in its dose shows that a limit of the patient is kept/,
    );
  },
);
