import { DateField } from "#client/ui/date-field.tsx";
import { TextField } from "#client/ui/text-field.tsx";
import type { OutsideOrder } from "#domain/prescriptions/prescription.ts";
import { type Change, type Problems, problemAt } from "./composer-problems.ts";
import styles from "./composer-screen.module.css";
import { renameOutsideOwner } from "./outside-owner.ts";

/** Whose order is transcribed and the day it bears, as they stand on the paper. */
export function OutsideOrderFields({
  order,
  standingLimitIds,
  problems,
  onChange,
}: {
  order: OutsideOrder;
  standingLimitIds: readonly string[];
  problems: Problems;
  onChange: Change;
}) {
  const set = (part: Partial<OutsideOrder>) =>
    onChange((before) => ({ ...before, outsideOrder: { ...order, ...before.outsideOrder, ...part } }));
  /** The limits of the order are its prescriber's, under one name. */
  const setPrescriber = (prescriber: string) => {
    onChange((before) => renameOutsideOwner(before, standingLimitIds, order.prescriber, prescriber));
    set({ prescriber });
  };
  return (
    <section aria-label="The order" className={styles.order}>
      <TextField
        label="Ordered by"
        value={order.prescriber}
        onChange={setPrescriber}
        error={problemAt(problems, "outsideOrder.prescriber")}
      />
      <TextField
        label="Specialty or practice"
        value={order.practice}
        onChange={(practice) => set({ practice })}
        error={problemAt(problems, "outsideOrder.practice")}
      />
      <DateField
        label="Day of the order"
        value={order.orderedOn === "" ? undefined : order.orderedOn}
        onChange={(day) => set({ orderedOn: day ?? "" })}
        error={problemAt(problems, "outsideOrder.orderedOn")}
      />
    </section>
  );
}
