import styles from "./field.module.css";
import { Icon } from "./icon.tsx";

/** What is wrong with a group or a choice that is no text field, and what to do; said when it appears. */
export function FieldMessage({ children, id }: { children: string; id?: string }) {
  return (
    <span className={styles.message} role="alert" {...(id ? { id } : {})}>
      <Icon name="tri" size={14} tone="worse" />
      <span>{children}</span>
    </span>
  );
}
