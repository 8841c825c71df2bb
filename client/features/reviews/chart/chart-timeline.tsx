import { Link } from "@tanstack/react-router";
import { formatDay } from "#client/format/dates.ts";
import { dayIn, formatTime } from "#client/format/times.ts";
import { Icon } from "#client/ui/icon.tsx";
import type { IconName } from "#client/ui/icon-paths.ts";
import { SectionHead } from "#client/ui/section-head.tsx";
import { counted } from "#domain/units/counted.ts";
import type { Chart } from "./chart-panels.tsx";
import styles from "./chart-timeline.module.css";

type Entry = Chart["timeline"][number];
const icons: Record<Entry["kind"], IconName> = {
  session: "check",
  "open-session": "pencil",
  adjustment: "told",
  request: "ask",
  reply: "check",
  decision: "doc",
  visit: "doc",
  version: "doc",
  "plan-of-care": "doc",
  "plan-answer": "check",
  report: "doc",
  standing: "octagon",
  limit: "check",
  order: "flask",
  result: "flask",
  study: "doc",
  procedure: "doc",
  "consult-note": "doc",
};

/** What happened, newest first, under its day. */
export function ChartTimeline({
  chart,
  zone,
  keptNote,
}: {
  chart: Chart;
  zone: string;
  /** Said where entries are left out of what this reader's seat does not open. */
  keptNote: string | null;
}) {
  const days: { day: string; entries: Entry[] }[] = [];
  for (const entry of chart.timeline) {
    const day = dayIn(entry.at, zone);
    const last = days.at(-1);
    if (last?.day === day) last.entries.push(entry);
    else days.push({ day, entries: [entry] });
  }
  return (
    <aside className={styles.timeline} aria-label="Timeline" tabIndex={0}>
      <SectionHead heading="Timeline" note={counted(chart.timeline.length, "entry", "entries")} isRuled />
      {keptNote ? <p className={styles.kept}>{keptNote}</p> : null}
      {days.map(({ day, entries }) => (
        <section key={day} aria-label={formatDay(day)}>
          <h3 className={styles.day}>{formatDay(day)}</h3>
          {entries.map((entry) => (
            <article key={`${entry.kind}-${entry.id}-${entry.at}`} className={styles.entry}>
              <Icon
                name={entry.tone === "safety" ? "octagon" : icons[entry.kind]}
                {...(entry.tone === "safety"
                  ? { tone: "urgent" as const, isSolid: true }
                  : entry.tone === "request"
                    ? { tone: "watch" as const }
                    : entry.tone === "told"
                      ? { tone: "accent" as const }
                      : {})}
              />
              <div className={styles.words}>
                <p>
                  <Headline entry={entry} chart={chart} />
                </p>
                {entry.detail ? <p className={styles.sub}>{entry.detail}</p> : null}
              </div>
              <span className={styles.when}>
                {formatTime(entry.at, zone)}
                <span>{entry.byName}</span>
              </span>
            </article>
          ))}
        </section>
      ))}
    </aside>
  );
}

/** What was signed opens from here; the rest stands in the timeline with all there is of it. */
function Headline({ entry, chart }: { entry: Entry; chart: Chart }) {
  const { patientId, episodeId } = chart.episode;
  const words = <b>{entry.headline}</b>;
  switch (entry.kind) {
    case "visit":
      return (
        <Link
          to="/patients/$patientId/visit/$consultationId"
          params={{ patientId, consultationId: entry.id }}
        >
          {words}
        </Link>
      );
    case "version":
      return (
        <Link to="/patients/$patientId/version/$versionId" params={{ patientId, versionId: entry.id }}>
          {words}
        </Link>
      );
    case "plan-of-care":
      // An earlier plan is read in the one that followed it.
      if (entry.id !== chart.planOfCare?.planOfCareId) return words;
      return (
        <Link to="/patients/$patientId/plan-of-care" params={{ patientId }} search={{ episodeId }}>
          {words}
        </Link>
      );
    case "report":
      return (
        <Link
          to="/patients/$patientId/report"
          params={{ patientId }}
          search={{ episodeId, reportId: entry.id }}
        >
          {words}
        </Link>
      );
    case "order":
    case "result":
    case "study":
    case "procedure":
    case "consult-note":
      return (
        <Link
          to="/patients/$patientId/orders"
          params={{ patientId }}
          search={{ episodeId, open: openingOf(entry) }}
        >
          {words}
        </Link>
      );
    case "session":
      return (
        <Link to="/sessions/$sessionId" params={{ sessionId: entry.id }}>
          {words}
        </Link>
      );
    default:
      return words;
  }
}

/** What of it opens at once on the screen of tests and procedures. */
function openingOf({ kind, id }: Entry): string {
  if (kind === "order") return "";
  return `${kind === "consult-note" ? "note" : kind}:${id}`;
}
