import { useMutation, useQueryClient } from "@tanstack/react-query";
import { withSide } from "#client/format/with-side.ts";
import { errorWords, newOperationId, type Outputs, trpc } from "#client/trpc.ts";
import { Button } from "#client/ui/button.tsx";
import { StatusChip } from "#client/ui/status-chip.tsx";
import { Strip } from "#client/ui/strip.tsx";
import styles from "./from-the-record.module.css";

type NewDiagnosis = Outputs["prescriptions"]["preview"]["newDiagnoses"][number];

/** A diagnosis only this draft names: added to the problem list, the rules raise and ask what then is answered here. */
export function NewDiagnosisRow({
  episodeId,
  found,
  onAnswered,
}: {
  episodeId: string;
  found: NewDiagnosis;
  onAnswered: () => void;
}) {
  const queryClient = useQueryClient();
  const save = useMutation(
    trpc.conditions.recordDiagnosis.mutationOptions({
      onSuccess: async () => {
        onAnswered();
        await queryClient.invalidateQueries();
      },
    }),
  );
  const { setsOff: _setsOff, ...diagnosis } = found;
  const title = withSide(diagnosis.title, diagnosis.side);
  return (
    <div className={styles.row} role="group" aria-label={title}>
      <div className={styles.what}>
        <NewDiagnosisWords found={found} />
      </div>
      <div className={styles.acts}>
        <Button
          size="small"
          isPending={save.isPending}
          aria-label={`Add to problem list: ${title}`}
          onPress={() => save.mutate({ operationId: newOperationId(), episodeId, diagnosis })}
        >
          Add to problem list
        </Button>
      </div>
      {save.error ? <Strip tone="worse">{errorWords(save.error)}</Strip> : null}
    </div>
  );
}

export function NewDiagnosisWords({ found }: { found: NewDiagnosis }) {
  return (
    <>
      <p>
        <StatusChip tone="outlined">Not on the problem list</StatusChip> {withSide(found.title, found.side)}
      </p>
      {found.setsOff.length === 0 ? <p className={styles.sub}>No rule knows it.</p> : null}
      {found.setsOff.map((words) => (
        <p key={words} className={styles.sub}>
          {words}
        </p>
      ))}
    </>
  );
}
