import type { Drawing, Mark } from "#domain/exercises/drawing/drawing.ts";
import styles from "./exercise-figure.module.css";

/** How thick the outline of a limb is, in units of the drawing. */
const outline = 2;

/** The line drawing of an exercise: the body solid where it ends, dashed where it starts. */
export function ExerciseFigure({
  drawing,
  label,
  width = 184,
}: {
  drawing: Drawing;
  label: string;
  width?: number;
}) {
  return (
    <svg
      className={styles.figure}
      width={width}
      height={(width * drawing.height) / drawing.width}
      viewBox={`0 0 ${drawing.width} ${drawing.height}`}
      role="img"
      aria-label={label}
    >
      {drawing.marks.map((mark, index) => (
        <Stroke key={`${index} ${mark.d}`} mark={mark} />
      ))}
    </svg>
  );
}

/** A limb is a wide stroke in ink under a narrower one in paper, so that what lies in front covers what lies behind. */
function Stroke({ mark: { role, d, width = 0 } }: { mark: Mark }) {
  if (role !== "limb") return <path className={styles[role]} d={d} />;
  return (
    <>
      <path className={styles.limb} d={d} strokeWidth={width} />
      <path className={styles.inside} d={d} strokeWidth={Math.max(0.5, width - 2 * outline)} />
    </>
  );
}
