import { classNames } from "#client/ui/class-names.ts";
import { Icon } from "#client/ui/icon.tsx";
import type { Change } from "#domain/prescriptions/changes/change.ts";
import styles from "./change-list.module.css";

type Kind = "added" | "removed" | "changed" | "moved";
type Group = { key: string; kind: Kind; subject: string; changes: Change[] };

const glyphs = { added: "plus", removed: "minus", moved: "grip" } as const;

/** What changes between two versions in clinical words, riskiest first; what changes of one line stands together. */
export function ChangeList({ changes }: { changes: readonly Change[] }) {
  return (
    <ul className={styles.list}>
      {groupsOf(changes).map(({ key, kind, subject, changes: own }) => (
        <li key={key} className={classNames(styles.group, styles[kind])}>
          <span className={styles.glyph} aria-hidden>
            {kind === "changed" ? "~" : <Icon name={glyphs[kind]} size={13} />}
          </span>
          <div>
            {own.map((change, index) => (
              <p key={`${change.field}${change.before ?? ""}`} className={styles.change}>
                {index === 0 ? (
                  <>
                    <b>{subject}</b> <span className="visually-hidden">{kind}: </span>
                  </>
                ) : null}
                {isWhole(change) ? null : <span className={styles.field}>{change.field} </span>}
                <Values change={change} />
              </p>
            ))}
          </div>
        </li>
      ))}
    </ul>
  );
}

const isWhole = (change: Change): boolean => change.field === "";

function Values({ change }: { change: Change }) {
  const { before, after } = change;
  return (
    <>
      {before === undefined ? null : <s>{before}</s>}
      {before === undefined || (after === undefined && isWhole(change)) ? null : (
        <>
          {" "}
          <Icon name="right" size={13} label="to" />{" "}
        </>
      )}
      {after === undefined ? (
        isWhole(change) ? null : (
          <span className={styles.field}>none</span>
        )
      ) : before === undefined && isWhole(change) ? (
        after
      ) : (
        <b>{after}</b>
      )}
    </>
  );
}

function groupsOf(changes: readonly Change[]): Group[] {
  const groups = new Map<string, Group>();
  for (const change of changes) {
    const { subject, before, after, lineKey } = change;
    // An entry is known by its key or by its subject; what came or went whole stands by itself.
    const key = lineKey ?? (isWhole(change) ? `${subject} ${before ?? ""} ${after ?? ""}` : subject);
    const kind: Kind = change.isMove
      ? "moved"
      : isWhole(change) && before === undefined
        ? "added"
        : isWhole(change) && after === undefined
          ? "removed"
          : "changed";
    const known = groups.get(key);
    if (known) known.changes.push(change);
    else groups.set(key, { key, kind, subject, changes: [change] });
  }
  return [...groups.values()];
}
