import { useMutation } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { errorWords, newOperationId, trpc } from "#client/trpc.ts";
import { Button, buttonClassName } from "#client/ui/button.tsx";
import { Strip } from "#client/ui/strip.tsx";
import { describeDose } from "#domain/doses/describe.ts";
import { counted } from "#domain/units/counted.ts";
import styles from "./not-yet-open.module.css";
import type { RowActs, Sheet } from "./use-row-acts.ts";

type Line = NonNullable<Sheet["plan"]>["lines"][number];

/**
 * Lines that came into the plan while the session stood open: said, and one press brings each in as a row that nobody has
 * confirmed. And what else a new version changed of the rows that stand here.
 */
export function SinceBegun({ sheet, rows }: { sheet: Sheet; rows: Pick<RowActs, "reread"> }) {
  const open = useMutation(trpc.sessions.openLine.mutationOptions());
  const [problem, setProblem] = useState<string | null>(null);
  const { session, sinceBegun, plan } = sheet;
  if (session.state !== "open" || session.isLateEntry || session.kind === "seen-not-treated") return null;
  const missing = (plan?.lines ?? []).filter(
    (line) => !line.notYetOpen && !sheet.rows.some((row) => row.lineKey === line.lineKey),
  );
  const isOfVersion = (line: Line) =>
    sinceBegun?.added.some(({ lineKey }) => lineKey === line.lineKey) === true;
  const told = [
    ...wordsOf(`Version ${sinceBegun?.number ?? ""} adds`, missing.filter(isOfVersion).map(describeAdded)),
    ...wordsOf("In the plan by now", missing.filter((line) => !isOfVersion(line)).map(describeAdded)),
    ...wordsOf(`Version ${sinceBegun?.number ?? ""} changes`, namesOf(sinceBegun?.changed)),
    ...wordsOf(`Version ${sinceBegun?.number ?? ""} changes beside the lines`, sinceBegun?.beside ?? []),
    ...wordsOf(`Version ${sinceBegun?.number ?? ""} no longer has`, namesOf(sinceBegun?.dropped)),
  ];
  if (told.length === 0) return null;

  const add = async () => {
    try {
      for (const line of missing) {
        const { outcome } = await open.mutateAsync({
          operationId: newOperationId(),
          sessionId: session.sessionId,
          lineKey: line.lineKey,
        });
        if (outcome !== "saved") throw new Error(`A contraindication or a hold stands against ${line.name}.`);
      }
      setProblem(null);
    } catch (error) {
      setProblem(errorWords(error));
    }
    await rows.reread();
  };
  return (
    <section aria-label="Changed since this session began">
      <Strip
        tone="info"
        icon="doc"
        actions={
          <>
            {missing.length > 0 ? (
              <Button isPending={open.isPending} onPress={() => void add()}>
                Add {missing.length === 1 ? "the row" : counted(missing.length, "row")}
              </Button>
            ) : null}
            {sinceBegun ? (
              <Link
                className={buttonClassName({ kind: "quiet" })}
                to="/patients/$patientId/version/$versionId"
                params={{ patientId: session.patientId, versionId: sinceBegun.versionId }}
              >
                What changed
              </Link>
            ) : null}
          </>
        }
      >
        {told.map(({ lead, words }) => (
          <p key={lead} className={styles.told}>
            <b>{lead}:</b> {words}
          </p>
        ))}
      </Strip>
      {problem ? <Strip tone="worse">{problem}</Strip> : null}
    </section>
  );
}

const wordsOf = (lead: string, names: readonly string[]) =>
  names.length === 0 ? [] : [{ lead, words: names.join("; ") }];

/** Lines a session does not show are told where they stand. */
const namesOf = (lines: readonly { name: string }[] = []) => lines.map(({ name }) => name);

const describeAdded = (line: Line): string =>
  [line.name, line.side === "not-applicable" ? "" : line.side, describeDose(line.current)]
    .filter((words) => words !== "")
    .join(", ");
