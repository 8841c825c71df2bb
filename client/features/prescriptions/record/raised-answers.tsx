import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { SourceText } from "#client/source-text.tsx";
import { errorData, errorWords, fieldWords, newOperationId, type Outputs, trpc } from "#client/trpc.ts";
import { Button } from "#client/ui/button.tsx";
import { StatusChip } from "#client/ui/status-chip.tsx";
import { Strip } from "#client/ui/strip.tsx";
import { TextField } from "#client/ui/text-field.tsx";
import styles from "./from-the-record.module.css";

type Raised = Outputs["prescriptions"]["preview"]["unconfirmed"][number];
export const effectTones = {
  contraindication: "contraindication",
  precaution: "watch",
  monitor: "info",
} as const;
const effectWords = {
  contraindication: "Contraindication",
  precaution: "Precaution",
  monitor: "Monitor",
} as const;

/** Contraindications one by one; what is left of the others applies in one act. Each may be set aside with a reason. */
export function RaisedAnswers({
  patientId,
  precautions,
  onAnswered,
}: {
  patientId: string;
  precautions: readonly Raised[];
  onAnswered: () => void;
}) {
  const [settingAside, setSettingAside] = useState<readonly string[]>([]);
  const others = precautions.filter(({ effect }) => effect !== "contraindication");
  // One whose reason is being typed is not confirmed by the act for the others.
  const rest = others.filter((one) => !settingAside.includes(keyOf(one)));
  const confirm = useConfirm(patientId, onAnswered);
  return (
    <>
      {precautions.map((precaution) => (
        <RaisedRow
          key={keyOf(precaution)}
          patientId={patientId}
          precaution={precaution}
          isSettingAside={settingAside.includes(keyOf(precaution))}
          onToggle={() => {
            const key = keyOf(precaution);
            const isOpen = settingAside.includes(key);
            setSettingAside(isOpen ? settingAside.filter((one) => one !== key) : [...settingAside, key]);
          }}
          onAnswered={onAnswered}
        />
      ))}
      {rest.length > 0 ? (
        <div className={styles.together}>
          <Button
            size="small"
            isPending={confirm.isPending}
            onPress={() => confirm.apply(rest.flatMap(({ precautionIds }) => precautionIds))}
          >
            {applyWords(rest.length, others.length)}
          </Button>
        </div>
      ) : null}
      {confirm.error ? <Strip tone="worse">{errorWords(confirm.error)}</Strip> : null}
    </>
  );
}

const keyOf = ({ precautionIds }: Raised): string => precautionIds.join();

const applyWords = (count: number, all: number): string => {
  if (count < all) return count === 1 ? "The other one applies" : `The other ${count} apply`;
  return count === 1 ? "It applies" : `All ${count} apply`;
};

function useConfirm(patientId: string, onAnswered: () => void) {
  const queryClient = useQueryClient();
  const confirm = useMutation(
    trpc.precautions.confirm.mutationOptions({
      onSuccess: async () => {
        onAnswered();
        await queryClient.invalidateQueries();
      },
    }),
  );
  return {
    isPending: confirm.isPending,
    error: confirm.error,
    apply: (precautionIds: string[]) =>
      confirm.mutate({ operationId: newOperationId(), patientId, precautionIds }),
  };
}

function RaisedRow({
  patientId,
  precaution,
  isSettingAside,
  onToggle,
  onAnswered,
}: {
  patientId: string;
  precaution: Raised;
  isSettingAside: boolean;
  onToggle: () => void;
  onAnswered: () => void;
}) {
  const { precautionIds, effect, words, because, source } = precaution;
  const confirm = useConfirm(patientId, onAnswered);
  return (
    <div className={styles.row} role="group" aria-label={words}>
      <p className={styles.what}>
        <StatusChip tone={effectTones[effect]}>{effectWords[effect]}</StatusChip> {words}
      </p>
      <p className={styles.sub}>
        {because.map((words) => `${words} · `).join("")}
        <SourceText source={source} />
      </p>
      <div className={styles.acts}>
        {effect === "contraindication" ? (
          <Button
            size="small"
            isPending={confirm.isPending}
            onPress={() => confirm.apply([...precautionIds])}
          >
            Applies
          </Button>
        ) : null}
        <Button
          size="small"
          kind="quiet"
          aria-label={`Set aside: ${words}`}
          aria-expanded={isSettingAside}
          onPress={onToggle}
        >
          Set aside
        </Button>
      </div>
      {isSettingAside ? (
        <SetAsideForm patientId={patientId} precautionIds={precautionIds} onAnswered={onAnswered} />
      ) : null}
      {confirm.error ? <Strip tone="worse">{errorWords(confirm.error)}</Strip> : null}
    </div>
  );
}

function SetAsideForm({
  patientId,
  precautionIds,
  onAnswered,
}: {
  patientId: string;
  precautionIds: readonly string[];
  onAnswered: () => void;
}) {
  const queryClient = useQueryClient();
  const [reason, setReason] = useState("");
  const [isMissing, setMissing] = useState(false);
  const setAside = useMutation(
    trpc.precautions.setAside.mutationOptions({
      onSuccess: async () => {
        onAnswered();
        await queryClient.invalidateQueries();
      },
    }),
  );
  const isEmpty = reason.trim() === "";
  return (
    <form
      noValidate
      className={styles.below}
      onSubmit={(event) => {
        event.preventDefault();
        if (isEmpty) return setMissing(true);
        setAside.mutate({
          operationId: newOperationId(),
          patientId,
          precautionIds: [...precautionIds],
          reason,
        });
      }}
    >
      <div className={styles.field}>
        <TextField
          label="Why set aside"
          value={reason}
          onChange={setReason}
          maxLength={200}
          error={isMissing && isEmpty ? "Say why it does not apply." : fieldWords(setAside.error, "reason")}
        />
      </div>
      <Button size="small" type="submit" isPending={setAside.isPending}>
        Set aside with this reason
      </Button>
      {setAside.error && !errorData(setAside.error)?.refusal?.field ? (
        <Strip tone="worse">{errorWords(setAside.error)}</Strip>
      ) : null}
    </form>
  );
}
