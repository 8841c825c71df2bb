import { classNames } from "./class-names.ts";
import styles from "./icon.module.css";
import { type IconName, iconPaths } from "./icon-paths.ts";

export type MarkTone = "better" | "worse" | "watch" | "urgent" | "neutral" | "accent";

export type IconProps = {
  name: IconName;
  /** Pixels; the stroke keeps its weight relative to the grid. */
  size?: 12 | 13 | 14 | 16 | 18 | 20;
  tone?: MarkTone;
  /** Filled shape with its sign in the page's color: for safety alone. */
  isSolid?: boolean;
  /** A name, only where no word stands beside the icon. */
  label?: string;
};

export function Icon({ name, size = 16, tone, isSolid = false, label }: IconProps) {
  const named =
    label === undefined ? ({ "aria-hidden": true } as const) : { role: "img", "aria-label": label };
  const isDotted = name === "grip" || name === "more";
  return (
    <svg
      {...named}
      viewBox="0 0 16 16"
      width={size}
      height={size}
      className={classNames(
        styles.icon,
        isDotted && styles.dotted,
        isSolid && styles.solid,
        tone && styles[tone],
      )}
    >
      {iconPaths[name].map((path) => (
        <path key={path} d={path} />
      ))}
    </svg>
  );
}
