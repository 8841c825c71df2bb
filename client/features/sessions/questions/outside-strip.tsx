import { useState } from "react";
import { Button } from "#client/ui/button.tsx";
import { Strip } from "#client/ui/strip.tsx";
import { TextField } from "#client/ui/text-field.tsx";
import { tooLong } from "#client/ui/too-long.ts";
import { describeDose, describeQuantity } from "#domain/doses/describe.ts";
import { describeLimit } from "#domain/prescriptions/describe.ts";
import { describeNotBefore } from "#domain/prescriptions/lines/not-before.ts";
import type { CheckFinding } from "#domain/sessions/check-result.ts";
import type { RowActs, Sheet, SheetRow, Wanted } from "../flowsheet/use-row-acts.ts";
import styles from "../note/session-screen.module.css";
import type { QuestionActs } from "./use-question-acts.ts";

const mostReason = 300;

/** Out of bounds, answered in the row: what the limit is, ask, or use the limit. Nothing moves focus, nothing covers the grid. */
export function OutsideStrip({
  row,
  wanted,
  sheet,
  acts,
  questions,
}: {
  row: SheetRow;
  wanted: Wanted;
  sheet: Sheet;
  acts: RowActs;
  questions: QuestionActs;
}) {
  const [isDeviating, setDeviating] = useState(false);
  const [reason, setReason] = useState("");
  const [isMissing, setMissing] = useState(false);
  const finding = wanted.check.findings[0];
  const isRefused = wanted.check.consequence === "refused";
  const { field, bound } = finding ?? {};
  return (
    <Strip
      tone={isRefused ? "worse" : "watch"}
      icon={isRefused ? "octagon" : "ask"}
      role="alert"
      actions={
        <>
          {isRefused ? null : (
            <Button
              kind="main"
              isPending={questions.isAsking}
              onPress={() => void questions.askMore(row, wanted)}
            >
              Ask {sheet.prescriberName}
            </Button>
          )}
          {field && bound && !isRefused ? (
            <Button onPress={() => void acts.takeLimit(row, field, bound)}>
              Use {describeQuantity(bound)}
            </Button>
          ) : null}
          {isDeviating || wanted.rung ? null : (
            <Button kind="quiet" onPress={() => setDeviating(true)}>
              It was done
            </Button>
          )}
          <Button kind="quiet" onPress={() => acts.forget(row.row)}>
            Leave it
          </Button>
        </>
      }
    >
      {finding ? outsideWords(finding, wanted, row, sheet) : "This is outside what is allowed."}
      {isDeviating ? (
        <form
          className={styles.inRow}
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            if (reason.trim() === "") return setMissing(true);
            if (!tooLong(reason, mostReason)) void acts.recordDeviation(row, wanted.dose, reason.trim());
            return undefined;
          }}
        >
          <TextField
            label="What happened"
            value={reason}
            onChange={setReason}
            autoFocus
            maxLength={mostReason}
            hint={`${sheet.prescriberName} is told at once. It never becomes the current dose.`}
            {...(isMissing && reason.trim() === ""
              ? { error: "Say what happened, so that the record explains what was done outside." }
              : {})}
          />
          <Button type="submit" isPending={acts.isDeviating}>
            Record as done outside
          </Button>
        </form>
      ) : null}
    </Strip>
  );
}

function outsideWords(finding: CheckFinding, wanted: Wanted, row: SheetRow, sheet: Sheet): string {
  const value = finding.wanted ? describeQuantity(finding.wanted) : describeDose(wanted.dose);
  const bound = finding.bound ? describeQuantity(finding.bound) : "";
  const stands = `Until answered, ${describeDose(row.dose)} stands.`;
  const limit = sheet.plan?.limits.find((candidate) => candidate.limitId === finding.sourceId);
  const contraindication = sheet.plan?.contraindications.find(
    (candidate) => candidate.precautionId === finding.sourceId,
  );
  switch (finding.cause) {
    case "limit":
      return `${limit ? `${describeLimit(limit)}, set by ${limit.owner.name}.` : "A limit of the patient stands here."} ${stands}`;
    case "contraindication":
      return `Contraindication: ${contraindication?.words ?? "this exercise"}. ${contraindication?.ownerName ?? "Its owner"} may lift it.`;
    case "held":
      return "Held for safety until answered. Stopping is always allowed.";
    case "not-in-force":
      return "The prescription is not in force. Nothing is treated under it.";
    case "locked":
      return `${sheet.orderedBy} locked this at ${bound}. ${stands}`;
    case "left-out":
      return `${sheet.orderedBy} prescribed ${bound} here, and it is left out. ${stands}`;
    case "left-open":
      return `Not specified, and ${sheet.prescriberName} is asked first here. ${stands}`;
    case "weekly-step":
      return `${value} grows faster than ${bound} this week. ${stands}`;
    case "not-yet-open": {
      const line = sheet.plan?.lines.find((candidate) => candidate.lineKey === row.lineKey);
      return `${row.name} is not open yet${line?.notYetOpen ? `: ${describeNotBefore(line.notYetOpen)}` : ""}. ${sheet.prescriberName} is asked first.`;
    }
    case "rung":
      return `${wanted.rung?.name ?? "This exercise"} is harder than ${sheet.orderedBy} lets you move to: ${sheet.prescriberName} is asked first. Until answered, ${row.name} stands.`;
    case "unknown-exercise":
      return `No library has this exercise, so it cannot be held against the patient's limits: ${sheet.prescriberName} is asked first. ${stands}`;
    case "unit-differs":
      return `${value} is in another unit than ${bound}. Amounts are never converted.`;
    case "bound":
    case "permission":
      return `${value} is outside the ${bound} ${sheet.orderedBy} set. ${stands}`;
    default:
      return finding.cause satisfies never;
  }
}
