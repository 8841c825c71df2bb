import { classNames } from "#client/ui/class-names.ts";
import { IconButton } from "#client/ui/icon-button.tsx";
import type { DoseField } from "#domain/doses/dose.ts";
import { assessAmount } from "#domain/doses/reading/read-amount.ts";
import styles from "../flowsheet-grid.module.css";
import type { RowActs, Sheet, SheetRow } from "../use-row-acts.ts";
import { limitCrossed } from "./limit-crossed.ts";

/** One step less or more of the equipment, or a lock where a limit of the patient stands against it. */
export function Stepper(props: {
  direction: "less" | "more";
  row: SheetRow;
  field: DoseField;
  sheet: Sheet;
  acts: RowActs;
}) {
  const { direction, row, field, sheet, acts } = props;
  const wanted = acts.wanted[row.row];
  const standing = wanted?.dose[field] ?? row.dose[field];
  const step = row.steps[field]?.thousandths;
  const by = (step ?? 0) * (direction === "less" ? -1 : 1);
  const canStep =
    sheet.session.state === "open" &&
    standing !== undefined &&
    step !== undefined &&
    standing.thousandths + by >= 0 &&
    "thousandths" in assessAmount(standing.thousandths + by, field, standing.unit);
  const limit = canStep ? limitCrossed(sheet, row, field, by) : undefined;
  return (
    <td className={classNames(styles.step, wanted && styles.outside)}>
      <IconButton
        icon={limit ? "lock" : direction === "less" ? "minus" : "plus"}
        label={limit ? `${row.name}: ${direction}, ${limit}` : `${row.name}: ${direction}`}
        isDisabled={limit !== undefined || !canStep}
        onPress={() => void acts.step(row, field, by)}
        excludeFromTabOrder
      />
    </td>
  );
}
