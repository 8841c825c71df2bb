import { useQuery } from "@tanstack/react-query";
import { createFileRoute, redirect } from "@tanstack/react-router";
import { ReturnedPlanStrip } from "#client/features/plans-of-care/signed/returned-plan-strip.tsx";
import { ReceiptBar } from "#client/features/prescriptions/versions/receipt-bar.tsx";
import { ChartScreen } from "#client/features/reviews/chart/chart-screen.tsx";
import { StartSessionBar } from "#client/features/sessions/day/start-session-bar.tsx";
import { CareTeamSection } from "#client/features/team/seats/care-team-section.tsx";
import { useSight } from "#client/kept-part.tsx";
import { openChart } from "#client/open-chart.ts";
import { optionalParam, searchParams, textParam } from "#client/search-params.ts";
import { TranscribeOrderLink } from "#client/transcribe-order-link.tsx";
import { trpc } from "#client/trpc.ts";

export const Route = createFileRoute("/_app/patients/$patientId/")({
  validateSearch: searchParams({ episodeId: optionalParam(textParam) }),
  loaderDeps: ({ search }) => ({ episodeId: search.episodeId }),
  loader: async ({ context, params, deps }) => {
    const me = await context.queryClient.ensureQueryData(trpc.account.me.queryOptions());
    const bandOptions = trpc.patients.band.queryOptions({ patientId: params.patientId });
    let band = await context.queryClient.ensureQueryData(bandOptions);
    if (me.role === "admin") {
      // An admin reads a chart by break-glass alone; its opening is recorded here and nowhere earlier.
      if (band.glassUntilAt === null) throw redirect({ to: "/patients/$patientId/access", params });
      await openChart(context.queryClient, params.patientId);
      if (!band.isClinical) band = await context.queryClient.fetchQuery({ ...bandOptions, staleTime: 0 });
    }
    const episodeId = deps.episodeId ?? band.episodes[0]?.episodeId ?? null;
    if (episodeId) await context.queryClient.ensureQueryData(trpc.reviews.chart.queryOptions({ episodeId }));
    return { episodeId, role: me.role, level: me.level };
  },
  component: Chart,
});

function Chart() {
  const { patientId } = Route.useParams();
  const { episodeId, role, level } = Route.useLoaderData();
  const navigate = Route.useNavigate();
  const sight = useSight(patientId);
  // By a seat that keeps a part of the chart nobody acts on it, whatever they are elsewhere.
  const acting = sight.isWhole ? role : "specialist";
  const { data: prescription } = useQuery({
    ...trpc.prescriptions.get.queryOptions({ episodeId: episodeId ?? "" }),
    enabled: acting === "therapist" && episodeId !== null,
  });
  const { data: gate } = useQuery({
    ...trpc.sessions.gate.queryOptions({ episodeId: episodeId ?? "" }),
    enabled: acting === "therapist" && episodeId !== null,
  });
  return (
    <>
      {acting === "therapist" && episodeId ? (
        <>
          <ReceiptBar patientId={patientId} episodeId={episodeId} canAccept={level === "therapist"} />
          <ReturnedPlanStrip patientId={patientId} episodeId={episodeId} canRevise={level === "therapist"} />
          <StartSessionBar
            episodeId={episodeId}
            gate={gate}
            whenRefused={
              prescription === null ? (
                <TranscribeOrderLink patientId={patientId} episodeId={episodeId} />
              ) : null
            }
            onStarted={(sessionId) => void navigate({ to: "/sessions/$sessionId", params: { sessionId } })}
          />
        </>
      ) : null}
      <ChartScreen
        key={episodeId}
        patientId={patientId}
        episodeId={episodeId}
        role={acting}
        mayEvaluate={acting === "therapist" && level === "therapist"}
        team={<CareTeamSection patientId={patientId} canSeat={acting === "physiatrist"} />}
      />
    </>
  );
}
