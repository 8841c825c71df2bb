import { useCallback, useEffect, useRef, useState } from "react";
import type { Draft } from "#client/use-draft.ts";
import type { PrescriptionContent } from "#domain/prescriptions/prescription.ts";
import type { Change } from "../composer/composer-problems.ts";
import { type DraftHistory, describeStep, noHistory, record, step } from "./draft-history.ts";

/** Changes of a draft that can be taken back and done again: Ctrl+Z, and Ctrl+Shift+Z or Ctrl+Y. */
export function useDraftHistory(draft: Pick<Draft<PrescriptionContent>, "value" | "setValue">): {
  change: Change;
  undo: () => void;
  redo: () => void;
  canUndo: boolean;
  canRedo: boolean;
  /** What the last step did, for the ear. */
  said: string;
} {
  const { setValue } = draft;
  const [history, setHistory] = useState<DraftHistory>(noHistory);
  const [said, setSaid] = useState("");
  const standing = useRef(history);
  const keep = useCallback((next: DraftHistory) => {
    standing.current = next;
    setHistory(next);
  }, []);
  const change = useCallback<Change>(
    (next) => {
      setSaid("");
      setValue((before) => {
        const after = next(before);
        keep(record(standing.current, { before, after, at: performance.now() }));
        return after;
      });
    },
    [keep, setValue],
  );
  const move = useCallback(
    (direction: "back" | "forth") => {
      setValue((now) => {
        const next = step(standing.current, now, direction);
        const words = next ? describeStep(now, next.content) : "";
        setSaid(
          next
            ? `${direction === "back" ? "Undone" : "Done again"}${words === "" ? "" : `. ${words}`}`
            : `Nothing to ${direction === "back" ? "undo" : "do again"}`,
        );
        if (!next) return now;
        keep(next.history);
        return next.content;
      });
    },
    [keep, setValue],
  );
  useHistoryKeys(move);
  return {
    change,
    undo: () => move("back"),
    redo: () => move("forth"),
    canUndo: history.past.length > 0,
    canRedo: history.future.length > 0,
    said,
  };
}

/** The keys work from anywhere on the page but under a dialog; an amount that is still being typed takes them itself. */
function useHistoryKeys(move: (direction: "back" | "forth") => void): void {
  useEffect(() => {
    let typedIn: EventTarget | null = null;
    const onInput = (event: Event) => {
      const { target } = event;
      typedIn = target instanceof HTMLInputElement && target.inputMode !== "" ? target : null;
    };
    const onLeave = () => {
      typedIn = null;
    };
    const onKey = (event: KeyboardEvent) => {
      const key = event.key.toLowerCase();
      if (!(event.ctrlKey || event.metaKey) || event.altKey || (key !== "z" && key !== "y")) return;
      const at = event.target instanceof HTMLElement ? event.target : null;
      if (at?.closest('[role="dialog"]') || at === typedIn) return;
      event.preventDefault();
      move(key === "y" || event.shiftKey ? "forth" : "back");
    };
    document.addEventListener("input", onInput);
    document.addEventListener("focusout", onLeave);
    document.addEventListener("keydown", onKey);
    return () => {
      document.removeEventListener("input", onInput);
      document.removeEventListener("focusout", onLeave);
      document.removeEventListener("keydown", onKey);
    };
  }, [move]);
}
