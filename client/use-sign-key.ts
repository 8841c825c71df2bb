import { useEffect, useRef } from "react";

/**
 * Ctrl+Enter asks to sign from wherever the focus is, but not under a dialog. A button or a choice that has the focus
 * is not pressed by the same key, and an amount that is still being typed is taken first.
 */
export function useSignKey(onSign: () => void, isOn = true): void {
  const newest = useRef(onSign);
  useEffect(() => {
    newest.current = onSign;
  });
  useEffect(() => {
    if (!isOn) return undefined;
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || event.repeat) return;
      const at = event.target instanceof HTMLElement ? event.target : null;
      if (at?.closest('[role="dialog"]')) return;
      event.preventDefault();
      const isTyping = at instanceof HTMLInputElement && !["radio", "checkbox"].includes(at.type);
      if (!isTyping) event.stopPropagation();
      // After the field's own answer to the key; a number field takes its amount when the focus leaves it.
      setTimeout(() => {
        if (isTyping && at === document.activeElement) {
          at.blur();
          at.focus();
        }
        newest.current();
      });
    };
    document.addEventListener("keydown", onKey, { capture: true });
    return () => document.removeEventListener("keydown", onKey, { capture: true });
  }, [isOn]);
}
