import { type RefObject, useEffect, useLayoutEffect, useRef } from "react";

type Place = { selector: string; caret: number | null; scrollTop: number };

/** Where each open session was left, for as long as this page lives: nothing of a patient is in it. */
const places = new Map<string, Place>();

/** The session that was left last, and when: coming straight from another one is a switch. */
let leaving = { sessionId: "", at: Number.NEGATIVE_INFINITY };
const switchMilliseconds = 500;

/** What can be found again in a sheet that was drawn anew, the nearest name first. */
function selectorOf(at: HTMLElement): string | undefined {
  const cell = at.dataset["cell"] ?? at.closest<HTMLElement>("[data-cell]")?.dataset["cell"];
  if (cell !== undefined) return `[data-cell="${cell}"]`;
  const part = at.closest<HTMLElement>("[data-part]")?.dataset["part"];
  return part === undefined ? undefined : `[data-part="${part}"] ${at.tagName.toLowerCase()}`;
}

/**
 * Whoever switches back to an open session is where they left it: the same cell or word, the same scroll. Opened from a
 * list, it begins at its top like every screen.
 */
export function usePlace(sessionId: string, page: RefObject<HTMLElement | null>, isOpen: boolean): void {
  const scrolled = useRef(0);
  // Read while the sheet still stands: the one that takes its place may be shorter.
  useLayoutEffect(
    () => () => {
      scrolled.current = window.scrollY;
    },
    [],
  );
  useEffect(() => {
    const content = page.current;
    if (!content || !isOpen) return undefined;
    const isSwitch = leaving.sessionId !== sessionId && performance.now() - leaving.at < switchMilliseconds;
    const left = isSwitch ? places.get(sessionId) : undefined;
    if (left) {
      const at = content.querySelector<HTMLElement>(left.selector);
      at?.focus({ preventScroll: true });
      if (left.caret !== null && (at instanceof HTMLTextAreaElement || at instanceof HTMLInputElement))
        at.setSelectionRange(left.caret, left.caret);
    }
    // The route that opened goes to its top first.
    const frame = requestAnimationFrame(() => window.scrollTo({ top: left?.scrollTop ?? 0 }));
    let last = left?.selector;
    let caret = left?.caret ?? null;
    const note = ({ target }: Event) => {
      if (!(target instanceof HTMLElement)) return;
      last = selectorOf(target) ?? last;
      caret = target instanceof HTMLTextAreaElement ? target.selectionStart : null;
    };
    content.addEventListener("focusin", note);
    content.addEventListener("keyup", note);
    content.addEventListener("click", note);
    return () => {
      leaving = { sessionId, at: performance.now() };
      cancelAnimationFrame(frame);
      content.removeEventListener("focusin", note);
      content.removeEventListener("keyup", note);
      content.removeEventListener("click", note);
      if (last === undefined) places.delete(sessionId);
      else places.set(sessionId, { selector: last, caret, scrollTop: scrolled.current });
    };
  }, [sessionId, page, isOpen]);
}
