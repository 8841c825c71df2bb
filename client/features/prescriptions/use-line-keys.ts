import { type RefObject, useEffect } from "react";

/** Alt with an arrow goes from anywhere on the page to the leading amount of the next line, or of the one before. */
export function useLineKeys(lines: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const direction = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      const target = event.target instanceof HTMLElement ? event.target : null;
      // There the same keys open a list.
      const opensList = target?.tagName === "SELECT" || target?.role === "combobox";
      if (!direction || !event.altKey || opensList) return;
      const groups = [...(lines.current?.querySelectorAll('[role="group"]:has([data-part="lead"])') ?? [])];
      const at = groups.findIndex((group) => group.contains(target));
      const next = groups[at === -1 && direction === -1 ? groups.length - 1 : at + direction];
      const field = next?.querySelector<HTMLElement>(
        '[data-part="lead"] input:not([type="hidden"]), [data-part="lead"] select',
      );
      if (!field) return;
      event.preventDefault();
      field.focus();
      if (field instanceof HTMLInputElement) field.select();
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [lines]);
}
