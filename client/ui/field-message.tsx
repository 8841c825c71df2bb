import styles from "./field.module.css";
import { Icon } from "./icon.tsx";
import { useSteady } from "./use-steady.ts";

/** What is wrong with a group or a choice that is no text field, and what to do; said when it appears. */
export function FieldMessage({ children, id }: { children: string | undefined; id?: string }) {
  const words = useSteady(children);
  if (!words) return null;
  return (
    <span className={styles.message} role="alert" {...(id ? { id } : {})}>
      <Icon name="tri" size={14} tone="worse" />
      <span>{words}</span>
    </span>
  );
}
