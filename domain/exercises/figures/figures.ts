import { type Drawing, drawingOf } from "#domain/exercises/drawing/drawing.ts";
import type { Figure } from "#domain/exercises/drawing/figure.ts";
import { aerobicAndPelvicFigures } from "./aerobic-and-pelvic.ts";
import { ankleAndFootFigures } from "./ankle-and-foot.ts";
import { elbowAndWristFigures, handFigures } from "./arm.ts";
import { balanceFigures } from "./balance.ts";
import { gaitFigures } from "./gait.ts";
import { hipFigures } from "./hip.ts";
import { kneeFigures } from "./knee.ts";
import { neckFigures } from "./neck.ts";
import { shoulderMotionFigures, shoulderStrengthFigures } from "./shoulder.ts";
import { backMotionFigures, thoracicFigures } from "./spine.ts";
import { trunkFigures } from "./trunk.ts";

export const figures: Readonly<Record<string, Figure>> = {
  ...neckFigures,
  ...thoracicFigures,
  ...backMotionFigures,
  ...shoulderMotionFigures,
  ...shoulderStrengthFigures,
  ...elbowAndWristFigures,
  ...handFigures,
  ...trunkFigures,
  ...hipFigures,
  ...kneeFigures,
  ...ankleAndFootFigures,
  ...balanceFigures,
  ...gaitFigures,
  ...aerobicAndPelvicFigures,
};
/** What the patient sees of an exercise; techniques, modalities and teaching have none. */
export function findDrawing(exerciseId: string): Drawing | undefined {
  const figure = figures[exerciseId];
  return figure ? drawingOf(figure) : undefined;
}
