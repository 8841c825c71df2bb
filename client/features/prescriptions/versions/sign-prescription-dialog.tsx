import { useSuspenseQuery } from "@tanstack/react-query";
import { useState } from "react";
import { bandOf } from "#client/patient-header.tsx";
import { type Outputs, trpc } from "#client/trpc.ts";
import { Button } from "#client/ui/button.tsx";
import { Checkbox } from "#client/ui/checkbox.tsx";
import { Dialog } from "#client/ui/dialog.tsx";
import { PatientBand } from "#client/ui/patient-band.tsx";
import type { SignedPrescription } from "#domain/prescriptions/record/record-answer.ts";
import { counted } from "#domain/units/counted.ts";
import styles from "../composer/composer-screen.module.css";
import { ChangeList } from "./change-list.tsx";
import { PrescriptionText } from "./prescription-text.tsx";

type Props = {
  patientId: string;
  number: number;
  /** As it is signed: the draft with how the record stands answered. */
  content: SignedPrescription;
  hash: string;
  changes: Outputs["prescriptions"]["preview"]["changes"];
  isPending: boolean;
  onSign: () => void;
  onClose: () => void;
};

/** Exactly what is signed, or verified where it is an outside order, under the band of whose it is. */
export function SignPrescriptionDialog({
  patientId,
  number,
  content,
  hash,
  changes,
  isPending,
  onSign,
  onClose,
}: Props) {
  const { data: me } = useSuspenseQuery(trpc.account.me.queryOptions());
  const [isRead, setRead] = useState(false);
  const [isMissing, setMissing] = useState(false);
  const { outsideOrder = null } = content;
  const { data: band } = useSuspenseQuery(trpc.patients.band.queryOptions({ patientId }));
  return (
    <Dialog
      isOpen
      isWide
      onClose={onClose}
      heading={outsideOrder ? `Verify outside order, v${number}` : `Sign prescription v${number}`}
      band={<PatientBand size="dialog" patient={bandOf(band, band.today)} />}
      footer={
        <>
          {outsideOrder ? (
            <div className={styles.verify}>
              <Checkbox
                isSelected={isRead}
                onChange={setRead}
                error={isMissing && !isRead ? "Compare it with the order, then tick this." : undefined}
              >
                I have read the order and this is what it says
              </Checkbox>
            </div>
          ) : null}
          <Button onPress={onClose}>Back to draft</Button>
          {outsideOrder ? (
            <Button
              kind="main"
              isPending={isPending}
              pendingLabel="Verifying"
              onPress={() => (isRead ? onSign() : setMissing(true))}
            >
              Verify outside order
            </Button>
          ) : (
            <Button kind="main" isPending={isPending} pendingLabel="Signing" onPress={onSign} autoFocus>
              Sign prescription v{number}
            </Button>
          )}
        </>
      }
    >
      {changes.length > 0 ? (
        <>
          <p>{counted(changes.length, "change")} from the version in force.</p>
          <ChangeList changes={changes} />
        </>
      ) : null}
      <PrescriptionText content={content} origin={{ outsideOrder }} verified={`by you, ${me.shownName}`} />
      <p>
        {outsideOrder
          ? "Your signature means: you verified that this is what was ordered."
          : "Your signature means: you prescribe this therapy for this patient."}{" "}
        Content {hash.slice(0, 12)}
      </p>
    </Dialog>
  );
}
