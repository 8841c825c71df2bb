import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { formatMoment } from "#client/format/times.ts";
import { StatusChip, type StatusTone } from "#client/ui/status-chip.tsx";
import styles from "./precautions-to-read.module.css";
import { errorWords, newOperationId, type Outputs, trpc } from "./trpc.ts";
import { Button } from "./ui/button.tsx";
import { Strip } from "./ui/strip.tsx";

type ToRead = Outputs["precautions"]["toRead"];

const effectTones: Record<ToRead["raised"][number]["effect"], StatusTone> = {
  contraindication: "contraindication",
  precaution: "watch",
  monitor: "info",
};
/** So many are read in one act; what is more stands there afterwards. */
const mostReadAtOnce = 40;

/**
 * What holds since the therapist last read, and what holds no longer, in words. It stays in sight until this therapist
 * says that it was read; what holds, holds meanwhile all the same.
 */
export function PrecautionsToRead({ patientId, zone }: { patientId: string; zone: string }) {
  const { data, error } = useQuery(trpc.precautions.toRead.queryOptions({ patientId }));
  if (error) return <Strip tone="worse">{errorWords(error)}</Strip>;
  if (!data || data.raised.length + data.ended.length === 0) return null;
  return (
    <section aria-label="Precautions to read" className={styles.section}>
      {data.raised.length > 0 ? <Raised patientId={patientId} raised={data.raised} /> : null}
      {data.ended.length > 0 ? <Ended patientId={patientId} zone={zone} ended={data.ended} /> : null}
    </section>
  );
}

function Raised({ patientId, raised }: { patientId: string; raised: ToRead["raised"] }) {
  const queryClient = useQueryClient();
  const acknowledge = useMutation(
    trpc.precautions.acknowledge.mutationOptions({ onSuccess: () => queryClient.invalidateQueries() }),
  );
  const ids = raised.slice(0, mostReadAtOnce).map(({ precautionId }) => precautionId);
  const isGrave = raised.some(({ effect }) => effect === "contraindication");
  return (
    <Strip
      tone={isGrave ? "worse" : "watch"}
      icon={isGrave ? "octagon" : "diamond"}
      role="status"
      actions={
        <Button
          isPending={acknowledge.isPending}
          onPress={() => acknowledge.mutate({ operationId: newOperationId(), patientId, precautionIds: ids })}
        >
          I have read {ids.length === 1 ? "it" : `all ${ids.length}`}
        </Button>
      }
    >
      <span className={styles.chips}>
        {raised.map(({ precautionId, effect, words }) => (
          <StatusChip key={precautionId} tone={effectTones[effect]}>
            {words}
          </StatusChip>
        ))}
      </span>
      {acknowledge.error ? <p role="alert">{errorWords(acknowledge.error)}</p> : null}
    </Strip>
  );
}

function Ended({ patientId, zone, ended }: { patientId: string; zone: string; ended: ToRead["ended"] }) {
  const queryClient = useQueryClient();
  const precautions = useMutation(trpc.precautions.acknowledge.mutationOptions());
  const limits = useMutation(trpc.limits.acknowledge.mutationOptions());
  const read = async () => {
    const of = (kind: ToRead["ended"][number]["kind"]) =>
      ended.flatMap((one) => (one.kind === kind ? [one.id] : [])).slice(0, mostReadAtOnce);
    const [precautionIds, limitIds] = [of("precaution"), of("limit")];
    try {
      if (precautionIds.length > 0)
        await precautions.mutateAsync({ operationId: newOperationId(), patientId, precautionIds });
      if (limitIds.length > 0)
        await limits.mutateAsync({ operationId: newOperationId(), patientId, limitIds });
    } finally {
      await queryClient.invalidateQueries();
    }
  };
  const error = precautions.error ?? limits.error;
  return (
    <Strip
      tone="info"
      icon="check"
      role="status"
      actions={
        <Button
          isPending={precautions.isPending || limits.isPending}
          // What went wrong stands in the strip.
          onPress={() => void read().catch(() => undefined)}
        >
          I have read that {ended.length === 1 ? "it ended" : "they ended"}
        </Button>
      }
    >
      {ended.map(({ kind, id, words, reason, byName, at }) => (
        <p key={`${kind} ${id}`}>
          <b>No longer holds:</b> {words} · {byName}, {formatMoment(at, zone)}
          {reason === "" ? "" : `: ${reason}`}
        </p>
      ))}
      {error ? <p role="alert">{errorWords(error)}</p> : null}
    </Strip>
  );
}
