import { useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { OwnedDocuments } from "#client/documents/owned-documents.tsx";
import { formatOwner, formatPhaseOpens } from "#client/format/protocol-days.ts";
import { SourceText } from "#client/source-text.tsx";
import { type Outputs, trpc } from "#client/trpc.ts";
import { EmptyState } from "#client/ui/empty-state.tsx";
import { LedgerRow, LedgerTable } from "#client/ui/ledger-table.tsx";
import { PhaseList } from "#client/ui/phase-list.tsx";
import { SectionHead } from "#client/ui/section-head.tsx";
import { StatusChip } from "#client/ui/status-chip.tsx";
import { TextField } from "#client/ui/text-field.tsx";
import { decideAccess } from "#domain/access/decide.ts";
import { regionWords } from "#domain/protocols/fit.ts";
import { findProtocols } from "#domain/protocols/search-protocols.ts";
import styles from "./protocols-screen.module.css";
import { RetireForm } from "./retire-form.tsx";

type Own = Outputs["protocols"]["own"];
type Listed = Outputs["protocols"]["list"][number] | Own["protocols"][number];

/** Every protocol there is: the clinics' own first, then the built-in ones, each with its phases and its documents. */
export function ProtocolsScreen() {
  const { data: me } = useSuspenseQuery(trpc.account.me.queryOptions());
  const { data: builtIn } = useSuspenseQuery(trpc.protocols.list.queryOptions());
  const { data: own } = useSuspenseQuery(trpc.protocols.own.queryOptions());
  const queryClient = useQueryClient();
  const readAgain = () => queryClient.invalidateQueries({ queryKey: trpc.protocols.own.queryKey() });
  const [text, setText] = useState("");
  const canKeep = decideAccess("protocols.keep", me).isAllowed;
  const all: readonly Listed[] = [...own.protocols, ...builtIn];
  const { found: shown, isSpelledAlike } = findProtocols(all, text);
  return (
    <main id="content" className={styles.page}>
      <SectionHead
        level={1}
        heading="Protocols"
        note={`${own.protocols.length} of our own, ${builtIn.length} built in`}
      />
      <div className={styles.narrow}>
        <TextField
          label="Find a protocol"
          value={text}
          onChange={setText}
          maxLength={60}
          hint={`${shown.length} of ${all.length}${isSpelledAlike ? "; nothing holds these words, shown is what is spelled alike" : ""}`}
        />
      </div>
      {shown.length === 0 ? (
        <EmptyState heading="No protocol found">Fewer words, or another region, find more.</EmptyState>
      ) : (
        <LedgerTable
          caption="Protocols"
          columns={[
            { key: "name", label: "Protocol", width: "18rem" },
            { key: "phases", label: "Phases" },
            { key: "documents", label: "Original documents", width: "14rem" },
          ]}
        >
          {shown.map((protocol) => (
            <LedgerRow key={protocol.protocolId} isQuiet={isRetired(protocol)}>
              <td className={styles.top}>
                <b className={styles.name}>
                  <Link to="/protocols/$protocolId" params={{ protocolId: protocol.protocolId }}>
                    <bdi>{protocol.name}</bdi>
                  </Link>
                </b>
                <p className={styles.sub}>
                  {"clinicName" in protocol ? `${protocol.clinicName}, ` : ""}
                  {formatOwner(protocol)} · {regionWords[protocol.region]} · {protocol.discipline} · version{" "}
                  {protocol.version}
                </p>
                <p className={styles.sub}>
                  Source: <SourceText source={protocol.source} />
                </p>
                {isRetired(protocol) ? (
                  <StatusChip tone="plain">Retired</StatusChip>
                ) : "expectedVersion" in protocol && canKeep ? (
                  <RetireForm protocol={protocol} />
                ) : null}
              </td>
              <td className={styles.top}>
                <PhaseList
                  label={`Phases of ${protocol.name}`}
                  phases={protocol.phases.map((phase) => ({
                    key: phase.phaseId,
                    name: phase.name,
                    when: formatPhaseOpens(phase, protocol.countsFrom),
                    criteria: phase.criteria,
                  }))}
                />
              </td>
              <td className={styles.top}>
                <OwnedDocuments
                  owner={{ ownerKind: "protocol", ownerId: protocol.protocolId, name: protocol.name }}
                  documents={own.documents.filter(({ ownerId }) => ownerId === protocol.protocolId)}
                  keeping={
                    canKeep && !isRetired(protocol)
                      ? {
                          clinics:
                            "clinicId" in protocol
                              ? me.clinics.filter(({ clinicId }) => clinicId === protocol.clinicId)
                              : me.clinics,
                          onChanged: readAgain,
                        }
                      : undefined
                  }
                />
              </td>
            </LedgerRow>
          ))}
        </LedgerTable>
      )}
    </main>
  );
}

const isRetired = (protocol: Listed): boolean => "retiredAt" in protocol && protocol.retiredAt !== null;
