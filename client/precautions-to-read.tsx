import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { formatMoment } from "#client/format/times.ts";
import { StatusChip, type StatusTone } from "#client/ui/status-chip.tsx";
import styles from "./precautions-to-read.module.css";
import { readAtOnce } from "./read-at-once.ts";
import { errorWords, newOperationId, type Outputs, trpc } from "./trpc.ts";
import { Button } from "./ui/button.tsx";
import { Strip } from "./ui/strip.tsx";

type ToRead = Outputs["precautions"]["toRead"];

const effectTones: Record<ToRead["raised"][number]["effect"], StatusTone> = {
  contraindication: "contraindication",
  precaution: "watch",
  monitor: "info",
};

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
    // Also where it was refused: what changed meanwhile is read again.
    trpc.precautions.acknowledge.mutationOptions({ onSettled: () => queryClient.invalidateQueries() }),
  );
  const { shown, following, isOne } = readAtOnce(raised);
  const ids = shown.map(({ precautionId }) => precautionId);
  const isGrave = raised.some(({ effect }) => effect === "contraindication");
  return (
    <Strip
      tone={isGrave ? "worse" : "watch"}
      icon={isGrave ? "octagon" : "diamond"}
      role="status"
      actions={
        <Button
          isPending={acknowledge.isPending}
          onPress={() =>
            acknowledge.mutate({
              operationId: newOperationId(),
              patientId,
              precautionIds: ids,
              seen: "holds",
            })
          }
        >
          I have read {isOne ? "it" : `${following > 0 ? "these" : "all"} ${ids.length}`}
        </Button>
      }
    >
      <span className={styles.chips}>
        {shown.map(({ precautionId, effect, words }) => (
          <StatusChip key={precautionId} tone={effectTones[effect]}>
            {words}
          </StatusChip>
        ))}
      </span>
      <Following count={following} />
      {acknowledge.error ? <p role="alert">{errorWords(acknowledge.error)}</p> : null}
    </Strip>
  );
}

function Following({ count }: { count: number }) {
  return count > 0 ? <p>{count} more to read after these</p> : null;
}

function Ended({ patientId, zone, ended }: { patientId: string; zone: string; ended: ToRead["ended"] }) {
  const queryClient = useQueryClient();
  const precautions = useMutation(trpc.precautions.acknowledge.mutationOptions());
  const limits = useMutation(trpc.limits.acknowledge.mutationOptions());
  const { shown, following, isOne } = readAtOnce(ended);
  const read = async () => {
    const of = (kind: ToRead["ended"][number]["kind"]) =>
      shown.flatMap((one) => (one.kind === kind ? [one.id] : []));
    const [precautionIds, limitIds] = [of("precaution"), of("limit")];
    try {
      if (precautionIds.length > 0)
        await precautions.mutateAsync({
          operationId: newOperationId(),
          patientId,
          precautionIds,
          seen: "ended",
        });
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
          I have read that {isOne ? "it ended" : following > 0 ? `these ${shown.length} ended` : "they ended"}
        </Button>
      }
    >
      {shown.map(({ kind, id, words, reason, byName, at }) => (
        <p key={`${kind} ${id}`}>
          <b>No longer holds:</b> {words} · {byName}, {formatMoment(at, zone)}
          {reason === "" ? "" : `: ${reason}`}
        </p>
      ))}
      <Following count={following} />
      {error ? <p role="alert">{errorWords(error)}</p> : null}
    </Strip>
  );
}
