import { useEffect, useState } from "react";
import { followTyped } from "./device/typed.ts";
import type { Keeper } from "./keeper.ts";

/**
 * One keeper for as long as the screen stands, under the name the device keeps it by. It saves at once when the screen
 * is left, hidden or frozen, when it is shown again, and when the connection is back; and what an earlier page left.
 */
export function useKeeper<Content>(name: string, make: () => Keeper<Content>): Keeper<Content> {
  const [keeper] = useState(make);
  useEffect(() => {
    const unfollow = followTyped(name, keeper.saveNow);
    keeper.saveNow();
    const onVisibility = () => keeper.saveNow();
    window.addEventListener("online", keeper.saveNow);
    window.addEventListener("pagehide", keeper.saveNow);
    window.addEventListener("pageshow", keeper.saveNow);
    document.addEventListener("freeze", keeper.saveNow);
    document.addEventListener("resume", keeper.saveNow);
    document.addEventListener("visibilitychange", onVisibility);
    return () => {
      window.removeEventListener("online", keeper.saveNow);
      window.removeEventListener("pagehide", keeper.saveNow);
      window.removeEventListener("pageshow", keeper.saveNow);
      document.removeEventListener("freeze", keeper.saveNow);
      document.removeEventListener("resume", keeper.saveNow);
      document.removeEventListener("visibilitychange", onVisibility);
      keeper.saveNow();
      unfollow();
    };
  }, [name, keeper]);
  return keeper;
}

export const afterMilliseconds = (milliseconds: number, work: () => void): (() => void) => {
  const timer = setTimeout(work, milliseconds);
  return () => clearTimeout(timer);
};
