import { type ReactNode, useState } from "react";
import { formatOwner, formatPhaseOpens } from "#client/format/protocol-days.ts";
import type { Outputs } from "#client/trpc.ts";
import { Button } from "#client/ui/button.tsx";
import { DocumentLink } from "#client/ui/document-link.tsx";
import { EmptyState } from "#client/ui/empty-state.tsx";
import { LedgerRow, LedgerTable } from "#client/ui/ledger-table.tsx";
import { PhaseList } from "#client/ui/phase-list.tsx";
import { StatusChip } from "#client/ui/status-chip.tsx";
import { TextField } from "#client/ui/text-field.tsx";
import { assessFit, regionWords } from "#domain/protocols/fit.ts";
import { findProtocols } from "#domain/protocols/search-protocols.ts";
import { Misfit, type Side } from "./misfit.tsx";
import styles from "./start-screen.module.css";

type Listed = Outputs["protocols"]["list"][number];
export type Offered = Listed & { clinicName?: string };
type Document = Outputs["protocols"]["own"]["documents"][number];
type Treated = Outputs["prescriptions"]["begin"]["diagnoses"];

/** Protocols to begin from: those meant for what is treated first, found by words, each phase with its criteria. */
export function ProtocolTable(props: {
  caption: string;
  protocols: readonly Offered[];
  documents: readonly Document[];
  diagnoses: Treated;
  isSensitive: boolean;
  /** What stands beside the field to find one. */
  beside: ReactNode;
  /** Leads to the whole of a protocol. */
  renderReadLink: (protocol: { protocolId: string; name: string }) => ReactNode;
  onBegin: (chosen: { protocolId: string; phase: number; side?: Side }) => void;
}) {
  const { beside, renderReadLink, caption, protocols, documents, diagnoses, isSensitive, onBegin } = props;
  const [text, setText] = useState("");
  const [choosing, setChoosing] = useState<{ protocolId: string; phase: number } | null>(null);
  const fitOf = (protocol: Offered) => assessFit(protocol, diagnoses, { isSensitive });
  const { found: holding, isSpelledAlike } = findProtocols(protocols, text);
  const found = holding.toSorted((a, b) => fitOf(b).rank - fitOf(a).rank);
  const choose = (protocol: Offered, phase: number) => {
    if (fitOf(protocol).sentences.length === 0) onBegin({ protocolId: protocol.protocolId, phase });
    else setChoosing({ protocolId: protocol.protocolId, phase });
  };
  return (
    <>
      <div className={styles.find}>
        {beside}
        <TextField
          label="Find a protocol"
          value={text}
          onChange={setText}
          maxLength={60}
          hint={`${found.length} of ${protocols.length}; ${
            isSpelledAlike
              ? "nothing holds these words, shown is what is spelled alike"
              : "by name, region, phase or exercise"
          }`}
        />
      </div>
      {found.length === 0 ? (
        <EmptyState heading="No protocol has these words">Fewer words find more.</EmptyState>
      ) : (
        <LedgerTable
          caption={caption}
          isCaptionShown
          columns={[
            { key: "name", label: "Protocol", width: "22rem" },
            { key: "phases", label: "Begin with" },
            { key: "read", label: "Read in full", isLabelHidden: true, width: "8rem" },
          ]}
        >
          {found.map((protocol) => (
            <LedgerRow key={protocol.protocolId}>
              <td className={styles.top}>
                <ProtocolName
                  protocol={protocol}
                  isMeant={fitOf(protocol).isMeant}
                  documents={documents.filter(({ ownerId }) => ownerId === protocol.protocolId)}
                />
              </td>
              <td className={styles.top}>
                <PhaseList
                  label={`Phases of ${protocol.name}`}
                  phases={protocol.phases.map((phase) => ({
                    key: phase.phaseId,
                    name: (
                      <Button
                        size="small"
                        aria-label={`${phase.name}, ${protocol.name}`}
                        onPress={() => choose(protocol, phase.index)}
                      >
                        {phase.name}
                      </Button>
                    ),
                    when: formatPhaseOpens(phase, protocol.countsFrom),
                    criteria: phase.criteria,
                    below:
                      choosing?.protocolId === protocol.protocolId && choosing.phase === phase.index ? (
                        <Misfit
                          {...fitOf(protocol)}
                          onBegin={(side) => onBegin({ ...choosing, ...(side ? { side } : {}) })}
                          onClose={() => setChoosing(null)}
                        />
                      ) : null,
                  }))}
                />
              </td>
              <td className={styles.top}>{renderReadLink(protocol)}</td>
            </LedgerRow>
          ))}
        </LedgerTable>
      )}
    </>
  );
}

function ProtocolName({
  protocol,
  isMeant,
  documents,
}: {
  protocol: Offered;
  isMeant: boolean;
  documents: readonly Document[];
}): ReactNode {
  return (
    <>
      <b>{protocol.name}</b>{" "}
      {isMeant ? (
        <StatusChip tone="info" icon="check">
          Fits the diagnosis
        </StatusChip>
      ) : null}
      <p className={styles.sub}>
        {protocol.clinicName ? `${protocol.clinicName}, ` : ""}
        {formatOwner(protocol)} · {regionWords[protocol.region]} · {protocol.discipline} · version{" "}
        {protocol.version}
      </p>
      {documents.map(({ fileId, name }) => (
        <p key={fileId} className={styles.sub}>
          <DocumentLink fileId={fileId} name={name} />
        </p>
      ))}
    </>
  );
}
