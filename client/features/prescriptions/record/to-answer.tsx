import type { Outputs } from "#client/trpc.ts";
import styles from "./from-the-record.module.css";

type Preview = Outputs["prescriptions"]["preview"];

export const isInside = ({ isOutside }: { isOutside: boolean }): boolean => !isOutside;

/** What must be answered before this is signed; what lies outside the treated region waits and is not counted. */
export const countToAnswer = (preview: Preview | undefined): number =>
  preview
    ? preview.newDiagnoses.length +
      preview.notScreened.length +
      preview.notRaised.length +
      preview.questions.filter(isInside).length +
      preview.unconfirmed.filter(isInside).length
    : 0;

/** Limits that came with a precaution hold beside those this version carries, and are lifted with it. */
export function LimitsOfPrecautions({ words }: { words: readonly string[] }) {
  return words.length === 0 ? null : (
    <p className={styles.sub}>In force with a precaution: {[...new Set(words)].join(", ")}</p>
  );
}
