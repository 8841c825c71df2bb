import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useMemo, useRef, useState } from "react";
import { errorWords, type Outputs, trpc } from "#client/trpc.ts";
import type { Sheet, SheetRow } from "../use-row-acts.ts";

type Window = Outputs["sessions"]["earlier"];
export type PastCell = NonNullable<SheetRow["past"][number]>;

/** Earlier sessions stand at least so many and at most so many beside today, as the width allows. */
const leastShown = 2;
const mostShown = 12;
/** What the other columns need, and one earlier session, in px. */
const restWidth = 800;
const narrowRestWidth = 660;
const columnWidth = 62;

/** Under this width the sheet stands upright: the last two sessions, and more by request. */
export const narrowSheet = 896;

function shownAt(width: number): number {
  const rest = width < narrowSheet ? narrowRestWidth : restWidth;
  return Math.max(leastShown, Math.min(mostShown, Math.floor((width - rest) / columnWidth)));
}

/**
 * As many earlier sessions as fit beside today at a width: where their doses are long, fewer than are usual. The table is
 * looked at when its size changes, not at each key.
 */
export function useShown(width: number): [number, (table: HTMLElement | null) => void] {
  const [fitting, setFitting] = useState({ width, most: mostShown });
  const observer = useRef<ResizeObserver>(undefined);
  const watch = useCallback((table: HTMLElement | null) => {
    observer.current?.disconnect();
    if (!table) return;
    observer.current = new ResizeObserver(() => {
      const room = table.parentElement?.clientWidth ?? 0;
      const over = table.offsetWidth - room;
      if (over <= 1 || room === 0) return;
      setFitting((before) => {
        const most = before.width === room ? Math.min(before.most, shownAt(room)) : shownAt(room);
        return { width: room, most: most - Math.ceil(over / columnWidth) };
      });
    });
    observer.current.observe(table);
  }, []);
  const usual = shownAt(width);
  const shown = fitting.width === width ? Math.min(usual, fitting.most) : usual;
  return [Math.max(leastShown, shown), watch];
}

/**
 * The earlier sessions that stand beside today: a window over those that were read, moved back and forth while today
 * stays where it is. An older window is read when it is asked for.
 */
export function usePast(sheet: Sheet, shown: number) {
  const queryClient = useQueryClient();
  const [older, setOlder] = useState<readonly Window[]>([]);
  const [skipped, setSkipped] = useState(0);
  const [isLoading, setLoading] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const columns = useMemo(
    () => [...older.toReversed().flatMap((window) => window.past), ...sheet.past],
    [older, sheet.past],
  );
  const cells = useMemo(
    () =>
      new Map(
        older.flatMap((window) => window.cells.map((cell) => [`${cell.sessionId} ${cell.lineKey}`, cell])),
      ),
    [older],
  );
  const hasMore = older.at(-1)?.hasEarlier ?? sheet.hasEarlier;
  const end = columns.length - Math.min(skipped, Math.max(0, columns.length - 1));
  const start = Math.max(0, end - shown);
  /** What the rows draw: the same object until other columns stand. */
  const window = useMemo(
    () => ({
      columns: columns.slice(start, end),
      /** What was done of a row in a column; null where it was not in that session. */
      cellOf: (row: SheetRow, sessionId: string): PastCell | null =>
        row.past.find((cell) => cell?.sessionId === sessionId) ??
        cells.get(`${sessionId} ${row.lineKey}`) ??
        null,
    }),
    [columns, cells, start, end],
  );
  const oldest = columns[0];

  const earlier = async (): Promise<void> => {
    const wanted = skipped + shown;
    if (columns.length < wanted + shown && hasMore && oldest) {
      setLoading(true);
      try {
        const { heldOn, sessionId } = oldest;
        const read = await queryClient.fetchQuery(
          trpc.sessions.earlier.queryOptions({
            episodeId: sheet.session.episodeId,
            before: { heldOn, sessionId },
          }),
        );
        setOlder((windows) => [...windows, read]);
        setProblem(null);
      } catch (error) {
        setProblem(errorWords(error));
        return;
      } finally {
        setLoading(false);
      }
    }
    setSkipped(wanted);
  };
  return {
    window,
    canEarlier: hasMore || columns.length > skipped + shown,
    canLater: skipped > 0,
    isLoading,
    problem,
    earlier,
    later: () => setSkipped(Math.max(0, skipped - shown)),
  };
}
export type Past = ReturnType<typeof usePast>["window"];
