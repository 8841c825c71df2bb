import { useSuspenseQuery } from "@tanstack/react-query";
import { useOwnZone } from "#client/clinic-zone.ts";
import { formatDate } from "#client/format/dates.ts";
import { dayIn } from "#client/format/times.ts";
import { trpc } from "#client/trpc.ts";

const command = "npm run import:icd10 -- FILE";

/** Which release of diagnosis codes the organization works with, and whether the next one is due. */
export function CodeRelease() {
  const { data: release } = useSuspenseQuery(trpc.diagnoses.release.queryOptions());
  const zone = useOwnZone();
  const count = release.codeCount.toLocaleString("en-US");
  return (
    <p>
      {release.kind === "built-in"
        ? `Diagnosis codes: a built-in list of ${count} codes of ICD-10-CM. The whole release is loaded on the server with ${command}.`
        : `Diagnosis codes: ICD-10-CM ${release.name}, ${formatDate(release.fromOn)} to ${formatDate(release.toOn)}, ${count} codes, loaded ${formatDate(dayIn(release.loadedAt, zone))}.`}
      {release.kind === "loaded" && release.isOver
        ? ` That release is over. The next one is loaded on the server with ${command}.`
        : ""}
    </p>
  );
}
