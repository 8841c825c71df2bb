import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { figures, findDrawing } from "#domain/exercises/figures/figures.ts";
import { exercises } from "#domain/exercises/library.ts";
import { distance, middleJoint, type Point } from "./geometry.ts";
import { body, moved, type Pose, type Skeleton, skeletonOf } from "./pose.ts";
import { shapesOf } from "./shapes.ts";

const skeletonsOf = (exerciseId: string): Skeleton[] => {
  const figure = figures[exerciseId];
  assert.ok(figure, exerciseId);
  return figure.poses.map((pose, index) =>
    moved("parts" in pose ? pose : skeletonOf(pose), (figure.beside ?? 0) * index),
  );
};

test("every exercise and way of walking has a drawing, and no drawing is left without one", () => {
  const drawn = exercises.filter(({ kind }) => kind === "exercise" || kind === "gait");
  assert.deepEqual(Object.keys(figures).toSorted(), drawn.map(({ exerciseId }) => exerciseId).toSorted());
  for (const { exerciseId } of exercises)
    assert.equal(findDrawing(exerciseId) !== undefined, exerciseId in figures, exerciseId);
});

test("a limb is as long in every drawing as in every other, however it is bent", () => {
  const lengths: Record<string, number[]> = {
    arm: [body.upperArm, body.forearm],
    farArm: [body.upperArm, body.forearm],
    leg: [body.thigh, body.shank],
    farLeg: [body.thigh, body.shank],
  };
  let limbs = 0;
  for (const exerciseId of Object.keys(figures))
    for (const skeleton of skeletonsOf(exerciseId).filter(({ points }) => points["nearShoulder"]))
      for (const { id, points } of skeleton.parts)
        for (const [index, length] of (lengths[id] ?? []).entries()) {
          const [from, to] = [points[index], points[index + 1]];
          assert.ok(from && to && Math.abs(distance(from, to) - length) < 0.6, `${exerciseId} ${id}`);
          limbs += 1;
        }
  assert.ok(limbs > 1500, `${limbs}`);
});

const lowestOf = ({ parts, heads }: Skeleton): Point =>
  [
    ...parts.flatMap(({ points, width }) => points.map(([x, y]): Point => [x, y - width / 2])),
    ...heads.map(({ center, radius }): Point => [center[0], center[1] - radius]),
  ].reduce((lowest, point) => (point[1] < lowest[1] ? point : lowest));

test("nobody floats over the floor or sinks into it: the lowest of a body stands on it or on what lies there", () => {
  /** In the air on purpose: the first half of a jump. */
  const airborne = new Set(["jump-landing 0"]);
  for (const [exerciseId, figure] of Object.entries(figures)) {
    if (figure.hasNoFloor) continue;
    const levels = [
      0,
      ...(figure.props ?? []).flatMap(({ points }) => points.map(([, y]) => y)).filter((y) => y > 0),
    ];
    for (const [index, skeleton] of skeletonsOf(exerciseId).entries()) {
      if (airborne.has(`${exerciseId} ${index}`)) continue;
      const [, low] = lowestOf(skeleton);
      const seat = Math.min(
        ...skeleton.parts
          .filter(({ id }) => id === "trunk")
          .map(({ points, width }) => (points[0]?.[1] ?? 0) - width / 2),
      );
      const toe = (skeleton.points["toe"]?.[1] ?? 0) - 5.5;
      assert.ok(low > -3.5, `${exerciseId}: ${low.toFixed(1)} under the floor`);
      assert.ok(
        levels.some((level) => [low, seat, toe].some((edge) => Math.abs(edge - level) < 4.5)),
        `${exerciseId}: ${low.toFixed(1)} over the floor`,
      );
    }
  }
});

test("a drawing lies inside its box and is small enough to be sent", () => {
  for (const exerciseId of Object.keys(figures)) {
    const drawing = findDrawing(exerciseId);
    assert.ok(drawing);
    assert.ok(JSON.stringify(drawing).length < 6000, exerciseId);
    for (const { d, role } of drawing.marks) {
      assert.match(d, /^M[-\d. LMHQaz]+$/u, `${exerciseId} ${role}`);
      for (const [, x, y] of d.matchAll(/[ML](-?[\d.]+) (-?[\d.]+)/gu))
        assert.ok(
          Number(x) >= 0 && Number(x) <= drawing.width && Number(y) >= 0 && Number(y) <= drawing.height,
          `${exerciseId} ${role} ${x} ${y}`,
        );
    }
  }
});

test("a movement is told by where it starts or by an arrow; what is only held has neither", () => {
  for (const [exerciseId, figure] of Object.entries(figures)) {
    const roles = new Set(shapesOf(figure).map(({ role }) => role));
    if (figure.poses.length > 1)
      assert.ok(roles.has("ghost") || roles.has("arrow") || figure.beside, exerciseId);
    assert.ok(roles.has("limb"), exerciseId);
  }
  assert.deepEqual(
    new Set(shapesOf({ poses: [{}] }).map(({ role }) => role)),
    new Set(["limb", "line", "head"]),
  );
});

test("a middle joint keeps both lengths wherever the end can be reached, and an end out of reach is refused", () => {
  const place = fc.double({ min: -200, max: 200, noNaN: true });
  fc.assert(
    fc.property(place, place, fc.constantFrom(1 as const, -1 as const), (x, y, bend) => {
      const reach = Math.hypot(x, y);
      if (reach > 48.5 || reach < 0.5) {
        if (reach > 49) assert.throws(() => middleJoint([0, 0], [x, y], [28, 20], bend), RangeError);
        return;
      }
      if (reach < 8.5) return;
      const joint = middleJoint([0, 0], [x, y], [28, 20], bend);
      assert.ok(Math.abs(distance([0, 0], joint) - 28) < 0.6);
      assert.ok(Math.abs(distance(joint, [x, y]) - 20) < 0.6);
    }),
  );
});

test("a body without a place rests on what it is put on", () => {
  const poses: Pose[] = [{}, { trunk: 0, leg: [180, 180] }, { trunk: 180, arm: [40, 40], leg: [60, -60] }];
  for (const pose of poses)
    for (const on of [0, 25]) assert.ok(Math.abs(lowestOf(skeletonOf({ ...pose, on }))[1] - on) < 0.01);
});
