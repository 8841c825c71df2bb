import { useEffect, useRef } from "react";
import { formatAge } from "#client/format/dates.ts";
import { formatWaiting } from "#client/format/durations.ts";
import { nameParts } from "#client/format/names.ts";
import { dayIn } from "#client/format/times.ts";
import { classNames } from "#client/ui/class-names.ts";
import { Icon } from "#client/ui/icon.tsx";
import type { IconName } from "#client/ui/icon-paths.ts";
import { MeasureCell, RequestCell } from "./queue-cells.tsx";
import styles from "./queue-table.module.css";
import type { QueueRow } from "./use-queue-acts.ts";

const tiers: Record<
  string,
  { label: string; note: string; icon: IconName; tone?: "urgent" | "watch" | "worse" | "accent" | "neutral" }
> = {
  safety: { label: "Safety", note: "answer before the next session", icon: "octagon", tone: "urgent" },
  request: { label: "Change requests", note: "answered with one key", icon: "ask", tone: "watch" },
  "off-track": { label: "Off track", note: "", icon: "tri", tone: "worse" },
  "plan-or-certification": { label: "Plan or certification", note: "", icon: "diamond", tone: "watch" },
  "unread-result": { label: "Unread result", note: "", icon: "flask", tone: "accent" },
  plateau: { label: "Plateau", note: "", icon: "minus", tone: "neutral" },
  "due-review": { label: "Due review", note: "", icon: "clock", tone: "neutral" },
  routine: { label: "Routine", note: "", icon: "minus", tone: "neutral" },
};

export function QueueTable(props: {
  rows: readonly QueueRow[];
  now: number;
  chosenEpisodeId: string | null;
  onChoose: (episodeId: string) => void;
}) {
  const { rows, now, chosenEpisodeId, onChoose } = props;
  return (
    <table className={styles.table}>
      <caption className="visually-hidden">Patients to review, gravest reason first</caption>
      <thead>
        <tr>
          <th scope="col">Patient</th>
          <th scope="col">Why now</th>
          <th scope="col">Pain or request</th>
          <th scope="col">Primary measure</th>
          <th scope="col" className={styles.end}>
            Waiting
          </th>
        </tr>
      </thead>
      {groupByTier(rows).map(({ tier, list }) => (
        <tbody key={tier}>
          <tr className={styles.tier}>
            <th colSpan={5} scope="rowgroup">
              <h2>
                {tiers[tier]?.label ?? tier} <span>{list.length}</span>
              </h2>
              <span className={styles.note}>{tiers[tier]?.note}</span>
            </th>
          </tr>
          {list.map((row) => (
            <QueueTableRow
              key={row.episodeId}
              row={row}
              now={now}
              isChosen={row.episodeId === chosenEpisodeId}
              onChoose={onChoose}
            />
          ))}
        </tbody>
      ))}
    </table>
  );
}

function groupByTier(rows: readonly QueueRow[]): { tier: string; list: QueueRow[] }[] {
  const groups: { tier: string; list: QueueRow[] }[] = [];
  for (const row of rows) {
    const last = groups.at(-1);
    if (last?.tier === row.tierName) last.list.push(row);
    else groups.push({ tier: row.tierName, list: [row] });
  }
  return groups;
}

function QueueTableRow({
  row,
  now,
  isChosen,
  onChoose,
}: {
  row: QueueRow;
  now: number;
  isChosen: boolean;
  onChoose: (episodeId: string) => void;
}) {
  const { family, rest } = nameParts(row);
  const tier = tiers[row.tierName];
  const line = useRef<HTMLTableRowElement>(null);
  // The keys walk past the fold; what is decided on is always in sight.
  useEffect(() => {
    if (isChosen) line.current?.scrollIntoView({ block: "nearest" });
  }, [isChosen]);
  const age = row.bornOn === null ? "age not known" : formatAge(row.bornOn, dayIn(now, row.timeZone));
  return (
    // By key and by name the row is chosen by its button; by pointer, anywhere in it.
    <tr
      ref={line}
      className={classNames(styles.row, isChosen && styles.chosen)}
      aria-selected={isChosen}
      onClick={() => onChoose(row.episodeId)}
    >
      <th scope="row">
        <button type="button" className={styles.choose} aria-pressed={isChosen}>
          <Icon
            name={tier?.icon ?? "minus"}
            {...(tier?.tone ? { tone: tier.tone } : {})}
            isSolid={row.tierName === "safety"}
          />
          <span className={styles.who}>
            <span className={styles.name}>
              <b>{family},</b> {rest}
            </span>
            <span className={styles.sub}>
              {age} · {row.episodeTitle}
              {row.coverFor ? ` · for ${row.coverFor}` : ""}
            </span>
          </span>
        </button>
      </th>
      <td>
        <span className={styles.why}>{row.words.headline}</span>
        <span className={styles.sub}>{row.words.detail}</span>
      </td>
      <td>{row.request ? <RequestCell request={row.request} /> : <MeasureCell measure={row.pain} />}</td>
      <td>
        <MeasureCell measure={row.primary} />
      </td>
      <td className={styles.end}>
        <b>{formatWaiting(Math.max(0, now - row.raisedAt))}</b>
        <span className={styles.sub}>{row.raisedByName}</span>
      </td>
    </tr>
  );
}
