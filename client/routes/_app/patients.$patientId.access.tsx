import { useSuspenseQuery } from "@tanstack/react-query";
import { createFileRoute } from "@tanstack/react-router";
import { accessOptions } from "#client/features/access/access-options.ts";
import { AccessScreen } from "#client/features/access/access-screen.tsx";
import { PatientDetailsScreen } from "#client/features/patients/patient-details-screen.tsx";
import { CareTeamSection } from "#client/features/team/seats/care-team-section.tsx";
import { trpc } from "#client/trpc.ts";

export const Route = createFileRoute("/_app/patients/$patientId/access")({
  loader: ({ context, params }) =>
    Promise.all([
      context.queryClient.ensureInfiniteQueryData(accessOptions(params.patientId)),
      context.queryClient.ensureQueryData(trpc.team.list.queryOptions({ patientId: params.patientId })),
      context.queryClient.ensureQueryData(
        trpc.patients.details.queryOptions({ patientId: params.patientId }),
      ),
    ]),
  component: Access,
});

function Access() {
  const { patientId } = Route.useParams();
  const { data: band } = useSuspenseQuery(trpc.patients.band.queryOptions({ patientId }));
  const { data: me } = useSuspenseQuery(trpc.account.me.queryOptions());
  const canEdit = me.rights.includes("front-desk") || me.rights.includes("manager");
  return (
    <AccessScreen patientId={patientId} zone={band.timeZone}>
      <PatientDetailsScreen patientId={patientId} canEdit={canEdit} />
      <CareTeamSection
        patientId={patientId}
        canSeat={me.rights.includes("manager")}
        heading="Who may see this chart"
      />
    </AccessScreen>
  );
}
