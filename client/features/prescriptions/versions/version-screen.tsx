import { useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { formatDay } from "#client/format/dates.ts";
import { formatOrigin } from "#client/format/prescription-origin.ts";
import { dayIn, formatMoment } from "#client/format/times.ts";
import { PrintHead } from "#client/print-head.tsx";
import { type Outputs, trpc } from "#client/trpc.ts";
import { Button, buttonClassName } from "#client/ui/button.tsx";
import { SectionHead } from "#client/ui/section-head.tsx";
import { SelectField } from "#client/ui/select-field.tsx";
import { StatusChip } from "#client/ui/status-chip.tsx";
import { Strip } from "#client/ui/strip.tsx";
import { describeStanding } from "#domain/prescriptions/describe-event.ts";
import { diffPrescriptions } from "#domain/prescriptions/diff.ts";
import styles from "../composer/composer-screen.module.css";
import { ChangeList } from "./change-list.tsx";
import { PrescriptionText } from "./prescription-text.tsx";
import { SideBySide } from "./side-by-side.tsx";

type Version = Outputs["prescriptions"]["version"];

/** One signed version, as it was signed, with what it changed from the one before it, or beside any other. It never changes. */
export function VersionScreen({
  patientId,
  versionId,
  besideId,
  onBeside,
}: {
  patientId: string;
  versionId: string;
  /** Another version of the same prescription, shown beside it. */
  besideId: string | undefined;
  onBeside: (versionId: string | undefined) => void;
}) {
  const { data: version } = useSuspenseQuery(trpc.prescriptions.version.queryOptions({ versionId }));
  const { data: me } = useSuspenseQuery(trpc.account.me.queryOptions());
  const { data: band } = useSuspenseQuery(trpc.patients.band.queryOptions({ patientId }));
  const zone = band.timeZone;
  const signed = formatMoment(version.signedAt, zone);
  const { before } = version;
  const others = version.versions.filter((other) => other.versionId !== versionId);
  return (
    <main id="content" className={styles.version}>
      <PrintHead band={band} />
      <SectionHead
        level={1}
        heading={`Prescription v${version.number}`}
        // Of an outside order the first lines of the text say whose it is.
        note={version.outsideOrder ? undefined : formatOrigin(version, signed)}
        actions={
          <>
            {version.outsideOrder ? <StatusChip tone="neutral">Outside order</StatusChip> : null}
            <StandingChip version={version} today={band.today} />
            <ExpiryChip endsOn={version.content.endsOn} today={band.today} />
            <span className={styles.acts}>
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
            </span>
          </>
        }
        isRuled
      />
      {version.standsBecause ? (
        <Strip tone={version.state === "completed" ? "info" : "worse"} role="none">
          <b>
            {describeStanding(
              version.state,
              version.standsBecause,
              formatMoment(version.standsBecause.at, zone),
            )}
            .
          </b>
          {version.state === "held"
            ? " Nothing is treated until it is resumed."
            : " Nothing is treated under it."}
        </Strip>
      ) : null}
      {others.length > 0 ? (
        <div className={styles.choose}>
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
          <SelectField
            label="Beside"
            value={besideId ?? ""}
            placeholder="Nothing"
            options={others.map((other) => ({
              value: other.versionId,
              label: `v${other.number}, ${formatDay(dayIn(other.signedAt, zone))}`,
            }))}
            onChange={(next) => onBeside(next === "" ? undefined : next)}
          />
        </div>
      ) : null}
      {version.isKept ? (
        <p className={styles.sub}>
          A sensitive episode: diagnosis, goals and note are kept for staff named for its section.
        </p>
      ) : null}
      {besideId ? (
        <Beside version={version} besideId={besideId} />
      ) : (
        <>
          {before ? <Changes changes={before.changes} heading={`Changes from v${before.number}`} /> : null}
          <PrescriptionText
            content={version.content}
            origin={version}
            verified={`${version.signerName}, ${signed}`}
          />
        </>
      )}
      <p className={styles.sub}>
        Content {version.contentHash.slice(0, 12)}, sealed with signer, time and meaning as {version.hash}
      </p>
    </main>
  );
}

function Changes({
  heading,
  changes,
}: {
  heading: string;
  changes: Parameters<typeof ChangeList>[0]["changes"];
}) {
  return (
    <section aria-label="Changes" className={styles.part}>
      <SectionHead
        heading={heading}
        note={changes.length === 0 ? "none" : `${changes.length}, riskiest first`}
        isRuled
      />
      <ChangeList changes={changes} />
    </section>
  );
}

/** The older of the two stands at the left, whichever was opened first. */
function Beside({ version, besideId }: { version: Version; besideId: string }) {
  const { data: other } = useSuspenseQuery(trpc.prescriptions.version.queryOptions({ versionId: besideId }));
  const [before, after] = other.number < version.number ? [other, version] : [version, other];
  return (
    <>
      <Changes
        heading={`Changes from v${before.number} to v${after.number}`}
        changes={diffPrescriptions(before.content, after.content)}
      />
      <SideBySide before={before} after={after} />
    </>
  );
}

const states = {
  active: ["info", "Current version"],
  held: ["worse", "Held"],
  superseded: ["neutral", "Superseded"],
  revoked: ["worse", "Revoked"],
  completed: ["neutral", "Completed"],
  expired: ["watch", "Expired"],
  "entered-in-error": ["outlined", "Entered in error"],
} as const;

/** What a version is worth now: superseded by another, or as its prescription stands. */
function StandingChip({ version, today }: { version: Version; today: string }) {
  const isPastEnd = version.state === "active" && version.content.endsOn < today;
  const state = !version.isCurrent ? "superseded" : isPastEnd ? "expired" : version.state;
  const [tone, words] = states[state];
  return <StatusChip tone={tone}>{words}</StatusChip>;
}

/** Until when a version orders, and that it does no more. */
function ExpiryChip({ endsOn, today }: { endsOn: string; today: string }) {
  return endsOn < today ? (
    <StatusChip tone="watch">{`Ended ${formatDay(endsOn)}`}</StatusChip>
  ) : (
    <StatusChip tone="plain">{`Ends ${formatDay(endsOn)}`}</StatusChip>
  );
}
