import { useSuspenseQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { formatOwner } from "#client/format/protocol-days.ts";
import { SourceText } from "#client/source-text.tsx";
import { trpc } from "#client/trpc.ts";
import { DocumentLink } from "#client/ui/document-link.tsx";
import { SectionHead } from "#client/ui/section-head.tsx";
import { StatusChip } from "#client/ui/status-chip.tsx";
import { regionWords } from "#domain/protocols/fit.ts";
import { ProtocolSheet } from "./protocol-sheet.tsx";
import styles from "./protocols-screen.module.css";

/** One protocol in full, to read before it is used: its documents and sources, and each phase by day and criteria. */
export function ProtocolScreen({
  protocolId,
  back,
  renderUse,
}: {
  protocolId: string;
  /** Leads to where the reader came from. */
  back: ReactNode;
  /** What stands at a phase of a protocol that may be used for the patient the reader came from. */
  renderUse?: (phase: number) => ReactNode;
}) {
  const { data } = useSuspenseQuery(trpc.protocols.get.queryOptions({ protocolId }));
  const { content, clinicName, version, documents, isRetired } = data;
  return (
    <main id="content" className={styles.page}>
      <div className={styles.sheet}>
        <SectionHead
          level={1}
          heading={content.name}
          actions={
            <>
              {isRetired ? <StatusChip tone="plain">Retired</StatusChip> : null}
              {back}
            </>
          }
        />
        <p className={styles.sub}>
          {clinicName === null ? "" : `${clinicName}, `}
          {formatOwner(content)} · {regionWords[content.region]} · {content.discipline} · version {version}
          {content.isSensitive ? " · for a sensitive episode" : ""}
        </p>
        <p className={styles.sub}>
          Source: <SourceText source={content.source} />
        </p>
        {documents.map(({ fileId, name }) => (
          <p key={fileId} className={styles.sub}>
            <DocumentLink fileId={fileId} name={name} />
          </p>
        ))}
        <ProtocolSheet
          content={content}
          names={data.exerciseNames}
          renderUse={isRetired ? undefined : renderUse}
        />
      </div>
    </main>
  );
}
