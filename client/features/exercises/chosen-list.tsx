import type { ReactNode } from "react";
import { FieldMessage } from "#client/ui/field-message.tsx";
import { IconButton } from "#client/ui/icon-button.tsx";
import styles from "./exercises-screen.module.css";

/** What was chosen from a long list, each to be taken out again, under the field that adds to it. */
export function ChosenList({
  label,
  chosen,
  error,
  onRemove,
  children,
}: {
  label: string;
  chosen: readonly { key: string; words: string }[];
  error: string | undefined;
  onRemove: (key: string) => void;
  children: ReactNode;
}) {
  return (
    <div className={styles.part}>
      {children}
      {chosen.length > 0 ? (
        <ul className={styles.chosen} aria-label={label}>
          {chosen.map(({ key, words }) => (
            <li key={key}>
              {words}
              <IconButton
                icon="x"
                size="small"
                kind="quiet"
                label={`Remove ${words}`}
                onPress={() => onRemove(key)}
              />
            </li>
          ))}
        </ul>
      ) : null}
      <FieldMessage>{error}</FieldMessage>
    </div>
  );
}
