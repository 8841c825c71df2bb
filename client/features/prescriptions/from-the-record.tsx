import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { errorData, errorWords, fieldWords, newOperationId, type Outputs, trpc } from "#client/trpc.ts";
import { Button } from "#client/ui/button.tsx";
import { SectionHead } from "#client/ui/section-head.tsx";
import { StatusChip } from "#client/ui/status-chip.tsx";
import { Strip } from "#client/ui/strip.tsx";
import { TextField } from "#client/ui/text-field.tsx";
import styles from "./composer-screen.module.css";
import { NotScreenedAnswer } from "./not-screened-answer.tsx";

type Preview = Outputs["prescriptions"]["preview"];
const tones = { contraindication: "contraindication", precaution: "watch", monitor: "info" } as const;

/** What the record raises: a physiatrist answers each by itself before signing; a therapist reads what is still open. */
export function FromTheRecord({
  patientId,
  preview,
  canAnswer,
}: {
  patientId: string;
  preview: Preview;
  canAnswer: boolean;
}) {
  if (!canAnswer) return <StillOpen preview={preview} />;
  return (
    <section aria-label="From the record">
      <SectionHead
        heading="From the record"
        note={`${preview.unconfirmed.length + preview.notScreened.length} to answer`}
        isRuled
      />
      {preview.notScreened.map((item) => (
        <NotScreenedAnswer key={item.id} patientId={patientId} item={item} />
      ))}
      {preview.unconfirmed.map((precaution) => (
        <PrecautionAnswer key={precaution.precautionId} patientId={patientId} precaution={precaution} />
      ))}
    </section>
  );
}

function StillOpen({ preview }: { preview: Preview }) {
  return (
    <section aria-label="From the record">
      <SectionHead heading="From the record" note="for a physiatrist to answer" isRuled />
      <p className={styles.sub}>It holds as it stands; your verification answers none of it.</p>
      <p className={styles.fields}>
        {preview.notScreened.map((item) => (
          <StatusChip key={item.id} tone="outlined">
            Not screened: {item.words}
          </StatusChip>
        ))}
        {preview.unconfirmed.map((precaution) => (
          <StatusChip key={precaution.precautionId} tone={tones[precaution.effect]}>
            {precaution.words}
          </StatusChip>
        ))}
      </p>
    </section>
  );
}

function PrecautionAnswer({
  patientId,
  precaution,
}: {
  patientId: string;
  precaution: Preview["unconfirmed"][number];
}) {
  const queryClient = useQueryClient();
  const refresh = { onSuccess: () => queryClient.invalidateQueries() };
  const confirm = useMutation(trpc.precautions.confirm.mutationOptions(refresh));
  const setAside = useMutation(trpc.precautions.setAside.mutationOptions(refresh));
  const [reason, setReason] = useState("");
  const [isMissing, setMissing] = useState(false);
  const isEmpty = reason.trim() === "";
  const failed = confirm.error ?? setAside.error;
  const target = { patientId, precautionIds: [precaution.precautionId] };
  return (
    <div className={styles.line} role="group" aria-label={precaution.words}>
      <StatusChip tone={tones[precaution.effect]}>{precaution.words}</StatusChip>
      {failed && !errorData(failed)?.refusal?.field ? <Strip tone="worse">{errorWords(failed)}</Strip> : null}
      <div className={styles.fields}>
        <Button
          size="small"
          isPending={confirm.isPending}
          onPress={() => confirm.mutate({ operationId: newOperationId(), ...target })}
        >
          Applies
        </Button>
        <TextField
          label="Why set aside"
          value={reason}
          onChange={setReason}
          maxLength={200}
          error={isMissing && isEmpty ? "Say why it does not apply." : fieldWords(setAside.error, "reason")}
        />
        <Button
          size="small"
          isPending={setAside.isPending}
          onPress={() => {
            if (isEmpty) return setMissing(true);
            setAside.mutate({ operationId: newOperationId(), ...target, reason });
          }}
        >
          Set aside
        </Button>
      </div>
    </div>
  );
}
