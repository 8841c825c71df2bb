import styles from "./sparkline.module.css";

export type SparklineProps = {
  /** Oldest first; `undefined` is a gap and stays one. */
  values: readonly (number | undefined)[];
  /** The instrument's own span, never fitted to the values: noise should look like noise. */
  least: number;
  most: number;
  /** In words: "7, 7, 6, then 8 of 10". */
  label: string;
  tone?: "now" | "better" | "worse";
  width?: number;
  height?: number;
};

const inset = 4;

export function Sparkline({
  values,
  least,
  most,
  label,
  tone = "now",
  width = 56,
  height = 20,
}: SparklineProps) {
  const step = values.length > 1 ? (width - 2 * inset) / (values.length - 1) : 0;
  const points = values.map((value, index) => {
    if (value === undefined) return undefined;
    const share = most === least ? 0.5 : Math.min(1, Math.max(0, (value - least) / (most - least)));
    return {
      x: values.length > 1 ? inset + index * step : width - inset,
      y: height - inset - share * (height - 2 * inset),
    };
  });
  const path = points
    .map((point, index) =>
      point ? `${points[index - 1] ? "L" : "M"}${point.x.toFixed(1)} ${point.y.toFixed(1)}` : "",
    )
    .join("");
  const last = points.findLast((point) => point !== undefined);
  return (
    <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
      <path className={styles.line} d={path} />
      {last && <circle className={styles[tone]} cx={last.x} cy={last.y} r={3.2} />}
    </svg>
  );
}
