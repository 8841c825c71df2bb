import { useSyncExternalStore } from "react";
import { part, useAhead } from "./part.tsx";
import { toastQueue } from "./toast-queue.ts";

const ToastRegion = part(() => import("./toast-region.tsx").then(({ ToastRegion }) => ToastRegion), {
  takesKeys: false,
});

const follow = (onChange: () => void) => toastQueue.subscribe(onChange);
const hasToasts = () => toastQueue.visibleToasts.length > 0;

/** Where toasts appear; once per page. Their clocks begin when they are seen. */
export function Toasts() {
  useAhead(ToastRegion);
  return useSyncExternalStore(follow, hasToasts) ? <ToastRegion /> : null;
}
