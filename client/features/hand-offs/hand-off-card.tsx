import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { formatTime } from "#client/format/times.ts";
import { errorWords, newOperationId, type Outputs, trpc } from "#client/trpc.ts";
import { Button } from "#client/ui/button.tsx";
import { Icon } from "#client/ui/icon.tsx";
import { Strip } from "#client/ui/strip.tsx";
import styles from "./hand-off-card.module.css";
import { TellForm } from "./tell-form.tsx";

type Card = Outputs["handOffs"]["card"];

/**
 * What somebody who treats in another's place must know in fifteen seconds, and the receipt that they took over. Whose
 * patient it is writes the one line for the next person here.
 */
export function HandOffCard({
  episodeId,
  zone,
  mayTell,
}: {
  episodeId: string;
  zone: string;
  /** Where there is room and time to write: before treatment begins. */
  mayTell: boolean;
}) {
  const { data, error } = useQuery(trpc.handOffs.card.queryOptions({ episodeId }));
  if (error) return <Strip tone="worse">{errorWords(error)}</Strip>;
  if (!data) return null;
  if (!data.isHandOff) return mayTell && data.mayTell ? <TellForm episodeId={episodeId} card={data} /> : null;
  return <Handed episodeId={episodeId} card={data} zone={zone} />;
}

function Handed({ episodeId, card, zone }: { episodeId: string; card: Card; zone: string }) {
  const queryClient = useQueryClient();
  const [isShown, setShown] = useState(false);
  const takeOver = useMutation(
    trpc.handOffs.takeOver.mutationOptions({ onSettled: () => queryClient.invalidateQueries() }),
  );
  const isTaken = card.takenAt !== null;
  return (
    <section className={styles.card} aria-label="Hand-off">
      <div className={styles.head}>
        <Icon name="cover" />
        <h2>In place of {card.usualName ?? "a colleague"}</h2>
        <span className={styles.receipt} role="status">
          {card.takenAt === null ? "" : `Taken over ${formatTime(card.takenAt, zone)}`}
        </span>
        {isTaken ? (
          <Button size="small" kind="quiet" onPress={() => setShown(!isShown)} aria-expanded={isShown}>
            {isShown ? "Fold" : "Show"}
          </Button>
        ) : (
          <Button
            isPending={takeOver.isPending}
            onPress={() => takeOver.mutate({ operationId: newOperationId(), episodeId })}
          >
            Taken over
          </Button>
        )}
      </div>
      {takeOver.error ? (
        <Strip tone="worse" role="alert">
          {errorWords(takeOver.error)}
        </Strip>
      ) : null}
      {isTaken && !isShown ? null : (
        <dl className={styles.lines}>
          {card.lines.map(({ term, words, tone }) => (
            <div key={`${term} ${words}`} className={styles.line} data-tone={tone}>
              <dt>{term}</dt>
              <dd>{words}</dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  );
}
