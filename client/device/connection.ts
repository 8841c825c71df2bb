import { useSyncExternalStore } from "react";

export type Connection = {
  /** Milliseconds by this device's clock since when nothing answered; null while the server answers. */
  offlineSince: number | null;
  /** Changes that stand on this device and not on the server yet. */
  waiting: number;
  isSending: boolean;
};

let connection: Connection = { offlineSince: null, waiting: 0, isSending: false };
const listeners = new Set<() => void>();

export const connectionNow = (): Connection => connection;

export function changeConnection(change: Partial<Connection>): void {
  const next = { ...connection, ...change };
  if (
    next.offlineSince === connection.offlineSince &&
    next.waiting === connection.waiting &&
    next.isSending === connection.isSending
  )
    return;
  connection = next;
  for (const listener of listeners) listener();
}

export function onConnection(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export const useConnection = (): Connection => useSyncExternalStore(onConnection, connectionNow);
