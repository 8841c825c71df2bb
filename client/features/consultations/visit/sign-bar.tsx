import { formatTimeWithSeconds } from "#client/format/times.ts";
import { Button } from "#client/ui/button.tsx";
import styles from "./consultation-screen.module.css";

const mostNamed = 2;

/** What is missing, whether the draft is kept, and the one act. */
export function SignBar({
  label,
  missing,
  savedAt,
  zone,
  saveProblem,
  isSigning,
  onSign,
}: {
  label: string;
  missing: readonly string[];
  savedAt: number | null;
  /** Of the patient's clinic. */
  zone: string;
  saveProblem: string | null;
  isSigning: boolean;
  onSign: () => void;
}) {
  const more = missing.length - mostNamed;
  return (
    <footer className={styles.bar}>
      <div className={styles.state} role="status">
        <p>
          {missing.length === 0
            ? "Ready to sign"
            : `To sign: ${missing.slice(0, mostNamed).join(" ")}${more > 0 ? ` And ${more} more.` : ""}`}
        </p>
        <p className={styles.sub}>
          {saveProblem ?? (savedAt ? `Draft saved ${formatTimeWithSeconds(savedAt, zone)}` : "Not signed")}
        </p>
      </div>
      <Button kind="main" size="large" isPending={isSigning} onPress={onSign}>
        {label}
      </Button>
    </footer>
  );
}
