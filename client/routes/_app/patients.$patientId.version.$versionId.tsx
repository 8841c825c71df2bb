import { createFileRoute } from "@tanstack/react-router";
import { VersionScreen } from "#client/features/prescriptions/version-screen.tsx";
import { trpc } from "#client/trpc.ts";

export const Route = createFileRoute("/_app/patients/$patientId/version/$versionId")({
  loader: ({ context, params }) =>
    context.queryClient.ensureQueryData(
      trpc.prescriptions.version.queryOptions({ versionId: params.versionId }),
    ),
  component: Version,
});

function Version() {
  const { patientId, versionId } = Route.useParams();
  return <VersionScreen patientId={patientId} versionId={versionId} />;
}
