import { Icon } from "./icon.tsx";
import styles from "./quiet-mark.module.css";

export type OwnerMarkProps = {
  owner: "prescriber" | "therapist";
  /** "Dr. Osei", "yours, plan of care". */
  children: string;
};

/** Whose line it is: a fact of the line, never a tint. */
export function OwnerMark({ owner, children }: OwnerMarkProps) {
  return (
    <span className={styles.mark}>
      {owner === "therapist" && <Icon name="pencil" size={13} />}
      {children}
    </span>
  );
}
