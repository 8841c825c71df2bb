import { useMutation, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Suspense, useState } from "react";
import { formatOrigin } from "#client/format/prescription-origin.ts";
import { formatMoment } from "#client/format/times.ts";
import { errorWords, newOperationId, trpc } from "#client/trpc.ts";
import { Button, buttonClassName } from "#client/ui/button.tsx";
import { Strip } from "#client/ui/strip.tsx";
import { TextField } from "#client/ui/text-field.tsx";
import { VerbalOrderForm } from "../outside/verbal-order-form.tsx";
import styles from "./receipt-bar.module.css";

/** What the treating therapist owes an order before acting on it: accept it or send it back; and an order by word. */
export function ReceiptBar({
  patientId,
  episodeId,
  canAccept,
  verbalOrder,
}: {
  patientId: string;
  episodeId: string;
  /** A therapist may; an assistant reads only. */
  canAccept: boolean;
  /** Where the acts stand elsewhere on the screen, whether an order by word is being written. */
  verbalOrder?: { isOpen: boolean; onChange: (isOpen: boolean) => void };
}) {
  const { data: prescription } = useSuspenseQuery(trpc.prescriptions.get.queryOptions({ episodeId }));
  const { data: band } = useSuspenseQuery(trpc.patients.band.queryOptions({ patientId }));
  const [isSendingBack, setSendingBack] = useState(false);
  const [isOrdering, setOrdering] = useState(false);
  const order = verbalOrder ?? { isOpen: isOrdering, onChange: setOrdering };
  const isNew =
    prescription !== null && !prescription.isAccepted && ["active", "held"].includes(prescription.state);
  return (
    <section className={styles.bar} aria-label="Orders to read">
      {isNew ? (
        <NewVersion
          episodeId={episodeId}
          version={prescription.version}
          canAccept={canAccept}
          words={`Prescription v${prescription.number}, ${prescription.kind.replaceAll("-", " ")}, ${formatOrigin(prescription, formatMoment(prescription.signedAt, band.timeZone))}`}
          canSendBack={prescription.outsideOrder === null}
          isSentBack={prescription.lastEvent?.kind === "sent-back"}
          isAsking={isSendingBack}
          onAsk={setSendingBack}
        />
      ) : null}
      {canAccept && !verbalOrder && !order.isOpen ? (
        <div className={styles.acts}>
          <OrderActs patientId={patientId} episodeId={episodeId} onVerbalOrder={() => order.onChange(true)} />
        </div>
      ) : null}
      {canAccept && order.isOpen && prescription ? (
        <Suspense>
          <VerbalOrderForm
            patientId={patientId}
            episodeId={episodeId}
            content={prescription.content}
            onClose={() => order.onChange(false)}
          />
        </Suspense>
      ) : null}
    </section>
  );
}

/** What a therapist may bring in of a standing order: a newer one from outside, or one given by word. */
export function OrderActs({
  patientId,
  episodeId,
  onVerbalOrder,
}: {
  patientId: string;
  episodeId: string;
  onVerbalOrder: () => void;
}) {
  const { data: prescription } = useSuspenseQuery(trpc.prescriptions.get.queryOptions({ episodeId }));
  if (!prescription) return null;
  return (
    <>
      {prescription.outsideOrder && ["active", "expired"].includes(prescription.state) ? (
        <Link
          className={buttonClassName({ kind: "quiet", size: "small" })}
          to="/patients/$patientId/prescription"
          params={{ patientId }}
          search={{ episodeId, from: "current" }}
        >
          Transcribe a newer order
        </Link>
      ) : null}
      <Button size="small" kind="quiet" icon="phone" onPress={onVerbalOrder}>
        Record verbal order
      </Button>
    </>
  );
}

function NewVersion(props: {
  episodeId: string;
  version: number;
  words: string;
  canAccept: boolean;
  /** Nobody here ordered an outside order, so it goes back to nobody. */
  canSendBack: boolean;
  isSentBack: boolean;
  isAsking: boolean;
  onAsk: (isAsking: boolean) => void;
}) {
  const { episodeId, version, words, canAccept, canSendBack, isSentBack, isAsking, onAsk } = props;
  const queryClient = useQueryClient();
  const [reason, setReason] = useState("");
  const [isMissing, setMissing] = useState(false);
  const done = {
    onSuccess: async () => {
      onAsk(false);
      await queryClient.invalidateQueries();
    },
  };
  const accept = useMutation(trpc.prescriptions.accept.mutationOptions(done));
  const sendBack = useMutation(trpc.prescriptions.sendBack.mutationOptions(done));
  const error = accept.error ?? sendBack.error;
  const target = { episodeId, expectedVersion: version };
  return (
    <Strip
      tone="info"
      icon="doc"
      actions={
        canAccept && !isAsking ? (
          <>
            <Button
              kind="main"
              isPending={accept.isPending}
              onPress={() => accept.mutate({ ...target, operationId: newOperationId(), reason: "" })}
            >
              Accept
            </Button>
            {isSentBack || !canSendBack ? null : <Button onPress={() => onAsk(true)}>Send back</Button>}
          </>
        ) : null
      }
    >
      {words}. {isSentBack ? "Sent back, waiting for the physiatrist." : "Not yet accepted."}
      {error ? <p role="alert">{errorWords(error)}</p> : null}
      {isAsking ? (
        <form
          noValidate
          className={styles.form}
          onSubmit={(event) => {
            event.preventDefault();
            if (reason.trim() === "") return setMissing(true);
            sendBack.mutate({ ...target, operationId: newOperationId(), reason });
          }}
        >
          <TextField
            label="What is not right"
            value={reason}
            onChange={setReason}
            maxLength={300}
            autoFocus
            {...(isMissing && reason.trim() === ""
              ? { error: "Say what is not right, so that the physiatrist can mend it." }
              : {})}
          />
          <Button kind="main" type="submit" isPending={sendBack.isPending}>
            Send back
          </Button>
          <Button onPress={() => onAsk(false)}>Cancel</Button>
        </form>
      ) : null}
    </Strip>
  );
}
