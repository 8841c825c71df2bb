import { useState } from "react";
import { Button } from "#client/ui/button.tsx";
import { Dialog } from "#client/ui/dialog.tsx";
import { EmptyState } from "#client/ui/empty-state.tsx";
import { ErrorState } from "#client/ui/error-state.tsx";
import { LoadingBars } from "#client/ui/loading-bars.tsx";
import { PatientBand } from "#client/ui/patient-band.tsx";
import { Strip } from "#client/ui/strip.tsx";
import { TextField } from "#client/ui/text-field.tsx";
import { showToast } from "#client/ui/toast-queue.ts";
import styles from "./specimen.module.css";
import { dorothy } from "./specimen-patient.tsx";
import { SpecimenSection } from "./specimen-section.tsx";

export function SpecimenStates() {
  const [isSigning, setSigning] = useState(false);
  const close = () => setSigning(false);
  return (
    <SpecimenSection
      heading="Strips, toasts, dialog, states"
      note="Strips say state and stay. Toasts offer undo for 10 s. A failed save is never only a toast. Only signing is a dialog."
    >
      <div className={styles.stack}>
        <Strip tone="offline" role="none" actions={<Button size="small">Show</Button>}>
          <b>Offline since 2:02 p.m.</b> You can record sessions; signing waits.
        </Strip>
        <Strip tone="watch" role="none">
          This screen locks in <b>1:48</b>. Press any key to stay.
        </Strip>
        <Strip tone="info" role="none" actions={<Button size="small">Show what changed</Button>}>
          <b>1 new session at 2:06 p.m.</b> Signing is held until you have seen it.
        </Strip>
        <Strip tone="worse" role="none" actions={<Button size="small">Try again</Button>}>
          <b>Not saved.</b> The connection dropped at 2:06 p.m. Your entries are kept on this tablet and will
          be sent when it returns.
        </Strip>
      </div>
      <Button
        onPress={() =>
          showToast({
            text: "Continued,",
            detail: "13 left",
            icon: "check",
            tone: "better",
            action: { label: "Undo", keyHint: "Z", onPress: () => showToast({ text: "Back in the queue" }) },
          })
        }
      >
        Show a toast
      </Button>
      <Button kind="main" onPress={() => setSigning(true)}>
        Open the sign sheet
      </Button>
      <Dialog
        isOpen={isSigning}
        onClose={close}
        heading="Sign prescription v2"
        band={<PatientBand patient={dorothy} size="dialog" />}
        footer={
          <>
            <Button onPress={close}>Back to draft</Button>
            <Button kind="main" onPress={close}>
              Sign prescription v2
            </Button>
          </>
        }
      >
        <p>Replaces v1 at once. Ends Mon Jan 4, 2027.</p>
        <TextField label="Confirm it is you: password" type="password" />
      </Dialog>
      <div className={styles.column}>
        <EmptyState heading="Nothing to review." action={<Button>Show what waits on others</Button>}>
          7 items wait on others. The next review is due Wed Nov 25, 2026.
        </EmptyState>
      </div>
      <div className={styles.column}>
        <ErrorState heading="Measures did not load." reference="7F291" action={<Button>Try again</Button>}>
          Nothing is lost and the prescription below is current.
        </ErrorState>
      </div>
      <div className={styles.column}>
        <LoadingBars label="Review queue" />
      </div>
    </SpecimenSection>
  );
}
