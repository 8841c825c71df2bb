import { type EnvelopeValues, placeEnvelope } from "./envelope-geometry.ts";
import styles from "./envelope-line.module.css";

export type EnvelopeLineProps = EnvelopeValues & {
  /** The line in words, from `describeEnvelope`. */
  label: string;
  /** At least 64 px. */
  width?: number;
  /** 16 to 28 px. */
  height?: number;
};

/**
 * The span a therapist may move in: track, span, ends, limit, best, prescribed, dot, ask, drawn in that order.
 * It always stands beside its numbers.
 */
export function EnvelopeLine({ label, width = 112, height = 24, ...values }: EnvelopeLineProps) {
  const marks = placeEnvelope(values, width);
  const middle = height / 2;
  const { asked, bestDone } = marks;
  return (
    <svg
      className={styles.line}
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={label}
    >
      <path className={styles.track} d={`M${marks.track.from} ${middle}H${marks.track.to}`} />
      {marks.span && (
        <rect
          className={styles.span}
          x={marks.span.from}
          y={middle - 3}
          width={Math.max(0, marks.span.to - marks.span.from)}
          height={6}
        />
      )}
      {marks.ends.map((x) => (
        <path key={x} className={styles.end} d={`M${x} ${middle - 5.5}V${middle + 5.5}`} />
      ))}
      {marks.walls.map((x) => (
        <path key={x} className={styles.wall} d={`M${x} ${middle - 7}V${middle + 7}`} />
      ))}
      {bestDone !== undefined && <path className={styles.best} d={`M${bestDone} ${middle + 4.5}l3 5h-6z`} />}
      {marks.prescribed !== undefined && (
        <path className={styles.prescribed} d={`M${marks.prescribed} ${middle - 7}V${middle + 7}`} />
      )}
      {marks.current !== undefined && (
        <circle className={styles.current} cx={marks.current} cy={middle} r={4.5} />
      )}
      {asked !== undefined && (
        <path
          className={styles.asked}
          d={`M${asked} ${middle - 5.5}L${asked + 5.5} ${middle} ${asked} ${middle + 5.5} ${asked - 5.5} ${middle}z`}
        />
      )}
    </svg>
  );
}
