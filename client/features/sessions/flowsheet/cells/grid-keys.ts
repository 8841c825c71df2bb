/** A place in the grid. Today's columns count from 0; the current dose is -1, and earlier sessions go back from -2. */
export type Place = { row: number; column: number };
export type Extent = { rows: number; firstColumn: number; lastColumn: number };

/** Rows one Page Up or Page Down goes. */
const pageRows = 5;

/**
 * Where a key leads from a place, after the ARIA grid pattern; undefined for a key that moves nothing. It never leads
 * out of the grid: Home and End are the ends of the row, with Ctrl the corners of the grid.
 */
export function placeAfter(
  key: string,
  isCtrl: boolean,
  at: Place,
  { rows, firstColumn, lastColumn }: Extent,
): Place | undefined {
  const within = (row: number, column: number): Place => ({
    row: Math.max(0, Math.min(rows - 1, row)),
    column: Math.max(firstColumn, Math.min(lastColumn, column)),
  });
  switch (key) {
    case "Home":
      return within(isCtrl ? 0 : at.row, firstColumn);
    case "End":
      return within(isCtrl ? rows - 1 : at.row, lastColumn);
    default:
  }
  if (isCtrl) return undefined;
  switch (key) {
    case "ArrowUp":
      return within(at.row - 1, at.column);
    case "ArrowDown":
      return within(at.row + 1, at.column);
    case "ArrowLeft":
      return within(at.row, at.column - 1);
    case "ArrowRight":
      return within(at.row, at.column + 1);
    case "PageUp":
      return within(at.row - pageRows, at.column);
    case "PageDown":
      return within(at.row + pageRows, at.column);
    default:
      return undefined;
  }
}
