import { useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { formatDay } from "#client/format/dates.ts";
import { formatOrigin } from "#client/format/prescription-origin.ts";
import { dayIn, formatMoment } from "#client/format/times.ts";
import { trpc } from "#client/trpc.ts";
import { Button, buttonClassName } from "#client/ui/button.tsx";
import { SectionHead } from "#client/ui/section-head.tsx";
import { StatusChip } from "#client/ui/status-chip.tsx";
import { ChangeList } from "./change-list.tsx";
import styles from "./composer-screen.module.css";
import { PrescriptionText } from "./prescription-text.tsx";

/** One signed version, as it was signed, and what it changed from the one before it. It never changes. */
export function VersionScreen({ patientId, versionId }: { patientId: string; versionId: string }) {
  const { data: version } = useSuspenseQuery(trpc.prescriptions.version.queryOptions({ versionId }));
  const { data: me } = useSuspenseQuery(trpc.account.me.queryOptions());
  const { data: band } = useSuspenseQuery(trpc.patients.band.queryOptions({ patientId }));
  const zone = band.timeZone;
  const signed = formatMoment(version.signedAt, zone);
  const { before } = version;
  return (
    <main id="content" className={styles.version}>
      <SectionHead
        level={1}
        heading={`Prescription v${version.number}`}
        // Of an outside order the first lines of the text say whose it is.
        note={version.outsideOrder ? undefined : formatOrigin(version, signed)}
        actions={
          <>
            {version.outsideOrder ? <StatusChip tone="neutral">Outside order</StatusChip> : null}
            <StatusChip tone={version.isCurrent ? "info" : "neutral"}>
              {version.isCurrent ? "Current version" : "Superseded"}
            </StatusChip>
            {version.isCurrent && me.role === "physiatrist" ? (
              <Link
                className={buttonClassName({})}
                to="/patients/$patientId/save-protocol"
                params={{ patientId }}
                search={{ episodeId: version.episodeId, from: "signed" }}
              >
                Save as clinic protocol
              </Link>
            ) : null}
            <Button icon="print" onPress={() => window.print()}>
              Print
            </Button>
          </>
        }
        isRuled
      />
      {version.versions.length > 1 ? (
        <nav aria-label="Versions" className={styles.fields}>
          {version.versions.map((other) => (
            <Link
              key={other.versionId}
              to="/patients/$patientId/version/$versionId"
              params={{ patientId, versionId: other.versionId }}
              {...(other.versionId === versionId ? { "aria-current": "page" as const } : {})}
            >
              v{other.number}, {formatDay(dayIn(other.signedAt, zone))}
            </Link>
          ))}
        </nav>
      ) : null}
      {before ? (
        <section aria-label="Changes" className={styles.part}>
          <SectionHead
            heading={`Changes from v${before.number}`}
            note={before.changes.length === 0 ? "none" : `${before.changes.length}, riskiest first`}
            isRuled
          />
          <ChangeList changes={before.changes} />
        </section>
      ) : null}
      {version.isKept ? (
        <p className={styles.sub}>
          A sensitive episode: diagnosis, goals and note are kept for staff named for its section.
        </p>
      ) : null}
      <PrescriptionText
        content={version.content}
        origin={version}
        verified={`${version.signerName}, ${signed}`}
      />
      <p className={styles.sub}>Content sealed as {version.hash}</p>
    </main>
  );
}
