import { DefinitionRows } from "#client/ui/definition-rows.tsx";
import { DocumentLink } from "#client/ui/document-link.tsx";
import type { PrescriptionOrigin } from "#domain/prescriptions/outside-order.ts";
import type { SignedPrescription } from "#domain/prescriptions/record/record-answer.ts";
import styles from "../composer/composer-screen.module.css";
import { prescriptionRows } from "./prescription-rows.ts";

/** Every field of a version in words, for signing, reading and printing. */
export function PrescriptionText({
  content,
  origin,
  verified,
}: {
  content: SignedPrescription;
  origin: Pick<PrescriptionOrigin, "outsideOrder">;
  /** Who transcribed and verified an outside order, and when. */
  verified: string;
}) {
  const file = content.protocol?.document;
  return (
    <DefinitionRows
      isRuled
      rows={prescriptionRows(content, origin, verified).map(({ key, term, value, items }) => ({
        key,
        term,
        value:
          key === "outside" ? (
            <b>{value}</b>
          ) : key === "document" && file ? (
            <DocumentLink {...file} />
          ) : items ? (
            <ul className={styles.items}>
              {items.map((item) => (
                <li key={item}>{item}</li>
              ))}
            </ul>
          ) : (
            value
          ),
      }))}
    />
  );
}
