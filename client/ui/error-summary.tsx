import { useEffect, useRef } from "react";
import styles from "./error-summary.module.css";
import { Icon } from "./icon.tsx";

export type ErrorSummaryProps = {
  /** "2 answers are missing before you can sign." */
  heading: string;
  /** Off where the summary stands from the start and nobody just pressed a button. */
  takesFocus?: boolean;
  /** Each names the element of its field, or one around it, by id. */
  errors: readonly { fieldId: string; text: string }[];
};

const operable = "input:not([disabled]), textarea, select, [role=spinbutton], [role=radio], button";

/** The field itself, or the first thing that can be operated inside the element that was named. */
function focusField(id: string): void {
  const place = document.getElementById(id);
  const field = place?.matches(operable) ? place : place?.querySelector<HTMLElement>(operable);
  place?.scrollIntoView({ block: "center" });
  field?.focus({ preventScroll: true });
}

/** All that a form lacks, above it, each with a way there. Takes focus when it appears. */
export function ErrorSummary({ heading, takesFocus = true, errors }: ErrorSummaryProps) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (takesFocus) box.current?.focus();
  }, [takesFocus]);
  if (errors.length === 0) return null;
  return (
    <div ref={box} className={styles.summary} role="alert" tabIndex={-1}>
      <h3 className={styles.heading}>
        <Icon name="tri" tone="worse" />
        {heading}
      </h3>
      <ul>
        {errors.map((error) => (
          <li key={`${error.fieldId} ${error.text}`}>
            <a
              href={`#${error.fieldId}`}
              className={styles.link}
              onClick={(event) => {
                event.preventDefault();
                focusField(error.fieldId);
              }}
            >
              {error.text}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}
