import { UNSTABLE_ToastQueue as ToastQueue } from "react-aria-components/Toast";
import type { MarkTone } from "./icon.tsx";
import type { IconName } from "./icon-paths.ts";

export type ToastContent = {
  text: string;
  /** A second, lighter part of the sentence. */
  detail?: string;
  icon?: IconName;
  tone?: MarkTone;
  action?: { label: string; keyHint?: string; onPress: () => void };
};

const undoMilliseconds = 10_000;

export const toastQueue = new ToastQueue<ToastContent>({ maxVisibleToasts: 3 });

/** Shows a toast for ten seconds; hover and focus stop its clock. Returns what takes it away early. */
export function showToast(content: ToastContent): () => void {
  const key = toastQueue.add(content, { timeout: undoMilliseconds });
  return () => toastQueue.close(key);
}
