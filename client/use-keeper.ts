import { useEffect, useState } from "react";
import type { Keeper } from "./keeper.ts";

/** One keeper for as long as the screen stands; it saves at once when the screen is left and when the connection is back. */
export function useKeeper<Content>(make: () => Keeper<Content>): Keeper<Content> {
  const [keeper] = useState(make);
  useEffect(() => {
    const onHidden = () => {
      if (document.visibilityState === "hidden") keeper.saveNow();
    };
    window.addEventListener("online", keeper.saveNow);
    window.addEventListener("pagehide", keeper.saveNow);
    document.addEventListener("visibilitychange", onHidden);
    return () => {
      window.removeEventListener("online", keeper.saveNow);
      window.removeEventListener("pagehide", keeper.saveNow);
      document.removeEventListener("visibilitychange", onHidden);
      keeper.saveNow();
    };
  }, [keeper]);
  return keeper;
}

export const afterMilliseconds = (milliseconds: number, work: () => void): (() => void) => {
  const timer = setTimeout(work, milliseconds);
  return () => clearTimeout(timer);
};
