import { Link } from "@tanstack/react-router";
import { initials } from "#client/format/names.ts";
import type { Outputs } from "#client/trpc.ts";
import { buttonClassName } from "#client/ui/button.tsx";
import { Strip } from "#client/ui/strip.tsx";
import { counted } from "#domain/units/counted.ts";

type Visit = Outputs["sessions"]["day"]["therapistVisits"][number];

/** The therapist's patients whom an assistant treats and a therapist must treat in person soon. */
export function TherapistVisits({
  list,
  areNamesHidden,
}: {
  list: readonly Visit[];
  areNamesHidden: boolean;
}) {
  return list.map((visit) => (
    <Strip
      key={visit.episodeId}
      tone={visit.left > 0 ? "watch" : "worse"}
      role="status"
      actions={
        <Link
          className={buttonClassName({})}
          to="/patients/$patientId"
          params={{ patientId: visit.patientId }}
          search={{ episodeId: visit.episodeId }}
        >
          Open chart
        </Link>
      }
    >
      <b>{areNamesHidden ? initials(visit) : `${visit.family}, ${visit.given}`}</b>:{" "}
      {visit.left > 0
        ? `you or another therapist must treat by visit ${visit.byVisit}: ${visit.left} left.`
        : `you or another therapist must treat now: ${counted(visit.assistantDays, "visit")} by an assistant since a therapist did, ${visit.byVisit} at most.`}
    </Strip>
  ));
}
