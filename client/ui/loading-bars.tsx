import { classNames } from "./class-names.ts";
import styles from "./loading-bars.module.css";

export type LoadingBarsProps = {
  /** What is loading, for a screen reader: "Review queue". */
  label: string;
  rows?: number;
  /** The geometry that will stand there. */
  shape?: "rows" | "lines";
};

/** Sunken bars in the geometry to come, after 150 ms, so that a fast answer never flickers. Never in the patient band. */
export function LoadingBars({ label, rows = 3, shape = "rows" }: LoadingBarsProps) {
  return (
    <div className={styles.bars} role="status" aria-busy="true">
      <span className="visually-hidden">{`Loading: ${label}`}</span>
      {Array.from({ length: rows }, (_, row) => (
        <div key={row} className={classNames(styles.row, styles[shape])} aria-hidden="true">
          {shape === "rows" && <i />}
          <div>
            <i />
            <i />
          </div>
          {shape === "rows" && (
            <>
              <div>
                <i />
                <i />
              </div>
              <i />
            </>
          )}
        </div>
      ))}
    </div>
  );
}
