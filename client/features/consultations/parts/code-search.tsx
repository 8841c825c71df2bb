import { CodeBox } from "#client/code-box.tsx";
import { Button } from "#client/ui/button.tsx";
import styles from "../visit/consultation-screen.module.css";
import { Spot } from "../visit/spot.tsx";
import type { Side } from "../visit/visit-draft.ts";

/** A search of codes; what has no code yet may be added in words and coded later. */
export function CodeSearch({
  label,
  field,
  text,
  side,
  day,
  error,
  onType,
  onAdd,
}: {
  label: string;
  field: string;
  text: string;
  side: Side;
  day: string | undefined;
  error: string | undefined;
  onType: (text: string) => void;
  onAdd: (found: { code: string; title: string }) => void;
}) {
  return (
    <div className={styles.row}>
      <Spot field={field} className={styles.wide}>
        <CodeBox
          label={label}
          text={text}
          side={side}
          day={day}
          error={error}
          onType={onType}
          onChoose={({ code, title }) => onAdd({ code, title })}
        />
      </Spot>
      <Button
        isDisabled={text.trim() === ""}
        aria-label={`Add in words: ${label}`}
        onPress={() => onAdd({ code: "", title: text.trim().slice(0, 300) })}
      >
        Add in words
      </Button>
    </div>
  );
}
