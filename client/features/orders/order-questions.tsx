import { DateField } from "#client/ui/date-field.tsx";
import styles from "#client/ui/form-rows.module.css";
import { RadioSegments } from "#client/ui/radio-segments.tsx";
import { TextField } from "#client/ui/text-field.tsx";
import {
  asksContrast,
  asksImplant,
  asksNerveInjury,
  asksPregnancy,
  type OrderFacts,
} from "#domain/orders/validate-order.ts";
import type { OrderDraft } from "./order-draft.ts";

type Props = {
  value: OrderDraft;
  facts: OrderFacts;
  set: (part: Partial<OrderDraft>) => void;
  said: (field: string) => string | undefined;
};

/** Nothing is chosen by default: not asked is not no. */
const chosen = <State extends string>(state: State): Exclude<State, "not-asked"> | null =>
  state === "not-asked" ? null : (state as Exclude<State, "not-asked">);

/** What makes a test of this kind safe, asked at its field. */
export function OrderQuestions(props: Props) {
  const { value, facts } = props;
  return (
    <>
      {asksNerveInjury(value.kind) ? <NerveQuestion {...props} /> : null}
      {asksImplant(value.kind) ? <ImplantQuestion {...props} /> : null}
      {asksContrast(value.kind) ? <ContrastQuestion {...props} /> : null}
      {asksPregnancy(value, facts) ? <PregnancyQuestion {...props} /> : null}
    </>
  );
}

function NerveQuestion({ value, set, said }: Props) {
  const { state, on } = value.nerveInjury;
  return (
    <div className={styles.row}>
      <RadioSegments
        label="Nerve injured on a known day"
        value={chosen(state)}
        options={[
          { value: "none", label: "No" },
          { value: "dated", label: "Yes" },
        ]}
        onChange={(next) =>
          set({ nerveInjury: next === "dated" && on !== undefined ? { state: next, on } : { state: next } })
        }
        error={said("nerveInjury.state")}
      />
      {state === "dated" ? (
        <DateField
          label="Injured on"
          value={on}
          onChange={(next) => set({ nerveInjury: next === undefined ? { state } : { state, on: next } })}
          error={said("nerveInjury.on")}
        />
      ) : null}
    </div>
  );
}

function ImplantQuestion({ value, facts, set, said }: Props) {
  const { state, words } = value.implant;
  return (
    <div className={styles.row}>
      <RadioSegments
        label="Implants and metal"
        value={chosen(state)}
        options={[
          { value: "none", label: "None" },
          { value: "known-safe", label: "Known to be MRI-safe" },
          { value: "not-known-safe", label: "Not known to be safe" },
        ]}
        onChange={(next) => set({ implant: { state: next, words } })}
        hint={facts.implants.length > 0 ? `On the record: ${facts.implants.join(", ")}` : undefined}
        error={said("implant.state")}
      />
      {state === "known-safe" || state === "not-known-safe" ? (
        <div className={styles.wide}>
          <TextField
            label={
              state === "known-safe" ? "Which, and where it is written" : "Which, and who clears it first"
            }
            value={words}
            onChange={(next) => set({ implant: { state, words: next } })}
            error={said("implant.words")}
            maxLength={200}
          />
        </div>
      ) : null}
    </div>
  );
}

function ContrastQuestion({ value, set, said }: Props) {
  const { renal } = value;
  return (
    <div className={styles.row}>
      <RadioSegments
        label="Contrast"
        value={chosen(value.contrast)}
        options={[
          { value: "no", label: "No" },
          { value: "yes", label: "Yes" },
        ]}
        onChange={(contrast) => set({ contrast })}
        error={said("contrast")}
      />
      {value.contrast === "yes" ? (
        <RadioSegments
          label="Kidneys"
          value={chosen(renal.state)}
          options={[
            { value: "normal", label: "Normal" },
            { value: "reduced", label: "Reduced" },
            { value: "not-known", label: "Not known" },
          ]}
          onChange={(state) => set({ renal: { ...renal, state } })}
          error={said("renal.state")}
        />
      ) : null}
      {value.contrast === "yes" && (renal.state === "reduced" || renal.state === "not-known") ? (
        <div className={styles.wide}>
          <TextField
            label="What is done first"
            value={renal.words}
            onChange={(words) => set({ renal: { ...renal, words } })}
            error={said("renal.words")}
            maxLength={200}
          />
        </div>
      ) : null}
    </div>
  );
}

function PregnancyQuestion({ value, set, said }: Props) {
  const { state, words } = value.pregnancy;
  return (
    <div className={styles.row}>
      <RadioSegments
        label="Pregnant"
        value={chosen(state)}
        options={[
          { value: "no", label: "No" },
          { value: "possible", label: "Possible" },
          { value: "yes", label: "Yes" },
        ]}
        onChange={(next) => set({ pregnancy: { state: next, words } })}
        error={said("pregnancy.state")}
      />
      {state === "possible" || state === "yes" ? (
        <div className={styles.wide}>
          <TextField
            label="Why it cannot wait, or what is done first"
            value={words}
            onChange={(next) => set({ pregnancy: { state, words: next } })}
            error={said("pregnancy.words")}
            maxLength={200}
          />
        </div>
      ) : null}
    </div>
  );
}
