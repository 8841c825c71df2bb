import type { Line } from "./line.ts";
import type { Problem } from "./validate.ts";

/** Lines are known by their key over versions, so each stands once. */
export function validateLineKeys(lines: readonly Pick<Line, "lineKey" | "name">[]): Problem[] {
  const keys = lines.map((line) => line.lineKey);
  return lines.flatMap((line, index) =>
    keys.indexOf(line.lineKey) === index
      ? []
      : [{ field: `lines.${index}`, words: `${line.name} stands twice. Remove one of them.` }],
  );
}
