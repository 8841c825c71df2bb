import { useCallback, useMemo, useState } from "react";
import { flushSync } from "react-dom";
import { newOperationId } from "#client/trpc.ts";
import { FieldMessage } from "#client/ui/field-message.tsx";
import { part } from "#client/ui/part.tsx";
import { SectionHead } from "#client/ui/section-head.tsx";
import type { Line } from "#domain/prescriptions/line.ts";
import type { PrescriptionContent } from "#domain/prescriptions/prescription.ts";
import { type Change, type Problems, problemAt, problemUnder } from "../composer/composer-problems.ts";
import styles from "../composer/composer-screen.module.css";
import { beginLine } from "./begin-line.ts";
import { ComposerLine, type LineActs } from "./composer-line.tsx";
import { LineRowHeads } from "./line-row.tsx";
import { useLineDrag } from "./use-line-drag.ts";
import { useLineKeys } from "./use-line-keys.ts";

/** What finds an exercise weighs as much as the rest of the screen: it comes right after it. */
const AddLine = part(() => import("./add-line.tsx").then((module) => module.AddLine), { takesKeys: false });

const none: Problems = [];

/** Lines as a ledger; one at a time is open, with its dose, what the therapist may set and what follows outside. */
export function ComposerLines({
  content,
  problems,
  notices,
  onChange,
}: {
  content: PrescriptionContent;
  problems: Problems;
  /** Worth a look, and no reason not to sign. */
  notices: Problems;
  onChange: Change;
}) {
  const { lines } = content;
  const [openKey, setOpenKey] = useState<string | null>(null);
  // Added just now, or touched after a message opened it: it stays open though nobody opened it by its name.
  const [heldKey, setHeldKey] = useState<string | null>(null);
  const [said, setSaid] = useState("");
  const move = useCallback(
    (lineKey: string, placeAfter: (place: number) => number) => {
      const focused = document.activeElement;
      flushSync(() =>
        onChange((before) => {
          const from = before.lines.findIndex((line) => line.lineKey === lineKey);
          const line = before.lines[from];
          const to = Math.max(0, Math.min(before.lines.length - 1, placeAfter(from)));
          if (!line || to === from) return before;
          setSaid(`${line.name}, now line ${to + 1} of ${before.lines.length}`);
          return { ...before, lines: before.lines.toSpliced(from, 1).toSpliced(to, 0, line) };
        }),
      );
      // A row that is put elsewhere loses the focus it had.
      if (focused instanceof HTMLElement && focused !== document.activeElement) focused.focus();
    },
    [onChange],
  );
  const drop = useCallback((lineKey: string, to: number) => move(lineKey, () => to), [move]);
  const { list, begin, draggedKey, dropAt } = useLineDrag(drop);
  // One object for every render, so that a row is drawn again for its own change alone.
  const acts = useMemo<LineActs>(() => {
    const change = (next: (lines: readonly Line[]) => Line[]) =>
      onChange((before) => ({ ...before, lines: next(before.lines) }));
    return {
      set: (lineKey, part, dropped = []) =>
        change((before) =>
          before.map((line) => {
            if (line.lineKey !== lineKey) return line;
            const next: Line = { ...line, ...part };
            for (const name of dropped) delete next[name];
            return next;
          }),
        ),
      remove: (lineKey) => change((before) => before.filter((line) => line.lineKey !== lineKey)),
      duplicate: (lineKey) => {
        const key = newOperationId();
        // The copy is what is changed next: it opens in the place of its original.
        setHeldKey(null);
        setOpenKey(key);
        change((before) =>
          before.flatMap((line) =>
            line.lineKey === lineKey ? [line, { ...line, lineId: newOperationId(), lineKey: key }] : [line],
          ),
        );
      },
      toggle: (lineKey, isOpen) => {
        setHeldKey(null);
        setOpenKey(isOpen ? null : lineKey);
      },
      hold: setHeldKey,
      move: (lineKey, by) => move(lineKey, (place) => place + by),
      drag: begin,
    };
  }, [onChange, move, begin]);
  useLineKeys(
    lines.map((line) => line.lineKey),
    openKey,
    { onOpen: setOpenKey, onMove: acts.move, onDuplicate: acts.duplicate },
  );
  const side = content.diagnoses[0]?.side;
  const own = problemAt(problems, "lines");
  return (
    <section aria-labelledby="lines-heading">
      <SectionHead
        id="lines-heading"
        heading="Lines"
        note={lines.length > 0 ? `${lines.length}, Alt+↓ opens the next, Alt+Shift+↓ moves it` : "0"}
        isRuled
      />
      <FieldMessage>{own}</FieldMessage>
      <span className="visually-hidden" role="status">
        {said}
      </span>
      {lines.length > 0 ? <LineRowHeads /> : null}
      <div ref={list}>
        {lines.map((line, index) => {
          const isOpenByHand = openKey === line.lineKey;
          const isOpen =
            isOpenByHand ||
            heldKey === line.lineKey ||
            problemUnder(problems, `lines.${index}`) !== undefined;
          return (
            <ComposerLine
              key={line.lineKey}
              line={line}
              index={index}
              count={lines.length}
              isOpen={isOpen}
              isOpenByHand={isOpenByHand}
              drop={dropAt(index)}
              isDragged={draggedKey === line.lineKey}
              problems={isOpen ? problems : none}
              notices={isOpen ? notices : none}
              acts={acts}
            />
          );
        })}
      </div>
      <div className={styles.add}>
        <AddLine
          onAdd={(exercise) => {
            const line = beginLine(exercise, side === "left" || side === "right" ? side : "not-applicable");
            setHeldKey(line.lineKey);
            onChange((before) => ({
              ...before,
              kind: before.kind === "evaluate-and-treat" ? "specific" : before.kind,
              lines: [...before.lines, line],
            }));
          }}
        />
      </div>
    </section>
  );
}
