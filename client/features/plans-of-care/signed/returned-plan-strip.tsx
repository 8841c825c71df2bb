import { useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { formatMoment } from "#client/format/times.ts";
import { trpc } from "#client/trpc.ts";
import { buttonClassName } from "#client/ui/button.tsx";
import { Strip } from "#client/ui/strip.tsx";

/** A plan that came back, with what to change, above the therapist's chart until it is mended. */
export function ReturnedPlanStrip({
  patientId,
  episodeId,
  canRevise,
}: {
  patientId: string;
  episodeId: string;
  canRevise: boolean;
}) {
  const { data: plan } = useSuspenseQuery(trpc.plansOfCare.get.queryOptions({ episodeId }));
  const { data: band } = useSuspenseQuery(trpc.patients.band.queryOptions({ patientId }));
  if (plan?.certification !== "returned" || !plan.answer) return null;
  return (
    <Strip
      tone="watch"
      icon="doc"
      actions={
        canRevise ? (
          <Link
            className={buttonClassName({ kind: "main" })}
            to="/patients/$patientId/evaluation"
            params={{ patientId }}
            search={{ episodeId }}
          >
            Revise plan
          </Link>
        ) : undefined
      }
    >
      Plan of care returned by <b>{plan.answer.byName}</b>, {formatMoment(plan.answer.at, band.timeZone)}:{" "}
      {plan.answer.reason}
    </Strip>
  );
}
