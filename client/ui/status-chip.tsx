import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";
import { Icon } from "./icon.tsx";
import type { IconName } from "./icon-paths.ts";
import styles from "./status-chip.module.css";

export type StatusTone =
  | "better"
  | "worse"
  | "watch"
  | "info"
  | "neutral"
  /** Solid and reversed: patient safety, something is stopped or refused now; one per row. */
  | "urgent"
  | "contraindication"
  /** Quiet: within, unchanged, superseded. */
  | "plain"
  /** Not yet a fact: draft, copied, not known, not asked. */
  | "outlined";

const icons: Record<StatusTone, IconName> = {
  better: "check",
  worse: "tri",
  watch: "diamond",
  info: "info",
  neutral: "minus",
  urgent: "octagon",
  contraindication: "octagon",
  plain: "minus",
  outlined: "ring",
};

export type StatusChipProps = {
  tone: StatusTone;
  children: ReactNode;
  /** The shape, where it says more than the tone's own. */
  icon?: IconName;
};

/** A state: shape, word, ink on tint. */
export function StatusChip({ tone, children, icon = icons[tone] }: StatusChipProps) {
  return (
    <span className={classNames(styles.chip, styles[tone])}>
      <Icon name={icon} size={14} isSolid={tone === "contraindication"} />
      <span className={styles.words}>{children}</span>
    </span>
  );
}
