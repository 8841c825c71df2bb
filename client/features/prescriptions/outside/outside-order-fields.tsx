import { useState } from "react";
import { DateField } from "#client/ui/date-field.tsx";
import { TextField } from "#client/ui/text-field.tsx";
import type { OutsideOrder } from "#domain/prescriptions/prescription.ts";
import { type Change, type Problems, problemAt } from "../composer/composer-problems.ts";
import styles from "../composer/composer-screen.module.css";
import { renameOutsideOwner } from "../limits/outside-owner.ts";

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
  // Nothing is missing before somebody has gone by it; what cannot be is said at once.
  const [isAsked, setAsked] = useState(false);
  const error = (field: keyof OutsideOrder) =>
    isAsked || order[field] !== "" ? problemAt(problems, `outsideOrder.${field}`) : undefined;
  const set = (part: Partial<OutsideOrder>) =>
    onChange((before) => ({ ...before, outsideOrder: { ...order, ...before.outsideOrder, ...part } }));
  /** The limits of the order are its prescriber's, under one name. */
  const setPrescriber = (prescriber: string) => {
    onChange((before) => renameOutsideOwner(before, standingLimitIds, order.prescriber, prescriber));
    set({ prescriber });
  };
  return (
    <section
      aria-label="The order"
      className={styles.order}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) setAsked(true);
      }}
    >
      <TextField
        label="Ordered by"
        value={order.prescriber}
        onChange={setPrescriber}
        error={error("prescriber")}
        autoFocus
      />
      <TextField
        label="Specialty or practice"
        value={order.practice}
        onChange={(practice) => set({ practice })}
        error={error("practice")}
      />
      <DateField
        label="Day of the order"
        value={order.orderedOn === "" ? undefined : order.orderedOn}
        onChange={(day) => set({ orderedOn: day ?? "" })}
        error={error("orderedOn")}
      />
    </section>
  );
}
