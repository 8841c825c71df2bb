import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { type Outputs, trpc } from "#client/trpc.ts";
import { Button } from "#client/ui/button.tsx";
import { Strip } from "#client/ui/strip.tsx";
import { describeEvent } from "#domain/prescriptions/describe-event.ts";

type Standing = NonNullable<Outputs["prescriptions"]["get"]>;

type StandingEvents = {
  standing: Standing | null;
  /** What the signature answers for: everything up to here was on the screen. */
  seenVersion: number;
  /** What happened since, until somebody says it is seen; it stops the signature and leaves the draft. */
  unseen: Standing | null;
  /** A newer version that somebody signed while this one was written. */
  newer: Standing | null;
  see: () => void;
  readAgain: () => Promise<unknown>;
};

/** What happens to the prescription while its next version is written: read as it happens, and once more when refused. */
export function useStandingEvents(
  episodeId: string,
  composed: { baseVersionId: string | null; expectedVersion: number },
  /** What is newer then is what was signed here. */
  isSigned: boolean,
): StandingEvents {
  const { data, refetch } = useQuery(trpc.prescriptions.get.queryOptions({ episodeId }));
  const [seenVersion, setSeenVersion] = useState(composed.expectedVersion);
  const standing = data?.versionId === composed.baseVersionId ? (data ?? null) : null;
  return {
    standing,
    seenVersion,
    newer: data && !isSigned && data.versionId !== composed.baseVersionId ? data : null,
    unseen: standing && standing.version > seenVersion ? standing : null,
    see: () => setSeenVersion(standing?.version ?? seenVersion),
    readAgain: () => refetch(),
  };
}

/** Says what stands against a quick signature: something happened meanwhile, or the prescription is held or revoked. */
export function StandingStrip({
  events: { standing, unseen, newer, see },
  onLook,
}: {
  events: StandingEvents;
  /** Opens the composer again on the newer version, with the draft as it stands. */
  onLook: () => void;
}) {
  if (newer)
    return (
      <Strip
        tone="worse"
        role="alert"
        actions={<Button onPress={onLook}>Look at version {newer.number}</Button>}
      >
        {newer.signerName} signed version {newer.number} while you were writing. Your draft is kept; nothing
        is signed over it.
      </Strip>
    );
  if (!standing?.lastEvent) return null;
  const words = describeEvent(standing.lastEvent);
  if (unseen)
    return (
      <Strip tone="worse" role="alert" actions={<Button onPress={see}>Seen, go on with my draft</Button>}>
        {words}. That was while you were writing. Your draft is kept.
      </Strip>
    );
  if (standing.state !== "held" && standing.state !== "revoked") return null;
  return <Strip tone="watch">{words}. Signing this version puts it in force again.</Strip>;
}
