import { useMutation, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { useState } from "react";
import { formatDate } from "#client/format/dates.ts";
import { errorWords, newOperationId, trpc } from "#client/trpc.ts";
import { Button } from "#client/ui/button.tsx";
import { SectionHead } from "#client/ui/section-head.tsx";
import { Strip } from "#client/ui/strip.tsx";
import styles from "./chart-rail.module.css";
import { SeatForm } from "./seat-form.tsx";

/** Who is on the team beside the treating clinicians, as what and until when; a physiatrist adds and ends. */
export function CareTeamSection({
  patientId,
  today,
  canSeat,
}: {
  patientId: string;
  today: string;
  canSeat: boolean;
}) {
  const queryClient = useQueryClient();
  const { data: team } = useSuspenseQuery(trpc.team.list.queryOptions({ patientId }));
  const [isAdding, setAdding] = useState(false);
  const end = useMutation(
    trpc.team.endSeat.mutationOptions({ onSuccess: () => queryClient.invalidateQueries() }),
  );
  const standing = team.filter((seat) => seat.toOn === null || seat.toOn >= today);
  return (
    <section>
      <SectionHead
        heading="Care team"
        note={String(standing.length)}
        actions={
          canSeat && !isAdding ? (
            <Button size="small" onPress={() => setAdding(true)}>
              Add to team
            </Button>
          ) : undefined
        }
      />
      {end.error ? <Strip tone="worse">{errorWords(end.error)}</Strip> : null}
      {standing.map((seat) => (
        <div key={seat.seatId} className={styles.pair}>
          <p>
            {seat.name}
            <span className={styles.under}>
              {seat.specialty}
              {seat.fromOn > today ? `, from ${formatDate(seat.fromOn)}` : ""}
              {seat.toOn ? `, until ${formatDate(seat.toOn)}` : ""}
            </span>
          </p>
          {canSeat && (seat.toOn === null || seat.toOn > today) ? (
            <Button
              size="small"
              kind="quiet"
              aria-label={`End seat of ${seat.name}`}
              isPending={end.isPending}
              onPress={() => end.mutate({ operationId: newOperationId(), patientId, seatId: seat.seatId })}
            >
              End
            </Button>
          ) : null}
        </div>
      ))}
      {standing.length === 0 ? (
        <p className={styles.sub}>Nobody seated beside the treating clinicians</p>
      ) : null}
      {isAdding ? <SeatForm patientId={patientId} today={today} onClose={() => setAdding(false)} /> : null}
    </section>
  );
}
