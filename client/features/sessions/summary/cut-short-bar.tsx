import { Button } from "#client/ui/button.tsx";
import { MenuButton } from "#client/ui/menu-button.tsx";
import { SelectField } from "#client/ui/select-field.tsx";
import { TextField } from "#client/ui/text-field.tsx";
import { type CutShort, cutShortCauses, cutShortWords } from "#domain/sessions/cut-short.ts";
import styles from "./summary.module.css";

const labelOf = (cause: CutShort["cause"]): string =>
  cutShortWords[cause].charAt(0).toUpperCase() + cutShortWords[cause].slice(1);

/** As near as anybody says it. */
const lateBy = [5, 10, 15, 20, 25, 30, 45, 60] as const;

/** That a session ended early, in two taps; what was not done says so in its own row. */
export function CutShortBar({
  value,
  onChange,
}: {
  value: CutShort | undefined;
  onChange: (value: CutShort | undefined) => void;
}) {
  const menu = (
    <MenuButton
      label="Cut short"
      commands={cutShortCauses.map((cause) => ({
        id: cause,
        section: "The session ended early: why",
        label: labelOf(cause),
        onChoose: () => onChange(value?.words ? { cause, words: value.words } : { cause }),
      }))}
    >
      {value ? `Cut short: ${cutShortWords[value.cause]}` : "Cut short"}
    </MenuButton>
  );
  if (!value) return menu;
  return (
    <div className={styles.bar} data-part="cut-short">
      {menu}
      {value.cause === "arrived-late" ? (
        <SelectField
          label="Late by"
          placeholder="Not said"
          value={value.lateMinutes === undefined ? "" : String(value.lateMinutes)}
          onChange={(minutes) => {
            const { lateMinutes: _before, ...rest } = value;
            onChange(minutes === "" ? rest : { ...rest, lateMinutes: Number(minutes) });
          }}
          options={lateBy.map((minutes) => ({ value: String(minutes), label: `${minutes}\u00a0min` }))}
        />
      ) : null}
      <TextField
        label={value.cause === "other" ? "Why, in words" : "In words, if there is more"}
        value={value.words ?? ""}
        maxLength={300}
        onChange={(words) => onChange({ ...value, words })}
      />
      <Button kind="quiet" icon="undo" onPress={() => onChange(undefined)}>
        Not cut short
      </Button>
    </div>
  );
}
