const barCells = 24;
const redrawMilliseconds = 100;

/** How far a run is, and what it is at in words. */
export type Progress = { done: number; all: number; words: string };

/** One line that is drawn over itself, on a terminal only. */
export function makeProgressBar(screen: { isTTY?: boolean; write: (text: string) => unknown }) {
  let drawnAt = 0;
  const clearLine = "\r\u001B[2K";
  return {
    /** @param isLast draws it however soon after the one before. */
    show({ done, all, words }: Progress, isLast = false): void {
      if (!screen.isTTY) return;
      const now = performance.now();
      if (now - drawnAt < redrawMilliseconds && !isLast) return;
      drawnAt = now;
      const share = all === 0 ? 1 : Math.min(1, done / all);
      const filled = Math.round(share * barCells);
      screen.write(
        `${clearLine}[${"#".repeat(filled)}${".".repeat(barCells - filled)}] ${Math.round(share * 100)} %  ${words}`,
      );
    },
    clear(): void {
      if (screen.isTTY && drawnAt > 0) screen.write(clearLine);
    },
  };
}
