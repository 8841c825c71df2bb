import { SourceText } from "#client/source-text.tsx";
import { Button } from "#client/ui/button.tsx";
import { describeQuantity } from "#domain/doses/describe.ts";
import type { HintProposal } from "#domain/sessions/hints/hint.ts";
import type { Hint } from "#domain/sessions/hints/propose.ts";
import type { RowActs, SheetRow } from "../flowsheet/use-row-acts.ts";
import styles from "./checks.module.css";

const words: Record<HintProposal, string> = {
  progress: "progress by one step",
  hold: "hold",
  back: "back one step",
};

/** One quiet word in the row; what it rests on opens under it. Reached by key through the row's menu. */
export function HintMark({ hint, isOpen, onPress }: { hint: Hint; isOpen: boolean; onPress: () => void }) {
  return (
    <Button
      size="small"
      kind="quiet"
      aria-expanded={isOpen}
      aria-label={`Hint: ${words[hint.proposes]}`}
      excludeFromTabOrder
      onPress={onPress}
    >
      Hint: {hint.proposes}
    </Button>
  );
}

/** Each rule with what it read. Nothing is set until somebody sets it, and then as by hand. */
export function HintStrip({
  row,
  hint,
  acts,
  onClose,
}: {
  row: SheetRow;
  hint: Hint;
  acts: RowActs;
  onClose: () => void;
}) {
  const { step } = hint;
  const use = async () => {
    if (!step) return;
    onClose();
    await acts.setTyped(row, { [step.field]: step.to });
    const standing = acts.standing().rows.find((one) => one.row === row.row);
    if (standing?.state === "changed" && !standing.isFromNowOn) await acts.setFromNowOn(standing, true);
  };
  return (
    <section className={styles.hint} aria-label={`Hint for ${row.name}`}>
      <p>
        <b>
          {words[hint.proposes]}
          {step ? `: ${describeQuantity(step.from)} to ${describeQuantity(step.to)}` : ""}
        </b>
        {hint.heldBecause ? `, ${hint.heldBecause}` : ""}. It decides nothing.
      </p>
      <ul>
        {hint.rules.map(({ rule, proposes, because, inputs }) => (
          <li key={rule.ruleId}>
            <b>{rule.name}</b>: {words[proposes]}, {because}. <span>{inputs.join(", ")}</span>{" "}
            <small>
              <SourceText source={rule.source} />
            </small>
          </li>
        ))}
      </ul>
      <div>
        {step && row.state === "copied" ? (
          <Button onPress={() => void use()}>Use it from now on</Button>
        ) : null}
        <Button kind="quiet" onPress={onClose}>
          Close
        </Button>
      </div>
    </section>
  );
}
