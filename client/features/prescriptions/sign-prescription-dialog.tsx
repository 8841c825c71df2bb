import { useSuspenseQuery } from "@tanstack/react-query";
import { bandOf } from "#client/patient-header.tsx";
import { type Outputs, trpc } from "#client/trpc.ts";
import { Button } from "#client/ui/button.tsx";
import { Dialog } from "#client/ui/dialog.tsx";
import { PatientBand } from "#client/ui/patient-band.tsx";
import type { PrescriptionContent } from "#domain/prescriptions/prescription.ts";
import { PrescriptionText } from "./prescription-text.tsx";

type Props = {
  patientId: string;
  number: number;
  content: PrescriptionContent;
  hash: string;
  changes: Outputs["prescriptions"]["preview"]["changes"];
  isPending: boolean;
  onSign: () => void;
  onClose: () => void;
};

/** Exactly what is signed, under the band of whose it is. */
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
  const { data: band } = useSuspenseQuery(trpc.patients.band.queryOptions({ patientId }));
  return (
    <Dialog
      isOpen
      onClose={onClose}
      heading={`Sign prescription v${number}`}
      band={<PatientBand size="dialog" patient={bandOf(band, band.today)} />}
      footer={
        <>
          <Button onPress={onClose}>Back to draft</Button>
          <Button kind="main" isPending={isPending} pendingLabel="Signing" onPress={onSign} autoFocus>
            Sign prescription v{number}
          </Button>
        </>
      }
    >
      {changes.length > 0 ? (
        <p>
          {changes.length} {changes.length === 1 ? "change" : "changes"} from the version in force.
        </p>
      ) : null}
      <PrescriptionText content={content} />
      <p>Content {hash.slice(0, 12)}</p>
    </Dialog>
  );
}
