import { createFileRoute } from "@tanstack/react-router";
import { VersionScreen } from "#client/features/prescriptions/versions/version-screen.tsx";
import { isOpenIn, PartGate } from "#client/kept-part.tsx";
import { optionalParam, searchParams, textParam } from "#client/search-params.ts";
import { trpc } from "#client/trpc.ts";

export const Route = createFileRoute("/_app/patients/$patientId/version/$versionId")({
  validateSearch: searchParams({
    /** Another version, shown beside it. */
    beside: optionalParam(textParam),
  }),
  loaderDeps: ({ search }) => search,
  loader: async ({ context: { queryClient }, params, deps: { beside } }) => {
    const { patientId } = params;
    const { sight } = await queryClient.ensureQueryData(trpc.patients.band.queryOptions({ patientId }));
    if (!isOpenIn(sight, "prescription")) return;
    await Promise.all(
      [params.versionId, ...(beside ? [beside] : [])].map((versionId) =>
        queryClient.ensureQueryData(trpc.prescriptions.version.queryOptions({ versionId })),
      ),
    );
  },
  component: Version,
});

function Version() {
  const { patientId, versionId } = Route.useParams();
  const { beside } = Route.useSearch();
  const navigate = Route.useNavigate();
  return (
    <PartGate patientId={patientId} part="prescription">
      <VersionScreen
        patientId={patientId}
        versionId={versionId}
        besideId={beside}
        onBeside={(next) => void navigate({ search: next === undefined ? {} : { beside: next } })}
      />
    </PartGate>
  );
}
