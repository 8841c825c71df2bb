import { memo } from "react";
import { ExerciseCard } from "#client/exercise-card.tsx";
import { classNames } from "#client/ui/class-names.ts";
import type { Line } from "#domain/prescriptions/line.ts";
import type { LineChange, Problems } from "../composer/composer-problems.ts";
import styles from "../composer/composer-screen.module.css";
import { LineForm } from "./line-form.tsx";
import { LineRow } from "./line-row.tsx";

export type LineActs = {
  set: (lineKey: string, ...change: Parameters<LineChange>) => void;
  remove: (lineKey: string) => void;
  duplicate: (lineKey: string) => void;
  toggle: (lineKey: string, isOpen: boolean) => void;
  /** Touched after a message opened it: it stays open. */
  hold: (lineKey: string) => void;
  move: (lineKey: string, by: number) => void;
  /** Begins to drag a row by its handle. */
  drag: (lineKey: string, event: React.PointerEvent) => void;
};

type Props = {
  line: Line;
  index: number;
  count: number;
  isOpen: boolean;
  isOpenByHand: boolean;
  /** Where a dragged line would be put: above this one, below it, or nowhere here. */
  drop: "above" | "below" | null;
  isDragged: boolean;
  problems: Problems;
  notices: Problems;
  acts: LineActs;
};

/** One line of the ledger. A closed one is drawn again only when it changed, so that forty stay quick to type among. */
export const ComposerLine = memo(function ComposerLine(props: Props) {
  const { line, index, count, isOpen, isOpenByHand, drop, isDragged, problems, notices, acts } = props;
  const { lineKey } = line;
  const formId = `line-${lineKey}`;
  return (
    <div
      role="group"
      aria-label={line.name}
      data-line={lineKey}
      className={classNames(
        isOpen ? styles.lineOpen : styles.line,
        drop === "above" && styles.dropAbove,
        drop === "below" && styles.dropBelow,
        isDragged && styles.dragged,
      )}
    >
      <LineRow
        line={line}
        place={index + 1}
        isOpen={isOpen}
        formId={formId}
        onToggle={() => acts.toggle(lineKey, isOpen)}
        onDrag={(event) => acts.drag(lineKey, event)}
      />
      {isOpen ? (
        <div onFocusCapture={() => acts.hold(lineKey)}>
          <LineForm
            id={formId}
            line={line}
            path={`lines.${index}`}
            problems={problems}
            notices={notices}
            takesFocus={isOpenByHand}
            canMove={{ up: index > 0, down: index < count - 1 }}
            onChange={(...change) => acts.set(lineKey, ...change)}
            onMove={(by) => acts.move(lineKey, by)}
            onDuplicate={() => acts.duplicate(lineKey)}
            onRemove={() => acts.remove(lineKey)}
          />
          <ExerciseCard exerciseId={line.exerciseId} exerciseVersion={line.exerciseVersion} />
        </div>
      ) : null}
    </div>
  );
});
