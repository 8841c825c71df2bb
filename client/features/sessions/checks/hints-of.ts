import { type Hint, isWorthShowing, proposeHint } from "#domain/sessions/hints/propose.ts";
import type { SessionNote } from "#domain/sessions/session.ts";
import type { Sheet } from "../flowsheet/use-row-acts.ts";

export type RowHints = ReadonlyMap<string, Hint>;

/** What published rules would propose for each row, from its past columns and what was answered today. */
export function hintsOf(sheet: Sheet, note: SessionNote): RowHints {
  const { plan, past } = sheet;
  if (!plan || sheet.session.state !== "open" || sheet.session.kind === "seen-not-treated") return new Map();
  return new Map(
    sheet.rows.flatMap((row): [string, Hint][] => {
      const line = plan.lines.find((candidate) => candidate.lineKey === row.lineKey);
      if (!line || line.isAddedInSession) return [];
      const hint = proposeHint(
        plan,
        line,
        {
          current: line.current,
          past: past.toReversed().flatMap((session) => {
            const done = row.past.find((one) => one?.sessionId === session.sessionId);
            return done && done.state !== "not-done" && !session.isInError
              ? [{ ...session, dose: done.dose }]
              : [];
          }),
          after24Hours: note.sinceLastTime.after24Hours ?? null,
          painBefore: note.painBefore ?? null,
          kneeEffusion: note.kneeEffusion ?? null,
          isKnee: sheet.isKnee,
          bands: sheet.bands,
        },
        row.steps,
      );
      return hint && isWorthShowing(hint) ? [[row.lineKey, hint]] : [];
    }),
  );
}
