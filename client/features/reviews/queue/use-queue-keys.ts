import { type RefObject, useEffect } from "react";
import { isPaper, isPlan, type QueueActs, type QueueRow } from "./use-queue-acts.ts";

/** One-key decisions ignore key repeat, and keys this soon after the list moved by itself. */
const settleMilliseconds = 400;

/**
 * The keys of the queue: j, k, Enter or o; c, i, h decide; a, e, r answer a request; s signs a paper and r returns it.
 * They work only while focus is in the queue and never in a field.
 */
export function useQueueKeys(options: {
  region: RefObject<HTMLElement | null>;
  rows: readonly QueueRow[];
  index: number;
  onChoose: (episodeId: string | null) => void;
  acts: QueueActs;
  /** When the list last moved by itself, milliseconds. */
  movedAt: RefObject<number>;
  /** Whether what waits for a signature stands on the screen: nothing is signed unseen. */
  isPaperShown: boolean;
}): void {
  const { region, rows, index, onChoose, acts, movedAt, isPaperShown } = options;
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const target = event.target instanceof HTMLElement ? event.target : null;
      const isTyping =
        target !== null &&
        (target.isContentEditable || ["INPUT", "TEXTAREA", "SELECT"].includes(target.tagName));
      const isHere =
        target === document.body || (target !== null && region.current?.contains(target) === true);
      if (event.repeat || event.ctrlKey || event.metaKey || event.altKey || isTyping || !isHere) return;
      const row = rows[index];
      if (!row) return;
      const key = event.key.toLowerCase();
      if (key === "j" || event.key === "ArrowDown" || key === "k" || event.key === "ArrowUp") {
        const next = rows[index + (key === "j" || event.key === "ArrowDown" ? 1 : -1)];
        if (next) onChoose(next.episodeId);
        event.preventDefault();
        return;
      }
      if (acts.isBusy || Date.now() - movedAt.current < settleMilliseconds) return;
      const isEnter = event.key === "Enter" && target?.tagName !== "BUTTON" && target?.tagName !== "A";
      if (key === "o" || isEnter) acts.open(row);
      else if (!actByKey(key, row, acts, isPaperShown)) return;
      event.preventDefault();
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [acts, index, isPaperShown, movedAt, onChoose, region, rows]);
}

/** Whether the key meant something for this row. */
function actByKey(key: string, row: QueueRow, acts: QueueActs, isPaperShown: boolean): boolean {
  if (key === "c" || key === "i") void acts.decide(row, key === "c" ? "continue" : "maintain", "");
  else if (key === "h") acts.ask(row, "hold");
  else if (key === "a" && row.request) void acts.reply(row, { kind: "approve-once", dose: null, reason: "" });
  else if (key === "e" && row.request?.kind === "more") acts.ask(row, "counter");
  else if (key === "r" && row.request) acts.ask(row, "decline");
  else if (key === "r" && isPlan(row) && isPaperShown) acts.ask(row, "return");
  else if (key === "s" && isPaper(row) && isPaperShown) void acts.signPaper(row);
  else return false;
  return true;
}
