import { createFileRoute } from "@tanstack/react-router";
import { PlanScreen } from "#client/features/plans-of-care/signed/plan-screen.tsx";
import { isOpenIn, PartGate, useSight } from "#client/kept-part.tsx";
import { searchParams, textParam } from "#client/search-params.ts";
import { trpc } from "#client/trpc.ts";

export const Route = createFileRoute("/_app/patients/$patientId/plan-of-care")({
  validateSearch: searchParams({ episodeId: textParam }),
  loaderDeps: ({ search }) => search,
  loader: async ({ context, deps, params: { patientId } }) => {
    const me = await context.queryClient.ensureQueryData(trpc.account.me.queryOptions());
    const band = await context.queryClient.ensureQueryData(trpc.patients.band.queryOptions({ patientId }));
    if (isOpenIn(band.sight, "prescription"))
      await context.queryClient.ensureQueryData(
        trpc.plansOfCare.get.queryOptions({ episodeId: deps.episodeId }),
      );
    return { canCertify: me.role === "physiatrist", canRevise: me.level === "therapist" };
  },
  component: PlanOfCare,
});

function PlanOfCare() {
  const { patientId } = Route.useParams();
  const { episodeId } = Route.useSearch();
  const { canCertify, canRevise } = Route.useLoaderData();
  const navigate = Route.useNavigate();
  const { isWhole } = useSight(patientId);
  return (
    <PartGate patientId={patientId} part="prescription">
      <PlanScreen
        patientId={patientId}
        episodeId={episodeId}
        canCertify={isWhole && canCertify}
        canRevise={isWhole && canRevise}
        onAnswered={() =>
          void navigate({ to: "/patients/$patientId", params: { patientId }, search: { episodeId } })
        }
      />
    </PartGate>
  );
}
