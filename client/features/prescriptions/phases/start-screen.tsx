import { useMutation, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useOwnZone } from "#client/clinic-zone.ts";
import { endSentence, formatMoment } from "#client/format/times.ts";
import { errorWords, trpc } from "#client/trpc.ts";
import { Button, buttonClassName } from "#client/ui/button.tsx";
import { RadioSegments } from "#client/ui/radio-segments.tsx";
import { SectionHead } from "#client/ui/section-head.tsx";
import { Strip } from "#client/ui/strip.tsx";
import type { Discipline } from "#domain/people/staff.ts";
import { ProtocolTable } from "./protocol-table.tsx";
import { isDue, StandingPhases } from "./standing-phases.tsx";
import styles from "./start-screen.module.css";

export type Start = { discipline: Discipline } & (
  | { from: "evaluate-and-treat" | "blank" }
  | { from: "protocol"; protocolId: string; phase: number; side?: "left" | "right" | "both" }
  | { from: "phase"; phaseId: string }
);

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

/**
 * Three ways to begin, protocols meant for what is treated first. A kept draft is offered before anything else, then the
 * next phase of the protocol that stands.
 */
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
  const zone = useOwnZone();
  const isTranscription = me.role === "therapist";
  const words = isTranscription ? transcribing : prescribing;
  const [discipline, setDiscipline] = useState<Discipline>(me.discipline ?? "PT");
  const { data: builtIn } = useSuspenseQuery(trpc.protocols.list.queryOptions());
  const { data: own } = useSuspenseQuery(trpc.protocols.own.queryOptions());
  const { data: beginning } = useSuspenseQuery(trpc.prescriptions.begin.queryOptions({ episodeId }));
  const draft = { kind: "prescription" as const, subjectId: episodeId };
  const queryClient = useQueryClient();
  const { data: kept } = useSuspenseQuery(trpc.drafts.get.queryOptions(draft));
  const discard = useMutation(trpc.drafts.discard.mutationOptions());
  const offered = [...own.protocols.filter(({ retiredAt }) => retiredAt === null), ...builtIn].filter(
    (one) => !isTranscription || one.discipline === discipline,
  );
  const { standing, today } = beginning;
  const isPhaseDue = standing?.phases.some((phase) => isDue(phase, today)) === true;
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
          {endSentence(`A draft was kept ${formatMoment(kept.updatedAt, zone)}`)} Beginning anew replaces it.
        </Strip>
      ) : null}
      {standing ? (
        <StandingPhases
          standing={standing}
          today={today}
          isMain={!kept}
          onOpen={(phaseId) => void begin({ discipline, from: "phase", phaseId })}
        />
      ) : null}
      <div className={styles.row}>
        <Button
          kind={kept || isPhaseDue ? "plain" : "main"}
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
      <ProtocolTable
        caption={words.protocol}
        protocols={offered}
        documents={own.documents}
        diagnoses={beginning.diagnoses}
        isSensitive={beginning.isSensitive}
        beside={
          isTranscription ? null : (
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
          )
        }
        renderReadLink={({ protocolId, name }) => (
          <Link
            className={buttonClassName({ kind: "quiet", size: "small" })}
            to="/patients/$patientId/protocol"
            params={{ patientId }}
            search={{ episodeId, protocolId }}
            aria-label={`Read in full: ${name}`}
          >
            Read in full
          </Link>
        )}
        onBegin={(chosen) => void begin({ discipline, from: "protocol", ...chosen })}
      />
    </main>
  );
}
