import { Button } from "#client/ui/button.tsx";
import styles from "./findings.module.css";

/** One measured finding: what, how much, and a way to take it out before signing. */
export function FindingRow({
  words,
  value,
  onRemove,
}: {
  words: string;
  value: string;
  onRemove: () => void;
}) {
  return (
    <p className={styles.found}>
      <span>{words}</span>
      <b>{value}</b>
      <Button size="small" kind="quiet" aria-label={`Remove ${words}`} onPress={onRemove}>
        Remove
      </Button>
    </p>
  );
}
