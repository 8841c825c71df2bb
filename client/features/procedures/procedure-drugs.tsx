import { Button } from "#client/ui/button.tsx";
import { DateField } from "#client/ui/date-field.tsx";
import styles from "#client/ui/form-rows.module.css";
import { NumberField } from "#client/ui/number-field.tsx";
import { SelectField } from "#client/ui/select-field.tsx";
import { TextField } from "#client/ui/text-field.tsx";
import {
  drugUnits,
  type ProcedureDrugKind,
  procedureDrugKinds,
  steroidNames,
  toxinNames,
} from "#domain/orders/procedures/procedure.ts";
import { type DrugDraft, drugOf } from "./procedure-draft.ts";

const most = 24;
const listed: Partial<Record<ProcedureDrugKind, readonly string[]>> = {
  steroid: steroidNames,
  toxin: toxinNames,
};
const options = (values: readonly string[]) => values.map((value) => ({ value, label: value }));

/** What was given, one row a drug; toxin one row a muscle. */
export function ProcedureDrugs({
  drugs,
  set,
  said,
}: {
  drugs: readonly DrugDraft[];
  set: (drugs: DrugDraft[]) => void;
  said: (field: string) => string | undefined;
}) {
  const change = (index: number, part: Partial<DrugDraft>) =>
    set(drugs.map((drug, place) => (place === index ? { ...drug, ...part } : drug)));
  return (
    <>
      {drugs.map((drug, index) => (
        <DrugRow
          key={index}
          number={index + 1}
          drug={drug}
          said={(field) => said(`drugs.${index}.${field}`)}
          change={(part) => change(index, part)}
          replace={(next) => set(drugs.map((one, place) => (place === index ? next : one)))}
          remove={() => set(drugs.filter((_, place) => place !== index))}
        />
      ))}
      <div>
        <Button
          icon="plus"
          isDisabled={drugs.length >= most}
          onPress={() => {
            const last = drugs.at(-1);
            // The next muscle gets of the same vial.
            set([
              ...drugs,
              last?.kind === "toxin"
                ? { ...last, muscle: "", amountThousandths: undefined }
                : drugOf("steroid"),
            ]);
          }}
        >
          Add drug
        </Button>
      </div>
    </>
  );
}

function DrugRow({
  number,
  drug,
  said,
  change,
  replace,
  remove,
}: {
  number: number;
  drug: DrugDraft;
  said: (field: string) => string | undefined;
  change: (part: Partial<DrugDraft>) => void;
  replace: (drug: DrugDraft) => void;
  remove: () => void;
}) {
  const names = listed[drug.kind];
  const isDivided = drug.kind === "toxin";
  return (
    <div role="group" aria-label={`Drug ${number}`} className={styles.entry}>
      <SelectField
        label="Kind"
        value={drug.kind}
        options={options(procedureDrugKinds)}
        onChange={(kind) => replace(drugOf(kind as ProcedureDrugKind))}
      />
      {names ? (
        <SelectField
          label="Drug"
          value={drug.name}
          placeholder="Choose"
          options={options(names)}
          onChange={(name) => change({ name })}
          error={said("name")}
        />
      ) : (
        <TextField
          label="Drug"
          value={drug.name}
          onChange={(name) => change({ name })}
          error={said("name")}
          maxLength={80}
        />
      )}
      <div className={styles.narrow}>
        <NumberField
          label="Dose"
          value={drug.amountThousandths === undefined ? undefined : drug.amountThousandths / 1000}
          onChange={(amount) =>
            change({ amountThousandths: amount === undefined ? undefined : Math.round(amount * 1000) })
          }
          error={said("amountThousandths")}
        />
      </div>
      <SelectField
        label="Unit"
        value={drug.unit}
        options={options(drugUnits)}
        onChange={(unit) => change({ unit: unit as DrugDraft["unit"] })}
        error={said("unit")}
      />
      {isDivided ? (
        <>
          <TextField
            label="Muscle"
            value={drug.muscle}
            onChange={(muscle) => change({ muscle })}
            error={said("muscle")}
            maxLength={80}
          />
          <SelectField
            label="Side"
            value={drug.side}
            options={[
              { value: "left", label: "Left" },
              { value: "right", label: "Right" },
              { value: "not-applicable", label: "Not sided" },
            ]}
            onChange={(side) => change({ side: side as DrugDraft["side"] })}
          />
        </>
      ) : null}
      <div className={styles.narrow}>
        <TextField
          label="Lot"
          value={drug.lot}
          onChange={(lot) => change({ lot })}
          error={said("lot")}
          maxLength={40}
        />
      </div>
      <DateField
        label="Expires"
        value={drug.expiresOn}
        onChange={(expiresOn) => {
          const { expiresOn: _before, ...rest } = drug;
          replace(expiresOn === undefined ? rest : { ...rest, expiresOn });
        }}
        error={said("expiresOn")}
      />
      <div className={styles.end}>
        <Button kind="quiet" aria-label={`Remove drug ${drug.name || number}`} onPress={remove}>
          Remove
        </Button>
      </div>
    </div>
  );
}
