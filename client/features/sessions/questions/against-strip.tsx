import { Button } from "#client/ui/button.tsx";
import { Strip } from "#client/ui/strip.tsx";
import { describeQuantity } from "#domain/doses/describe.ts";
import type { RowActs, Sheet, SheetRow } from "../flowsheet/use-row-acts.ts";
import { outsideWords } from "./outside-words.ts";
import type { StandsAgainst } from "./recheck.ts";

/** A limit or a contraindication that stands against a row by now: said before anybody confirms it, and what is left to do. */
export function AgainstStrip({
  row,
  against,
  sheet,
  acts,
}: {
  row: SheetRow;
  against: StandsAgainst;
  sheet: Sheet;
  acts: RowActs;
}) {
  const { check, finding, isSince } = against;
  const isRefused = check.consequence === "refused";
  const isGone = finding.cause === "not-in-force";
  const { field, bound } = finding;
  const isOpen = sheet.session.state === "open" && !isSince;
  return (
    <Strip
      tone={isRefused && !isGone ? "worse" : "watch"}
      icon={isGone ? "x" : isRefused ? "octagon" : "ask"}
      role="status"
      actions={
        isOpen ? (
          <>
            {field && bound && !isRefused ? (
              <Button onPress={() => void acts.takeLimit(row, field, bound)}>
                Use {describeQuantity(bound)}
              </Button>
            ) : null}
            {isGone ? (
              <Button onPress={() => void acts.setNotDone(row, "other")}>Not done</Button>
            ) : (
              <Button onPress={() => void acts.setNotDone(row, "not-safe-today")}>Not safe today</Button>
            )}
          </>
        ) : null
      }
    >
      {isSince ? (
        <>
          <b>{row.name} was confirmed before this stood against it</b>, and stays as it was recorded.{" "}
        </>
      ) : null}
      {outsideWords(finding, { dose: row.dose, check }, row, sheet)}
    </Strip>
  );
}
