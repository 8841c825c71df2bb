import { createFileRoute } from "@tanstack/react-router";
import * as z from "zod/mini";
import { HomeProgramScreen } from "#client/features/home-programs/home-program-screen.tsx";
import { trpc } from "#client/trpc.ts";

const id = z.coerce.string().check(z.maxLength(64));

export const Route = createFileRoute("/_app/patients/$patientId/home-program")({
  validateSearch: z.object({ episodeId: id, programId: z.optional(id) }),
  loaderDeps: ({ search }) => search,
  loader: async ({ context, deps: { episodeId, programId } }) => {
    const me = await context.queryClient.ensureQueryData(trpc.account.me.queryOptions());
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
  return (
    <HomeProgramScreen
      key={`${episodeId} ${programId ?? ""}`}
      patientId={patientId}
      episodeId={episodeId}
      programId={programId}
      canGive={canGive}
      canHandOut={canHandOut}
    />
  );
}
