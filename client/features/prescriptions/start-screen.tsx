import { useMutation, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { useState } from "react";
import { usePatientZone } from "#client/clinic-zone.ts";
import { formatMoment } from "#client/format/times.ts";
import { errorWords, type Outputs, trpc } from "#client/trpc.ts";
import { Button } from "#client/ui/button.tsx";
import { LedgerRow, LedgerTable } from "#client/ui/ledger-table.tsx";
import { RadioSegments } from "#client/ui/radio-segments.tsx";
import { SectionHead } from "#client/ui/section-head.tsx";
import { StatusChip } from "#client/ui/status-chip.tsx";
import { Strip } from "#client/ui/strip.tsx";
import type { Discipline } from "#domain/people/staff.ts";
import styles from "./start-screen.module.css";

export type Start = { discipline: Discipline } & (
  | { from: "evaluate-and-treat" | "blank" }
  | { from: "protocol"; protocolId: string; phase: number }
);
type Protocol = Outputs["protocols"]["list"][number];

const prescribing = {
  heading: "Prescription",
  note: "how do you want to write it",
  evaluateAndTreat: "Diagnosis, limits and frequency; the therapist's plan supplies the lines.",
  blank: "Your own lines and bounds.",
  protocol: "From a protocol",
};
const transcribing: typeof prescribing = {
  heading: "Outside order",
  note: "what does the order say",
  evaluateAndTreat:
    "It names the problem, perhaps limits and a frequency, and leaves the lines to your plan.",
  blank: "It names exercises and doses: write them as they stand.",
  protocol: "It names a protocol",
};

/** Three ways to begin, those that fit the patient's diagnoses first. A kept draft is offered before anything else. */
export function PrescriptionStartScreen({
  patientId,
  episodeId,
  onStart,
}: {
  patientId: string;
  episodeId: string;
  onStart: (start: Start) => void;
}) {
  const { data: me } = useSuspenseQuery(trpc.account.me.queryOptions());
  const zone = usePatientZone(patientId);
  const isTranscription = me.role === "therapist";
  const words = isTranscription ? transcribing : prescribing;
  const [discipline, setDiscipline] = useState<Discipline>(me.discipline ?? "PT");
  const { data: protocols } = useSuspenseQuery(trpc.protocols.list.queryOptions());
  const { data: record } = useSuspenseQuery(trpc.patients.record.queryOptions({ patientId }));
  const draft = { kind: "prescription" as const, subjectId: episodeId };
  const queryClient = useQueryClient();
  const { data: kept } = useSuspenseQuery(trpc.drafts.get.queryOptions(draft));
  const discard = useMutation(trpc.drafts.discard.mutationOptions());
  const codes = record.conditions.flatMap((condition) => (condition.icd10 ? [condition.icd10] : []));
  const fits = (protocol: Protocol) =>
    protocol.codePrefixes.some((prefix) => codes.some((code) => code.startsWith(prefix)));
  const offered = protocols.filter((one) => !isTranscription || one.discipline === discipline);
  const ordered = offered.toSorted((a, b) => Number(fits(b)) - Number(fits(a)));
  const begin = async (start: Start) => {
    // A new beginning replaces what was kept, and only that.
    if (kept) {
      await discard.mutateAsync(draft);
      queryClient.setQueryData(trpc.drafts.get.queryKey(draft), null);
    }
    onStart(start);
  };
  return (
    <main id="content" className={styles.page}>
      <SectionHead level={1} heading={words.heading} note={words.note} />
      {discard.error ? (
        <Strip tone="worse" role="alert">
          {errorWords(discard.error)}
        </Strip>
      ) : null}
      {kept ? (
        <Strip
          tone="info"
          icon="pencil"
          actions={
            <Button kind="main" onPress={() => onStart({ discipline, from: "blank" })}>
              Go on with the draft
            </Button>
          }
        >
          A draft was kept {formatMoment(kept.updatedAt, zone)}. Beginning anew replaces it.
        </Strip>
      ) : null}
      <div className={styles.row}>
        <Button
          kind={kept ? "plain" : "main"}
          onPress={() => void begin({ discipline, from: "evaluate-and-treat" })}
        >
          Evaluate and treat
        </Button>
        <span className={styles.sub}>{words.evaluateAndTreat}</span>
      </div>
      <div className={styles.row}>
        <Button onPress={() => void begin({ discipline, from: "blank" })}>Blank</Button>
        <span className={styles.sub}>{words.blank}</span>
      </div>
      {isTranscription ? null : (
        <RadioSegments
          label="Written for"
          hint="A protocol brings its own"
          value={discipline}
          onChange={setDiscipline}
          options={[
            { value: "PT", label: "PT" },
            { value: "OT", label: "OT" },
          ]}
        />
      )}
      <LedgerTable
        caption={words.protocol}
        isCaptionShown
        columns={[
          { key: "name", label: "Protocol" },
          { key: "owner", label: "Owner", width: "14rem" },
          { key: "phases", label: "Begin with" },
        ]}
      >
        {ordered.map((protocol) => (
          <LedgerRow key={protocol.protocolId}>
            <td>
              <b>{protocol.name}</b>{" "}
              {fits(protocol) ? (
                <StatusChip tone="info" icon="check">
                  Fits the diagnosis
                </StatusChip>
              ) : null}
            </td>
            <td>{protocol.owner}</td>
            <td>
              <span className={styles.row}>
                {protocol.phases.map((phase) => (
                  <Button
                    key={phase.index}
                    size="small"
                    aria-label={`${phase.name}, ${protocol.name}`}
                    onPress={() =>
                      void begin({
                        discipline,
                        from: "protocol",
                        protocolId: protocol.protocolId,
                        phase: phase.index,
                      })
                    }
                  >
                    {phase.name}
                  </Button>
                ))}
              </span>
            </td>
          </LedgerRow>
        ))}
      </LedgerTable>
    </main>
  );
}
