import { SectionHead } from "#client/ui/section-head.tsx";
import { StatusChip } from "#client/ui/status-chip.tsx";
import type { SessionNote } from "#domain/sessions/session.ts";
import { countSummary, summarizeSession } from "#domain/sessions/summarize.ts";
import styles from "./summary.module.css";
import { listAsked, listTold, type SummarySheet } from "./what-follows.ts";

/** What was done against what was planned, and who hears of it: read before it is signed, and the same afterwards. */
export function SigningSummary({ sheet, note }: { sheet: SummarySheet; note: SessionNote }) {
  const summary = summarizeSession(sheet.rows, note);
  const told = listTold(sheet, note);
  const asked = listAsked(sheet);
  const listed = (rows: readonly { name: string; words: string }[]) => (
    <ul className={styles.list}>
      {rows.map(({ name, words }) => (
        <li key={`${name} ${words}`}>
          <b>{name}</b> {words}
        </li>
      ))}
    </ul>
  );
  return (
    <section className={styles.summary} aria-label="Summary">
      <SectionHead heading="Summary" note={countSummary(summary)} isRuled />
      <dl className={styles.facts}>
        {[
          ...(summary.changed.length > 0 ? [{ term: "Changed", value: listed(summary.changed) }] : []),
          ...(summary.notDone.length > 0 ? [{ term: "Not done", value: listed(summary.notDone) }] : []),
          ...(summary.cutShort === null ? [] : [{ term: "Cut short", value: summary.cutShort }]),
          {
            term: "Tells",
            value:
              told.length > 0 ? (
                <>
                  {sheet.prescriberName}: {told.join("; ")}
                </>
              ) : (
                "nothing beyond the session"
              ),
          },
          ...(asked.length > 0 ? [{ term: "Asks", value: asked.join("; ") }] : []),
          {
            term: "Why skill was needed",
            value: summary.isSkillSaid ? (
              <span className={styles.prose}>{note.whySkilled}</span>
            ) : (
              <StatusChip tone={sheet.session.state === "open" ? "watch" : "outlined"}>
                Not written
              </StatusChip>
            ),
          },
        ].map(({ term, value }) => (
          <div key={term} className={styles.fact}>
            <dt>{term}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
