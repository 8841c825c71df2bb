import { createFileRoute } from "@tanstack/react-router";
import * as z from "zod/mini";
import { PlanScreen } from "#client/features/plans-of-care/signed/plan-screen.tsx";
import { isOpenIn, PartGate, useSight } from "#client/kept-part.tsx";
import { trpc } from "#client/trpc.ts";

export const Route = createFileRoute("/_app/patients/$patientId/plan-of-care")({
  validateSearch: z.object({ episodeId: z.coerce.string().check(z.maxLength(64)) }),
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
