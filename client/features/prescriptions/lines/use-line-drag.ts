import { type PointerEvent, useCallback, useRef, useState } from "react";

type Drag = { lineKey: string; from: number; to: number };

/**
 * Dragging a row by its handle: the place is shown while the pointer moves and taken when it is let go; Escape leaves
 * everything where it was. `to` is the place the line has afterwards.
 */
export function useLineDrag(onDrop: (lineKey: string, to: number) => void) {
  const list = useRef<HTMLDivElement>(null);
  const [drag, setDrag] = useState<Drag | null>(null);
  const begin = useCallback(
    (lineKey: string, event: PointerEvent) => {
      const handle = event.currentTarget;
      const rows = [...(list.current?.querySelectorAll<HTMLElement>("[data-line]") ?? [])];
      const from = rows.findIndex((row) => row.dataset["line"] === lineKey);
      if (!(handle instanceof HTMLElement) || event.button !== 0 || from < 0) return;
      event.preventDefault();
      handle.setPointerCapture(event.pointerId);
      const current: Drag = { lineKey, from, to: from };
      setDrag(current);
      const onMove = (moved: globalThis.PointerEvent) => {
        const over = rows.findIndex((row) => {
          const { top, height } = row.getBoundingClientRect();
          return moved.clientY < top + height / 2;
        });
        const gap = over === -1 ? rows.length : over;
        // The gap below or above the row itself is where it is.
        current.to = gap > from ? gap - 1 : gap;
        setDrag({ ...current });
      };
      const end = (isDropped: boolean) => {
        handle.removeEventListener("pointermove", onMove);
        handle.removeEventListener("pointerup", onUp);
        handle.removeEventListener("pointercancel", onCancel);
        document.removeEventListener("keydown", onKey, { capture: true });
        setDrag(null);
        if (isDropped && current.to !== from) onDrop(lineKey, current.to);
      };
      const onUp = () => end(true);
      const onCancel = () => end(false);
      const onKey = (key: KeyboardEvent) => {
        if (key.key !== "Escape") return;
        key.stopPropagation();
        end(false);
      };
      handle.addEventListener("pointermove", onMove);
      handle.addEventListener("pointerup", onUp);
      handle.addEventListener("pointercancel", onCancel);
      document.addEventListener("keydown", onKey, { capture: true });
    },
    [onDrop],
  );
  return {
    list,
    begin,
    draggedKey: drag?.lineKey ?? null,
    dropAt: (index: number): "above" | "below" | null =>
      drag === null || drag.to === drag.from || index !== drag.to
        ? null
        : drag.to > drag.from
          ? "below"
          : "above",
  };
}
