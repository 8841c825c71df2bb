import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";
import { Icon, type MarkTone } from "./icon.tsx";
import type { IconName } from "./icon-paths.ts";
import styles from "./strip.module.css";

export type StripTone = "offline" | "watch" | "info" | "worse";

const looks: Record<StripTone, { icon: IconName; tone?: MarkTone }> = {
  offline: { icon: "wifi" },
  watch: { icon: "clock", tone: "watch" },
  info: { icon: "info", tone: "accent" },
  worse: { icon: "octagon", tone: "worse" },
};

export type StripProps = {
  tone: StripTone;
  children: ReactNode;
  icon?: IconName;
  /** Buttons and counts at the end of the line. */
  actions?: ReactNode;
  /** `alert` interrupts a screen reader: only for what was lost or refused. */
  role?: "status" | "alert" | "none";
};

/** A state that stays until it ends: offline, locking, a new session, a failed save. Never dark: dark means a patient. */
export function Strip({
  tone,
  children,
  icon,
  actions,
  role = tone === "worse" ? "alert" : "status",
}: StripProps) {
  const look = looks[tone];
  return (
    <div className={classNames(styles.strip, styles[tone])} role={role}>
      <Icon name={icon ?? look.icon} {...(look.tone ? { tone: look.tone } : {})} />
      <div className={styles.words}>{children}</div>
      {actions && <div className={styles.actions}>{actions}</div>}
    </div>
  );
}
