import { useEffect, useEffectEvent } from "react";
import { type Device, loadDevice } from "#client/device/room.ts";

export type KeptRow = ReturnType<Device["outbox"]["asides"]>[number];

/**
 * Rows of this session that were logged offline and did not stand as they were logged: those found when the sheet opens,
 * and those that turn up while it is open.
 */
export function useKeptRows(sessionId: string, onRow: (kept: KeptRow) => void): void {
  const show = useEffectEvent(onRow);
  useEffect(() => {
    let isOver = false;
    let stop = () => {};
    void loadDevice().then(
      ({ outbox }) => {
        if (isOver) return;
        for (const kept of outbox.asides(sessionId)) show(kept);
        stop = outbox.onAside((kept) => {
          if (kept.sessionId === sessionId) show(kept);
        });
      },
      // A device that keeps nothing has nothing to show.
      () => undefined,
    );
    return () => {
      isOver = true;
      stop();
    };
  }, [sessionId]);
}

/** Decided in its row: it is not shown again. */
export const settleKeptRow = (sessionId: string, row: number): void =>
  void loadDevice().then(
    ({ outbox }) => outbox.settle({ sessionId, row }),
    () => undefined,
  );
