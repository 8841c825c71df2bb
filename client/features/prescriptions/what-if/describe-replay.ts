import type { WhatIfRow } from "#domain/sessions/what-if.ts";
import { counted } from "#domain/units/counted.ts";

/** A day holds one session of an episode. */
export const countSessions = (rows: readonly WhatIfRow[]): number =>
  new Set(rows.flatMap(({ cells }) => cells.map(({ heldOn }) => heldOn))).size;

/** In how many rows of the replayed sessions something would have come of it, and in how many sessions those were. */
function countOf(
  rows: readonly WhatIfRow[],
  consequence: "ask-first" | "refused",
): { rows: number; sessions: number } {
  const met = rows.flatMap(({ cells }) =>
    cells.filter(({ done, wanted }) => [done, wanted].some((one) => one?.consequence === consequence)),
  );
  return { rows: met.length, sessions: new Set(met.map(({ heldOn }) => heldOn)).size };
}

/** "asked for 5 rows in 3 of the last 6 sessions, and refused 1 row in 1 session" */
export function describeReplay(rows: readonly WhatIfRow[], sessions: number): string {
  const [asked, refused] = [countOf(rows, "ask-first"), countOf(rows, "refused")];
  const last = sessions === 1 ? "last session" : `last ${sessions} sessions`;
  const said =
    asked.rows === 0
      ? `asked for no row of the ${last}`
      : `asked for ${counted(asked.rows, "row")} in ${sessions === 1 ? "" : `${asked.sessions} of `}the ${last}`;
  return refused.rows === 0
    ? said
    : `${said}, and refused ${counted(refused.rows, "row")} in ${counted(refused.sessions, "session")}`;
}
