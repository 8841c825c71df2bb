import { useRouterState } from "@tanstack/react-router";
import { useEffect } from "react";

/**
 * The keyboard begins at the content of a route that has just opened, not in the navigation and not nowhere. A field of
 * the content that took the focus by itself keeps it, and so does an open dialog.
 */
export function useContentFocus(): void {
  const opened = useRouterState({ select: (state) => state.resolvedLocation?.href });
  useEffect(() => {
    if (opened !== undefined) focusContent();
  }, [opened]);
}

/** Focuses the content unless something in it, or a dialog, has the focus already. */
export function focusContent(): void {
  const content = document.getElementById("content");
  const at = document.activeElement;
  if (!content || content.contains(at) || at?.closest('[role="dialog"]')) return;
  content.tabIndex = -1;
  content.focus({ preventScroll: true });
}
