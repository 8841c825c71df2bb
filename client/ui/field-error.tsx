import { Text } from "react-aria-components/TextField";
import styles from "./field.module.css";
import { Icon } from "./icon.tsx";

/** What is wrong and what to do, under the field; read with it. */
export function FieldError({ children }: { children: string }) {
  return (
    <Text slot="errorMessage" className={styles["message"] ?? ""}>
      <Icon name="tri" size={14} tone="worse" />
      <span>{children}</span>
    </Text>
  );
}

/** A value that may be kept but asks somebody first: not an error. */
export function FieldAsk({ children }: { children: string }) {
  return (
    <Text slot="description" className={styles["message"] ?? ""}>
      <Icon name="ask" size={14} tone="watch" />
      <span>{children}</span>
    </Text>
  );
}

export function FieldHint({ children }: { children: string }) {
  return (
    <Text slot="description" className={styles["hint"] ?? ""}>
      {children}
    </Text>
  );
}
