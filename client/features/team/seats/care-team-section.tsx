import { useMutation, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { Suspense, useState } from "react";
import { formatDate } from "#client/format/dates.ts";
import { errorWords, newOperationId, type Outputs, trpc } from "#client/trpc.ts";
import { Button } from "#client/ui/button.tsx";
import { part, useAhead } from "#client/ui/part.tsx";
import { SectionHead } from "#client/ui/section-head.tsx";
import { Strip } from "#client/ui/strip.tsx";
import { describeParts } from "#domain/access/chart-parts.ts";
import { sectionWords } from "#domain/people/sensitive.ts";
import { counted } from "#domain/units/counted.ts";
import styles from "./care-team.module.css";

export type Seat = Outputs["team"]["list"][number];

const SeatDialog = part(() => import("./seat-dialog.tsx").then(({ SeatDialog }) => SeatDialog));
const SightDialog = part(() => import("./sight-dialog.tsx").then(({ SightDialog }) => SightDialog));

/** Who is on the team beside the treating clinicians, as what, until when, and what each seat sees. */
export function CareTeamSection({
  patientId,
  canSeat,
  heading = "Care team",
}: {
  patientId: string;
  canSeat: boolean;
  heading?: string;
}) {
  const queryClient = useQueryClient();
  const { data: band } = useSuspenseQuery(trpc.patients.band.queryOptions({ patientId }));
  const { data: me } = useSuspenseQuery(trpc.account.me.queryOptions());
  const { data: team } = useSuspenseQuery(trpc.team.list.queryOptions({ patientId }));
  const [opened, setOpened] = useState<"add" | Seat | null>(null);
  useAhead(SightDialog);
  const end = useMutation(
    trpc.team.endSeat.mutationOptions({ onSuccess: () => queryClient.invalidateQueries() }),
  );
  const { today } = band;
  const standing = team.filter((seat) => !seat.hasEnded && (seat.toOn === null || seat.toOn >= today));
  const close = () => setOpened(null);
  return (
    <section className={styles.section} aria-label={heading}>
      <SectionHead
        heading={heading}
        note={String(standing.length)}
        actions={
          canSeat ? (
            <Button size="small" onPress={() => setOpened("add")}>
              Add to team
            </Button>
          ) : undefined
        }
      />
      {me.role === "admin" ? (
        <p className={styles.sub}>
          Clinicians of {band.clinicName} and whoever covers for one read the whole chart, anybody else by
          break-glass for an hour. A seat opens what stands beside it.
        </p>
      ) : null}
      {end.error ? <Strip tone="worse">{errorWords(end.error)}</Strip> : null}
      {standing.map((seat) => (
        <div key={seat.seatId} className={styles.seat}>
          <div className={styles.head}>
            <p>
              {seat.name}
              <span className={styles.sub}>
                {seat.specialty}
                {seat.fromOn > today ? `, from ${formatDate(seat.fromOn)}` : ""}
                {seat.toOn ? `, until ${formatDate(seat.toOn)}` : ""}
              </span>
            </p>
            {canSeat ? (
              <span className={styles.acts}>
                {seat.staffId !== null && seat.staffId !== me.staffId ? (
                  <Button
                    size="small"
                    kind="quiet"
                    aria-label={`Change what ${seat.name} sees`}
                    onPress={() => setOpened(seat)}
                  >
                    Change
                  </Button>
                ) : null}
                <Button
                  size="small"
                  kind="quiet"
                  aria-label={`End seat of ${seat.name}`}
                  isPending={end.isPending}
                  onPress={() =>
                    end.mutate({
                      operationId: newOperationId(),
                      patientId,
                      seatId: seat.seatId,
                      expectedVersion: seat.version,
                    })
                  }
                >
                  End
                </Button>
              </span>
            ) : null}
          </div>
          <SightWords seat={seat} />
        </div>
      ))}
      {standing.length === 0 ? (
        <p className={styles.sub}>Nobody seated beside the treating clinicians</p>
      ) : null}
      {opened === null ? null : (
        <Suspense fallback={null}>
          {opened === "add" ? (
            <SeatDialog patientId={patientId} today={today} onClose={close} />
          ) : (
            <SightDialog patientId={patientId} seat={opened} onClose={close} />
          )}
        </Suspense>
      )}
    </section>
  );
}

/** What a seat sees. A section is named to those who read it; to others its being open is. */
function SightWords({ seat }: { seat: Seat }) {
  if (seat.staffId === null)
    return <span className={styles.sub}>Outside, without a sign-in: sees nothing here</span>;
  return (
    <>
      <span className={styles.sub}>Sees {describeParts(seat.sees)}</span>
      {seat.sections.map(({ section, reason }) => (
        <span key={section} className={styles.sub}>
          Opens {sectionWords[section].toLowerCase()}: {reason}
        </span>
      ))}
      {seat.keptSections > 0 ? (
        <span className={styles.sub}>
          Opens {counted(seat.keptSections, "sensitive section")}, named to those who read it
        </span>
      ) : null}
    </>
  );
}
