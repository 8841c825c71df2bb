import { useEffect, useRef } from "react";
import { Button } from "#client/ui/button.tsx";
import { Checkbox } from "#client/ui/checkbox.tsx";
import { FieldMessage } from "#client/ui/field-message.tsx";
import { clearedQuantity, QuantityField } from "#client/ui/quantity-field.tsx";
import { RadioSegments } from "#client/ui/radio-segments.tsx";
import { SelectField } from "#client/ui/select-field.tsx";
import { TextField } from "#client/ui/text-field.tsx";
import { leadingField } from "#domain/doses/describe.ts";
import { type DoseField, doseFields, type Quantity, sides } from "#domain/doses/dose.ts";
import { doseFieldFacts } from "#domain/doses/fields.ts";
import type { Line, LineConsequence } from "#domain/prescriptions/line.ts";
import { type Problems, problemAt, problemUnder } from "./composer-problems.ts";
import styles from "./composer-screen.module.css";

const consequences: { value: LineConsequence; label: string }[] = [
  { value: "act", label: "Act" },
  { value: "act-and-tell", label: "Act and tell" },
  { value: "ask-first", label: "Ask first" },
];

type Props = {
  id: string;
  line: Line;
  path: string;
  problems: Problems;
  onChange: (part: Partial<Line>) => void;
  onRemove: () => void;
  /** Opened by hand it takes the focus; opened by a message it leaves the focus where it is. */
  takesFocus: boolean;
};

/** One line: its dose, what the therapist may set beside it, how fast, on which side, and what follows outside. */
export function LineForm({ id, line, path, problems, onChange, onRemove, takesFocus }: Props) {
  const form = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!takesFocus) return;
    const amount = form.current?.querySelector<HTMLElement>(
      '[data-part="lead"] input:not([type="hidden"]), [data-part="lead"] select',
    );
    amount?.focus();
    if (amount instanceof HTMLInputElement) amount.select();
  }, [takesFocus]);
  const lead: DoseField = leadingField(line.dose) ?? "reps";
  const present = doseFields.filter((field) => line.dose[field] !== undefined);
  const plain = present.filter((field) => field !== lead && line.bounds[field] === undefined);
  const bounded = present.filter((field) => field === lead || line.bounds[field] !== undefined);
  const own = [path, `${path}.exerciseId`, `${path}.name`]
    .map((field) => problemAt(problems, field))
    .find((words) => words !== undefined);
  return (
    <div className={styles.lineForm} id={id} ref={form}>
      {own ? <FieldMessage>{own}</FieldMessage> : null}
      <div className={styles.fields}>
        {plain.map((field) => (
          <DoseAmount
            key={field}
            line={line}
            field={field}
            path={path}
            problems={problems}
            onChange={onChange}
          />
        ))}
        {bounded.map((field) => (
          <BoundedDose
            key={field}
            line={line}
            field={field}
            isLead={field === lead}
            path={path}
            problems={problems}
            onChange={onChange}
          />
        ))}
      </div>
      <div className={styles.fields}>
        <RadioSegments
          label="Outside"
          value={line.consequence}
          onChange={(consequence) => onChange({ consequence })}
          options={consequences}
        />
        <SelectField
          label="Side"
          value={line.side}
          options={sides.map((value) => ({ value, label: value.replaceAll("-", " ") }))}
          onChange={(next) => onChange({ side: sides.find((one) => one === next) ?? line.side })}
          error={problemAt(problems, `${path}.side`)}
        />
        <div className={styles.note}>
          <TextField
            label="Note"
            value={line.note}
            maxLength={300}
            onChange={(note) => onChange({ note })}
            error={problemAt(problems, `${path}.note`)}
          />
        </div>
        <Checkbox isSelected={line.isHomeProgram} onChange={(isHomeProgram) => onChange({ isHomeProgram })}>
          Home program
        </Checkbox>
        <Button size="small" kind="quiet" onPress={onRemove}>
          Remove {line.name}
        </Button>
      </div>
    </div>
  );
}

/** Rungs have no amount between them, so no step that could be bounded. */
const isLadder = (unit: Quantity["unit"]) => unit === "band" || unit === "assist";

type FieldProps = Omit<Props, "onRemove" | "id" | "takesFocus"> & { field: DoseField; isLead?: boolean };

/** A cleared amount stays empty and must be entered: it never means "not specified" by itself. */
function DoseAmount({ line, field, path, problems, onChange, isLead = false }: FieldProps) {
  const value = line.dose[field];
  if (!value) return null;
  return (
    <div className={styles.small} data-part={isLead ? "lead" : undefined}>
      <QuantityField
        label={doseFieldFacts[field].label}
        value={value}
        unit={value.unit}
        onChange={(next) =>
          onChange({ dose: { ...line.dose, [field]: next ?? clearedQuantity(value.unit) } })
        }
        error={problemUnder(problems, `${path}.dose.${field}`)}
      />
    </div>
  );
}

/** The dose beside the least and most the therapist may set; an empty edge has no bound. */
function BoundedDose(props: FieldProps & { isLead: boolean }) {
  const { line, field, path, problems, onChange, isLead } = props;
  const value = line.dose[field];
  if (!value) return null;
  const bound = line.bounds[field];
  const { label } = doseFieldFacts[field];
  const edges = isLead
    ? { least: "Least", most: "Most", step: "Step per week" }
    : { least: `${label} down to`, most: `${label} up to`, step: `${label} step per week` };
  const setBound = (edge: "least" | "most", next: Quantity | undefined) => {
    const { [edge]: _old, ...rest } = bound ?? { isLocked: false };
    onChange({ bounds: { ...line.bounds, [field]: { ...rest, ...(next ? { [edge]: next } : {}) } } });
  };
  const setStep = (next: Quantity | undefined) => {
    const { [field]: _old, ...rest } = line.weeklySteps;
    onChange({ weeklySteps: next ? { ...rest, [field]: next } : rest });
  };
  const boundProblem =
    problemAt(problems, `${path}.bounds.${field}`) ?? problemUnder(problems, `${path}.bounds.${field}.most`);
  return (
    <>
      <DoseAmount {...props} />
      {(["least", "most"] as const).map((edge) => (
        <div key={edge} className={styles.small}>
          <QuantityField
            label={edges[edge]}
            value={bound?.[edge]}
            unit={value.unit}
            isDisabled={bound?.isLocked ?? false}
            onChange={(next) => setBound(edge, next)}
            error={edge === "most" ? boundProblem : problemUnder(problems, `${path}.bounds.${field}.least`)}
          />
        </div>
      ))}
      {isLadder(value.unit) ? null : (
        <div className={styles.small}>
          <QuantityField
            label={edges.step}
            value={line.weeklySteps[field]}
            unit={value.unit}
            isDisabled={bound?.isLocked ?? false}
            onChange={setStep}
            error={problemUnder(problems, `${path}.weeklySteps.${field}`)}
          />
        </div>
      )}
      <Checkbox
        isSelected={bound?.isLocked ?? false}
        onChange={(isLocked) => onChange({ bounds: { ...line.bounds, [field]: { ...bound, isLocked } } })}
      >
        {isLead ? "Locked" : `${label} locked`}
      </Checkbox>
    </>
  );
}
