import { type RefCallback, useCallback, useRef, useState } from "react";

/** The width in px of the element the returned ref is given to; `start` until it is laid out. */
export function useWidth(start: number): [number, RefCallback<HTMLElement>] {
  const [width, setWidth] = useState(start);
  const observer = useRef<ResizeObserver>(undefined);
  const attach = useCallback((element: HTMLElement | null) => {
    observer.current?.disconnect();
    if (!element) return;
    observer.current = new ResizeObserver(([entry]) => {
      if (entry && entry.contentRect.width > 0) setWidth(Math.round(entry.contentRect.width));
    });
    observer.current.observe(element);
  }, []);
  return [width, attach];
}
