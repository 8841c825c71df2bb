import { useSuspenseQuery } from "@tanstack/react-query";
import { Suspense } from "react";
import { formatDay } from "#client/format/dates.ts";
import { AddendumForm } from "#client/signed-addenda.tsx";
import { client, type Outputs, trpc } from "#client/trpc.ts";
import { Button } from "#client/ui/button.tsx";
import { Entry, EntryList, EntrySub } from "#client/ui/entry-list.tsx";
import styles from "#client/ui/form-rows.module.css";
import { LoadingBars } from "#client/ui/loading-bars.tsx";
import { part, useAhead } from "#client/ui/part.tsx";
import { SectionHead } from "#client/ui/section-head.tsx";
import { StatusChip } from "#client/ui/status-chip.tsx";
import { formatAmount } from "#domain/doses/describe.ts";
import { describeSteroidTotal } from "#domain/orders/procedures/totals.ts";
import type { DoneProps } from "./done-props.ts";
import { ReadActs } from "./read-acts.tsx";

const ProcedureForm = part(() => import("./procedure-form.tsx").then(({ ProcedureForm }) => ProcedureForm));
const ProcedurePanel = part(() =>
  import("./procedure-panel.tsx").then(({ ProcedurePanel }) => ProcedurePanel),
);

/** Procedures, newest first, with the sums that matter before the next one. */
export function ProceduresSection({
  patientId,
  episodeId,
  today,
  zone,
  staffId,
  isPhysiatrist,
  opening,
}: DoneProps) {
  const { data: done } = useSuspenseQuery(trpc.procedures.list.queryOptions({ patientId }));
  useAhead(ProcedureForm);
  return (
    <section aria-label="Procedures">
      <SectionHead
        heading="Procedures"
        note={done.list.length === 0 ? "0" : describeSteroidTotal(done.steroid)}
        actions={
          isPhysiatrist && episodeId ? (
            <Button size="small" icon="plus" onPress={() => opening.open("procedure")}>
              Record procedure
            </Button>
          ) : undefined
        }
        isRuled
      />
      {opening.opened === "procedure" && episodeId ? (
        <Suspense fallback={<LoadingBars label="Procedure" />}>
          <ProcedureForm episodeId={episodeId} onClose={opening.close} />
        </Suspense>
      ) : null}
      {done.toxin ? <ToxinLine toxin={done.toxin} /> : null}
      {done.list.length === 0 ? <p className={styles.none}>No procedure done here</p> : null}
      <EntryList label="Procedures">
        {done.list.map((one) => (
          <Entry
            key={one.procedureId}
            title={one.words}
            sub={`${formatDay(one.performedOn)} · ${one.byName}`}
            state={
              <>
                {one.isInError ? (
                  <StatusChip tone="worse">Entered in error</StatusChip>
                ) : one.confoundedUntilOn >= today ? (
                  <StatusChip tone="watch">Scores confounded</StatusChip>
                ) : null}
                {one.isInError ? null : (
                  <EntrySub>scores confounded until {formatDay(one.confoundedUntilOn)}</EntrySub>
                )}
              </>
            }
            acts={
              <ReadActs
                id={one.procedureId}
                what="procedure"
                name={`${one.words} of ${formatDay(one.performedOn)}`}
                canAddend={isPhysiatrist && !one.isKept}
                opening={opening}
              />
            }
          >
            {opening.opened === `procedure:${one.procedureId}` ? (
              <Suspense fallback={<LoadingBars label="Procedure" />}>
                <ProcedurePanel procedureId={one.procedureId} zone={zone} />
              </Suspense>
            ) : opening.opened === `addend-procedure:${one.procedureId}` ? (
              <Suspense fallback={<LoadingBars label="Addendum" />}>
                <AddendumForm
                  subjectId={one.procedureId}
                  canMarkInError={one.physiatristId === staffId && !one.isInError}
                  send={(addendum, operationId) =>
                    client.procedures.addend.mutate({
                      operationId,
                      procedureId: one.procedureId,
                      ...addendum,
                    })
                  }
                  onClose={opening.close}
                />
              </Suspense>
            ) : null}
          </Entry>
        ))}
      </EntryList>
    </section>
  );
}

type Toxin = NonNullable<Outputs["procedures"]["list"]["toxin"]>;

/** What was given last, product by product and muscle by muscle. */
function ToxinLine({ toxin }: { toxin: Toxin }) {
  const units = (thousandths: number) => `${formatAmount(thousandths)}\u00a0units`;
  return (
    <p className={styles.sub}>
      Toxin last {formatDay(toxin.lastOn)}:{" "}
      {toxin.products.map(({ name, unitsThousandths }) => `${name} ${units(unitsThousandths)}`).join(", ")} (
      {toxin.muscles.map(({ name, unitsThousandths }) => `${name} ${units(unitsThousandths)}`).join(", ")})
    </p>
  );
}
