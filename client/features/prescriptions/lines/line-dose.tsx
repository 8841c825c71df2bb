import { Checkbox } from "#client/ui/checkbox.tsx";
import { IconButton } from "#client/ui/icon-button.tsx";
import { clearedQuantity, QuantityField } from "#client/ui/quantity-field.tsx";
import { SelectField } from "#client/ui/select-field.tsx";
import { leadingField } from "#domain/doses/describe.ts";
import { type DoseField, doseFields, type Quantity, units } from "#domain/doses/dose.ts";
import { doseFieldFacts } from "#domain/doses/fields.ts";
import { unitName } from "#domain/doses/reading/read-amount.ts";
import type { Line } from "#domain/prescriptions/line.ts";
import { type LineChange, type Problems, problemAt, problemUnder } from "../composer/composer-problems.ts";
import styles from "../composer/composer-screen.module.css";

type Props = {
  line: Line;
  path: string;
  problems: Problems;
  onChange: LineChange;
};
type FieldProps = Props & { field: DoseField; isLead?: boolean };

const leadOf = (line: Line): DoseField => leadingField(line.dose) ?? "reps";

/** A line's dose, what the therapist may set beside it, and how fast. The leading amount stands last and takes the focus. */
export function LineDose(props: Props) {
  const { line } = props;
  const lead = leadOf(line);
  const present = doseFields.filter((field) => line.dose[field] !== undefined);
  const plain = present.filter((field) => field !== lead && line.bounds[field] === undefined);
  const bounded = present.filter((field) => field === lead || line.bounds[field] !== undefined);
  return (
    <div className={styles.fields}>
      {plain.map((field) => (
        <DoseAmount key={field} {...props} field={field} />
      ))}
      {bounded.map((field) => (
        <BoundedDose key={field} {...props} field={field} isLead={field === lead} />
      ))}
    </div>
  );
}

/** Which fields the dose has, in which unit the leading one is given, and which of the others the therapist may set. */
export function LineDoseFields({ line, onChange }: Pick<Props, "line" | "onChange">) {
  const lead = leadOf(line);
  const absent = doseFields.filter((field) => line.dose[field] === undefined);
  const unbounded = doseFields.filter(
    (field) => line.dose[field] !== undefined && field !== lead && line.bounds[field] === undefined,
  );
  const leadUnits = doseFieldFacts[lead].units;
  const leading = line.dose[lead];
  return (
    <>
      {leading && leadUnits.length > 1 ? (
        <div className={styles.small}>
          <SelectField
            label={`Unit of ${doseFieldFacts[lead].label.toLowerCase()}`}
            value={leading.unit}
            options={leadUnits.map((unit) => ({ value: unit, label: unitName(unit) }))}
            onChange={(next) =>
              onChange(inUnit(line, lead, units.find((unit) => unit === next) ?? leading.unit))
            }
          />
        </div>
      ) : null}
      <SelectField
        label="Add to the dose"
        value=""
        placeholder="Choose"
        options={absent.map((field) => ({ value: field, label: doseFieldFacts[field].label }))}
        onChange={(next) => {
          const field = absent.find((one) => one === next);
          const [unit] = field ? doseFieldFacts[field].units : [];
          if (field && unit) onChange({ dose: { ...line.dose, [field]: clearedQuantity(unit) } });
        }}
      />
      {unbounded.length > 0 ? (
        <SelectField
          label="Therapist may set also"
          value=""
          placeholder="Choose"
          options={unbounded.map((field) => ({ value: field, label: doseFieldFacts[field].label }))}
          onChange={(next) => {
            const field = unbounded.find((one) => one === next);
            if (field) onChange({ bounds: { ...line.bounds, [field]: { isLocked: false } } });
          }}
        />
      ) : null}
    </>
  );
}

/** In another unit nothing of the old amounts says anything: they are entered again, never converted. */
function inUnit(line: Line, field: DoseField, unit: Quantity["unit"]): Partial<Line> {
  const { [field]: bound, ...bounds } = line.bounds;
  const { [field]: _step, ...weeklySteps } = line.weeklySteps;
  return {
    dose: { ...line.dose, [field]: clearedQuantity(unit) },
    bounds: bound ? { ...bounds, [field]: { isLocked: bound.isLocked } } : bounds,
    weeklySteps,
  };
}

function withoutField(line: Line, field: DoseField): Partial<Line> {
  const { [field]: _dose, ...dose } = line.dose;
  const { [field]: _bound, ...bounds } = line.bounds;
  const { [field]: _step, ...weeklySteps } = line.weeklySteps;
  return { dose, bounds, weeklySteps };
}

/** Rungs have no amount between them, so no step that could be bounded. */
const isLadder = (unit: Quantity["unit"]) => unit === "band" || unit === "assist";

/** A cleared amount stays empty and must be entered: it never means "not specified" by itself. */
function DoseAmount({ line, field, path, problems, onChange, isLead = false }: FieldProps) {
  const value = line.dose[field];
  if (!value) return null;
  const { label } = doseFieldFacts[field];
  const isCleared = !Number.isFinite(value.thousandths);
  return (
    <div className={styles.small} data-part={isLead ? "lead" : undefined}>
      <QuantityField
        label={label}
        value={value}
        unit={value.unit}
        onChange={(next) =>
          onChange({ dose: { ...line.dose, [field]: next ?? clearedQuantity(value.unit) } })
        }
        error={problemUnder(problems, `${path}.dose.${field}`)}
      />
      {isCleared ? (
        <IconButton
          icon="x"
          size="small"
          kind="quiet"
          label={`Leave ${label.toLowerCase()} open`}
          onPress={() => onChange(withoutField(line, field))}
        />
      ) : null}
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
    <div className={styles.bounded}>
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
        <div className={isLead ? styles.small : styles.step}>
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
    </div>
  );
}
