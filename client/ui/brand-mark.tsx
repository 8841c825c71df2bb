import styles from "./brand-mark.module.css";

export type BrandMarkProps = { size?: "bar" | "page" };

/** The mark and the name: a plinth with a dot resting on its top bar. */
export function BrandMark({ size = "bar" }: BrandMarkProps) {
  const side = size === "bar" ? 24 : 30;
  return (
    <span className={styles[size]}>
      <svg width={side} height={side} viewBox="0 0 24 24" aria-hidden="true">
        <rect x="2" y="9" width="20" height="4" rx=".5" fill="currentColor" />
        <rect x="9" y="13" width="6" height="5" fill="currentColor" />
        <rect x="5" y="18" width="14" height="3" rx=".5" fill="currentColor" />
        <circle className={styles.dot} cx="15.5" cy="5" r="2.7" />
      </svg>
      Plinth
    </span>
  );
}
