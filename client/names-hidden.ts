import { useSyncExternalStore } from "react";

const key = "names-hidden";
const listeners = new Set<() => void>();

const readHidden = (): boolean => window.sessionStorage.getItem(key) === "yes";

export function hideNames(areHidden: boolean): void {
  window.sessionStorage.setItem(key, areHidden ? "yes" : "no");
  for (const listener of listeners) listener();
}

const follow = (listener: () => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};

/** Whether names stand as initials in lists that a patient beside the screen can read; kept for this tab alone. */
export const useNamesHidden = (): boolean => useSyncExternalStore(follow, readHidden);
