import { useEffect } from "react";

/**
 * Alt with an arrow opens, from anywhere on the page, the next line or the one before at its leading amount; with Shift
 * the line that has the focus, else the open one, is moved. Ctrl+D doubles it.
 */
export function useLineKeys(
  lineKeys: readonly string[],
  openKey: string | null,
  acts: {
    onOpen: (lineKey: string) => void;
    onMove: (lineKey: string, by: number) => void;
    onDuplicate: (lineKey: string) => void;
  },
): void {
  const { onOpen, onMove, onDuplicate } = acts;
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const direction = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      const target = event.target instanceof HTMLElement ? event.target : null;
      const lineKey = target?.closest<HTMLElement>("[data-line]")?.dataset["line"] ?? openKey;
      if (event.key.toLowerCase() === "d" && (event.ctrlKey || event.metaKey) && lineKey !== null) {
        event.preventDefault();
        if (!event.repeat) onDuplicate(lineKey);
        return;
      }
      if (!direction || !event.altKey) return;
      if (event.shiftKey) {
        if (lineKey === null) return;
        event.preventDefault();
        onMove(lineKey, direction);
        return;
      }
      // There the same keys open a list.
      const opensList = target?.tagName === "SELECT" || target?.role === "combobox";
      if (opensList) return;
      const at = openKey === null ? -1 : lineKeys.indexOf(openKey);
      const next = lineKeys[at === -1 && direction === -1 ? lineKeys.length - 1 : at + direction];
      if (next === undefined) return;
      event.preventDefault();
      onOpen(next);
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [lineKeys, onOpen, onMove, onDuplicate, openKey]);
}
