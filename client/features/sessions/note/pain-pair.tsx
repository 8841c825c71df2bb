import { useState } from "react";
import { Button } from "#client/ui/button.tsx";
import { PainScale } from "#client/ui/pain-scale.tsx";
import type { SessionNote } from "#domain/sessions/session.ts";
import styles from "./session-screen.module.css";

/** Pain before and the worst during; the first folds to its number once given, so that the sheet moves up. */
export function PainPair({
  note,
  stopsAbove,
  isDisabled,
  onChange,
}: {
  note: SessionNote;
  stopsAbove: number;
  isDisabled: boolean;
  onChange: (part: Partial<SessionNote>) => void;
}) {
  const before = note.painBefore ?? null;
  const [isUnfolded, setUnfolded] = useState(before === null);
  return (
    <div className={styles.pain}>
      {before !== null && !isUnfolded ? (
        <p className={styles.before}>
          <span>Pain before</span>
          <span>
            {before === "not-asked" ? (
              "Not asked"
            ) : (
              <>
                <b>{before}</b> of 10
              </>
            )}{" "}
            {isDisabled ? null : (
              <Button
                size="small"
                kind="quiet"
                aria-label="Change pain before"
                onPress={() => setUnfolded(true)}
              >
                Change
              </Button>
            )}
          </span>
        </p>
      ) : (
        <div
          data-part="pain-before"
          onBlur={(event) => {
            if (before !== null && !event.currentTarget.contains(event.relatedTarget)) setUnfolded(false);
          }}
        >
          <PainScale
            label="Pain before"
            isLabelBeside
            value={before}
            stopsAbove={stopsAbove}
            isDisabled={isDisabled}
            onChange={(painBefore) => onChange({ painBefore })}
          />
        </div>
      )}
      <div data-part="pain-worst">
        <PainScale
          label="Pain during, worst"
          isLabelBeside
          value={note.painWorst ?? null}
          stopsAbove={stopsAbove}
          isDisabled={isDisabled}
          onChange={(painWorst) => onChange({ painWorst })}
        />
      </div>
    </div>
  );
}
