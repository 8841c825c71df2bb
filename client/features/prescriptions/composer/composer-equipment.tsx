import { newOperationId } from "#client/trpc.ts";
import { Button } from "#client/ui/button.tsx";
import { DateField } from "#client/ui/date-field.tsx";
import { FieldMessage } from "#client/ui/field-message.tsx";
import { NumberField } from "#client/ui/number-field.tsx";
import { SectionHead } from "#client/ui/section-head.tsx";
import { SelectField } from "#client/ui/select-field.tsx";
import { TextField } from "#client/ui/text-field.tsx";
import { describeEquipment } from "#domain/prescriptions/equipment/describe-equipment.ts";
import {
  type EquipmentOrder,
  equipmentKinds,
  equipmentSides,
  factsOfEquipment,
  wearTimes,
} from "#domain/prescriptions/equipment/equipment-order.ts";
import type { PrescriptionContent } from "#domain/prescriptions/prescription.ts";
import { type Change, dueAt, type Problems, problemAt, problemUnder } from "./composer-problems.ts";
import styles from "./composer-screen.module.css";

type Props = { content: PrescriptionContent; problems: Problems; onChange: Change };

const optionsOf = (values: readonly string[]) =>
  values.map((value) => ({ value, label: value.replaceAll("-", " ") }));
const kindOptions = equipmentKinds.map((kind) => ({ value: kind, label: factsOfEquipment(kind).label }));

/** Braces, orthoses, walking aids and units: of which side, how set, when worn, until when. */
export function ComposerEquipment({ content, problems, onChange }: Props) {
  const orders = content.equipment ?? [];
  const own = problemAt(problems, "equipment");
  const set = (next: (orders: readonly EquipmentOrder[]) => EquipmentOrder[]) =>
    onChange(({ equipment = [], ...rest }) => {
      const changed = next(equipment);
      return changed.length > 0 ? { ...rest, equipment: changed } : rest;
    });
  return (
    <section aria-labelledby="equipment-heading" className={styles.part}>
      <SectionHead
        id="equipment-heading"
        heading="Equipment"
        note={orders.length > 0 ? String(orders.length) : "none ordered"}
        isRuled
      />
      <FieldMessage>{own}</FieldMessage>
      {orders.map((order, index) => (
        <Order
          key={order.equipmentId}
          order={order}
          path={`equipment.${index}`}
          problems={problems}
          onChange={(next) =>
            set((standing) =>
              standing.map((one) => (one.equipmentId === order.equipmentId ? next(one) : one)),
            )
          }
          onRemove={() => set((standing) => standing.filter((one) => one.equipmentId !== order.equipmentId))}
        />
      ))}
      <div className={styles.fields}>
        <SelectField
          label="Add equipment"
          value=""
          placeholder="Choose"
          options={kindOptions}
          onChange={(next) => {
            const kind = equipmentKinds.find((one) => one === next);
            const treated = content.diagnoses[0]?.side;
            if (!kind) return;
            const isSided = factsOfEquipment(kind).isSided && (treated === "left" || treated === "right");
            set((standing) => [
              ...standing,
              {
                equipmentId: newOperationId(),
                kind,
                ...(isSided
                  ? { side: kind === "cane" ? (treated === "left" ? "right" : "left") : treated }
                  : {}),
                words: "",
              },
            ]);
          }}
        />
      </div>
    </section>
  );
}

/** Whole and half-typed degrees are said by their own fields. */
function nameOf({ equipmentId, kind, side }: EquipmentOrder): string {
  return describeEquipment({ equipmentId, kind, words: "", ...(side ? { side } : {}) });
}

function Order({
  order,
  path,
  problems,
  onChange,
  onRemove,
}: {
  order: EquipmentOrder;
  path: string;
  problems: Problems;
  onChange: (next: (order: EquipmentOrder) => EquipmentOrder) => void;
  onRemove: () => void;
}) {
  const facts = factsOfEquipment(order.kind);
  const set = (
    part: Partial<EquipmentOrder>,
    ...dropped: ("side" | "hinge" | "wear" | "hoursPerDay" | "untilOn")[]
  ) =>
    onChange((before) => {
      const next: EquipmentOrder = { ...before, ...part };
      for (const name of dropped) delete next[name];
      return next;
    });
  const shown = (count: number | undefined) => (Number.isFinite(count) ? count : undefined);
  const setHinge = (edge: "fromDegrees" | "toDegrees", degrees: number | undefined) => {
    const hinge = {
      fromDegrees: Number.NaN,
      toDegrees: Number.NaN,
      ...order.hinge,
      [edge]: degrees ?? Number.NaN,
    };
    if (Number.isNaN(hinge.fromDegrees) && Number.isNaN(hinge.toDegrees)) set({}, "hinge");
    else set({ hinge });
  };
  const ownHinge = problemAt(problems, `${path}.hinge`);
  return (
    <div role="group" aria-label={facts.label} className={styles.line}>
      <p className={styles.said}>
        <b>{nameOf(order)}</b>
      </p>
      <div className={styles.fields}>
        {facts.isSided ? (
          <SelectField
            label="Side"
            value={order.side ?? ""}
            placeholder="Choose"
            options={optionsOf(equipmentSides)}
            onChange={(next) => {
              const side = equipmentSides.find((one) => one === next);
              if (side) set({ side });
              else set({}, "side");
            }}
            error={problemAt(problems, `${path}.side`)}
          />
        ) : null}
        {facts.hinge
          ? (["fromDegrees", "toDegrees"] as const).map((edge) => (
              <div key={edge} className={styles.small}>
                <NumberField
                  label={edge === "fromDegrees" ? "Hinge from" : "Hinge to"}
                  unit="°"
                  fractionDigits={0}
                  value={shown(order.hinge?.[edge])}
                  onChange={(degrees) => setHinge(edge, degrees)}
                  error={
                    problemAt(problems, `${path}.hinge.${edge}`) ??
                    (edge === "toDegrees" ? ownHinge : undefined)
                  }
                />
              </div>
            ))
          : null}
        <SelectField
          label="Worn or used"
          value={order.wear ?? ""}
          placeholder="Left open"
          options={optionsOf(wearTimes)}
          onChange={(next) => {
            const wear = wearTimes.find((one) => one === next);
            if (wear) set({ wear });
            else set({}, "wear");
          }}
        />
        <div className={styles.small}>
          <NumberField
            label="Hours a day"
            min={1}
            fractionDigits={0}
            value={shown(order.hoursPerDay)}
            onChange={(hours) => (hours === undefined ? set({}, "hoursPerDay") : set({ hoursPerDay: hours }))}
            error={problemAt(problems, `${path}.hoursPerDay`)}
          />
        </div>
        <div className={styles.day}>
          <DateField
            label="Until"
            value={order.untilOn}
            hint={dueAt(problems, `${path}.untilOn`)}
            onChange={(day) => (day === undefined ? set({}, "untilOn") : set({ untilOn: day }))}
            error={problemAt(problems, `${path}.untilOn`)}
          />
        </div>
        <div className={styles.note}>
          <TextField
            label="In words"
            value={order.words}
            maxLength={200}
            onChange={(words) => set({ words })}
            error={problemUnder(problems, `${path}.words`)}
          />
        </div>
        <Button size="small" kind="quiet" onPress={onRemove}>
          Remove {facts.label}
        </Button>
      </div>
    </div>
  );
}
