import { createFileRoute } from "@tanstack/react-router";
import { HomeProgramScreen } from "#client/features/home-programs/home-program-screen.tsx";
import { isOpenIn, PartGate, useSight } from "#client/kept-part.tsx";
import { optionalParam, searchParams, textParam } from "#client/search-params.ts";
import { trpc } from "#client/trpc.ts";

export const Route = createFileRoute("/_app/patients/$patientId/home-program")({
  validateSearch: searchParams({ episodeId: textParam, programId: optionalParam(textParam) }),
  loaderDeps: ({ search }) => search,
  loader: async ({ context, params: { patientId }, deps: { episodeId, programId } }) => {
    const me = await context.queryClient.ensureQueryData(trpc.account.me.queryOptions());
    const band = await context.queryClient.ensureQueryData(trpc.patients.band.queryOptions({ patientId }));
    if (isOpenIn(band.sight, "sessions"))
      await context.queryClient.ensureQueryData(
        trpc.homePrograms.get.queryOptions({ episodeId, ...(programId ? { programId } : {}) }),
      );
    return { canGive: me.level === "therapist", canHandOut: me.role === "therapist" };
  },
  component: HomeProgram,
});

function HomeProgram() {
  const { patientId } = Route.useParams();
  const { episodeId, programId } = Route.useSearch();
  const { canGive, canHandOut } = Route.useLoaderData();
  const { isWhole } = useSight(patientId);
  return (
    <PartGate patientId={patientId} part="sessions">
      <HomeProgramScreen
        key={`${episodeId} ${programId ?? ""}`}
        patientId={patientId}
        episodeId={episodeId}
        programId={programId}
        canGive={isWhole && canGive}
        canHandOut={isWhole && canHandOut}
      />
    </PartGate>
  );
}
