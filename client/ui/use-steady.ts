import { useEffect, useState } from "react";

let isPressed = false;
const waiting = new Set<() => void>();

/** A finger's click comes this long after it is up at most, in milliseconds (K). */
const latestClick = 400;
let waitsForClick: ReturnType<typeof setTimeout> | undefined;

const press = () => {
  clearTimeout(waitsForClick);
  isPressed = true;
};
const release = () => {
  clearTimeout(waitsForClick);
  isPressed = false;
  for (const tell of [...waiting]) tell();
};
/** What is pressed is known once its click comes, before anything acts on it; a press that was dragged away has none. */
const releaseSoon = () => {
  clearTimeout(waitsForClick);
  waitsForClick = setTimeout(release, latestClick);
};

if (typeof window !== "undefined") {
  // A finger takes the focus with the mouse events that follow its pointer's: both are a press.
  for (const down of ["pointerdown", "mousedown"]) window.addEventListener(down, press, true);
  for (const up of ["pointerup", "mouseup"]) window.addEventListener(up, releaseSoon, true);
  for (const end of ["click", "pointercancel", "dragend"]) window.addEventListener(end, release, true);
  window.addEventListener("blur", (event) => {
    if (event.target === window) release();
  });
}

/**
 * What a field says, held as it stands while something is being pressed: pressing takes the focus, leaving a field may
 * change its message, and a message that comes or goes must not move what is under the pointer.
 */
export function useSteady<T extends string | undefined>(value: T): T {
  const [shown, setShown] = useState(value);
  const isHeld = shown !== value && isPressed;
  if (shown !== value && !isHeld) setShown(value);
  useEffect(() => {
    if (!isHeld) return;
    const show = () => setShown(value);
    if (!isPressed) return show();
    waiting.add(show);
    return () => {
      waiting.delete(show);
    };
  }, [isHeld, value]);
  return isHeld ? shown : value;
}
