import { useQuery, useSuspenseQuery } from "@tanstack/react-query";
import { formatTimeWithSeconds } from "#client/format/times.ts";
import { trpc } from "#client/trpc.ts";
import { Strip } from "#client/ui/strip.tsx";

/** Drafts tell nobody when they are typed in, so it is asked while the composer is open. */
const askMilliseconds = 4000;

/** Who else writes the next version right now. Each has a draft of their own, so nobody writes over the other. */
export function AlsoWritingStrip({ patientId, episodeId }: { patientId: string; episodeId: string }) {
  const { data: band } = useSuspenseQuery(trpc.patients.band.queryOptions({ patientId }));
  const writers =
    useQuery({
      ...trpc.prescriptions.alsoWriting.queryOptions({ episodeId }),
      refetchInterval: askMilliseconds,
    }).data ?? [];
  if (writers.length === 0) return null;
  return (
    <Strip tone="watch" icon="cover">
      {writers
        .map((one) => `${one.shownName}, last typed ${formatTimeWithSeconds(one.typedAt, band.timeZone)}`)
        .join("; ")}
      : also writing a new version, in a draft of their own. Whoever signs second is shown the other&apos;s
      changes first.
    </Strip>
  );
}
