import { Suspense } from "react";
import type { Outputs } from "#client/trpc.ts";
import { Button } from "#client/ui/button.tsx";
import { LedgerRow } from "#client/ui/ledger-table.tsx";
import { StatusChip } from "#client/ui/status-chip.tsx";
import { ExerciseDetail } from "./exercise-detail.tsx";
import { wordsOf } from "./exercise-words.ts";
import styles from "./exercises-screen.module.css";

type Row = Outputs["exercises"]["list"]["exercises"][number];

export const exerciseColumns = [
  { key: "name", label: "Exercise" },
  { key: "region", label: "Region", width: "9rem" },
  { key: "tags", label: "What it does", width: "20rem" },
  { key: "open", label: "Look", isLabelHidden: true, width: "6rem" },
] as const;

/** One entry of the library; opened, all that is said of it stands under it. */
export function ExerciseRow({
  row,
  me,
  canKeep,
  isOpen,
  onOpen,
}: {
  row: Row;
  me: Outputs["account"]["me"];
  canKeep: boolean;
  isOpen: boolean;
  onOpen: (isOpen: boolean) => void;
}) {
  return (
    <>
      <LedgerRow isSelected={isOpen} isQuiet={row.own?.isRetired === true}>
        <td>
          <span className={styles.name}>
            <b dir="auto">{row.name}</b>
            {row.own?.isRetired ? <StatusChip tone="plain">Retired</StatusChip> : null}
          </span>
          <span className={styles.sub}>
            {row.own ? `${row.own.clinicName}, version ${row.version} · ` : ""}
            {row.purpose}
          </span>
        </td>
        <td>{wordsOf(row.region)}</td>
        <td>{row.tags.length > 0 ? wordsOf(row.tags.map(plain).join(", ")) : "Nothing named"}</td>
        <td>
          <Button
            size="small"
            kind="quiet"
            aria-expanded={isOpen}
            aria-label={`${isOpen ? "Close" : "Look at"} ${row.name}`}
            onPress={() => onOpen(!isOpen)}
          >
            {isOpen ? "Close" : "Look"}
          </Button>
        </td>
      </LedgerRow>
      {isOpen ? (
        <tr>
          <td colSpan={exerciseColumns.length} className={styles.open}>
            <Suspense>
              <ExerciseDetail row={row} me={me} canKeep={canKeep} />
            </Suspense>
          </td>
        </tr>
      ) : null}
    </>
  );
}

const plain = (tag: string): string => tag.replaceAll("-", " ");
