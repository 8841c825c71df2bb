import { NumberField } from "#client/ui/number-field.tsx";
import { SelectField } from "#client/ui/select-field.tsx";
import { TextField } from "#client/ui/text-field.tsx";
import { formatAmount } from "#domain/doses/describe.ts";
import { findModality } from "#domain/modalities/catalog.ts";
import type { AmountParameter, Parameter, ParameterValue } from "#domain/modalities/parameter.ts";
import type { Line } from "#domain/prescriptions/line.ts";
import {
  gaitDevices,
  gaitPatterns,
  gaitSurfaces,
  manualGrades,
  type Treatment,
  unsetTreatment,
} from "#domain/prescriptions/lines/treatment.ts";
import { type LineChange, type Problems, problemUnder } from "../composer/composer-problems.ts";
import styles from "../composer/composer-screen.module.css";

type Props = {
  line: Line;
  path: string;
  problems: Problems;
  onChange: LineChange;
};

const leftOpen = "Left open";
const optionsOf = (values: readonly string[]) =>
  values.map((value) => ({ value, label: value.replaceAll("-", " ") }));

/** What a line that is no plain exercise sets beside its dose; what is left empty is left open. */
export function LineTreatment(props: Props) {
  const { line, onChange } = props;
  const treatment = line.treatment ?? unsetTreatment(line.exerciseId);
  if (!treatment) return null;
  const set = (next: Treatment) => onChange({ treatment: next });
  switch (treatment.kind) {
    case "modality":
      return <Settings {...props} treatment={treatment} onSet={set} />;
    case "manual":
      return (
        <div className={styles.fields}>
          <SelectField
            label="Grade, at most"
            hint="V is a thrust"
            value={treatment.gradeMost ?? ""}
            placeholder={leftOpen}
            options={optionsOf(manualGrades)}
            onChange={(next) => {
              const gradeMost = manualGrades.find((grade) => grade === next);
              set({ kind: "manual", ...(gradeMost ? { gradeMost } : {}) });
            }}
            error={problemUnder(props.problems, `${props.path}.treatment`)}
          />
        </div>
      );
    case "gait":
      return <Gait treatment={treatment} onSet={set} />;
    case "education":
      return (
        <TextField
          label="What is taught"
          value={treatment.topic}
          maxLength={200}
          onChange={(topic) => set({ kind: "education", topic })}
          error={problemUnder(props.problems, `${props.path}.treatment`)}
        />
      );
    default:
      return treatment satisfies never;
  }
}

function Settings({
  path,
  problems,
  treatment,
  onSet,
}: Props & { treatment: Extract<Treatment, { kind: "modality" }>; onSet: (next: Treatment) => void }) {
  const { modalityId, parameters } = treatment;
  const setParameter = (parameterId: string, value: ParameterValue | undefined) => {
    const { [parameterId]: _old, ...rest } = parameters;
    onSet({
      ...treatment,
      parameters: value === undefined || value === "" ? rest : { ...rest, [parameterId]: value },
    });
  };
  return (
    <div className={styles.settings} role="group" aria-label="Settings">
      {(findModality(modalityId)?.parameters ?? []).map((parameter) => (
        <Setting
          key={parameter.parameterId}
          parameter={parameter}
          value={parameters[parameter.parameterId]}
          error={problemUnder(problems, `${path}.treatment.parameters.${parameter.parameterId}`)}
          onChange={(value) => setParameter(parameter.parameterId, value)}
        />
      ))}
    </div>
  );
}

function Setting({
  parameter,
  value,
  error,
  onChange,
}: {
  parameter: Parameter;
  value: ParameterValue | undefined;
  error: string | undefined;
  onChange: (value: ParameterValue | undefined) => void;
}) {
  const text = typeof value === "string" ? value : "";
  switch (parameter.kind) {
    case "amount":
      return (
        <div className={styles.setting}>
          <NumberField
            label={parameter.label}
            hint={spanOf(parameter)}
            value={value === undefined || typeof value === "string" ? undefined : value.thousandths / 1000}
            min={0}
            unit={parameter.unit}
            onChange={(next) =>
              onChange(
                next === undefined
                  ? undefined
                  : { thousandths: Math.round(next * 1000), unit: parameter.unit },
              )
            }
            error={error}
          />
        </div>
      );
    case "choice":
      return (
        <SelectField
          label={parameter.label}
          value={text}
          placeholder={parameter.isRequired ? "Choose" : leftOpen}
          options={Object.entries(parameter.options).map(([option, label]) => ({ value: option, label }))}
          onChange={onChange}
          error={error}
        />
      );
    case "words":
      return (
        <div className={styles.setting}>
          <TextField label={parameter.label} value={text} maxLength={120} onChange={onChange} error={error} />
        </div>
      );
    default:
      return parameter satisfies never;
  }
}

const spanOf = ({ least, most }: AmountParameter): string =>
  `${formatAmount(Math.round(least * 1000))} to ${formatAmount(Math.round(most * 1000))}`;

function Gait({
  treatment,
  onSet,
}: {
  treatment: Extract<Treatment, { kind: "gait" }>;
  onSet: (next: Treatment) => void;
}) {
  const { device = "", pattern = "", surface = "" } = treatment;
  const set = (part: { device?: string; pattern?: string; surface?: string }) => {
    const next = { device, pattern, surface, ...part };
    const [chosenDevice, chosenPattern, chosenSurface] = [
      gaitDevices.find((one) => one === next.device),
      gaitPatterns.find((one) => one === next.pattern),
      gaitSurfaces.find((one) => one === next.surface),
    ];
    onSet({
      kind: "gait",
      ...(chosenDevice ? { device: chosenDevice } : {}),
      ...(chosenPattern ? { pattern: chosenPattern } : {}),
      ...(chosenSurface ? { surface: chosenSurface } : {}),
    });
  };
  return (
    <div className={styles.fields}>
      <SelectField
        label="Device"
        value={device}
        placeholder={leftOpen}
        options={optionsOf(gaitDevices)}
        onChange={(next) => set({ device: next })}
      />
      <SelectField
        label="Gait pattern"
        value={pattern}
        placeholder={leftOpen}
        options={optionsOf(gaitPatterns)}
        onChange={(next) => set({ pattern: next })}
      />
      <SelectField
        label="Surface"
        value={surface}
        placeholder={leftOpen}
        options={optionsOf(gaitSurfaces)}
        onChange={(next) => set({ surface: next })}
      />
    </div>
  );
}
