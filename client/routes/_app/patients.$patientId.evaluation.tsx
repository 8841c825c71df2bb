import { createFileRoute } from "@tanstack/react-router";
import { EvaluationScreen } from "#client/features/plans-of-care/writing/evaluation-screen.tsx";
import { ReceiptBar } from "#client/features/prescriptions/versions/receipt-bar.tsx";
import { searchParams, textParam } from "#client/search-params.ts";
import { trpc } from "#client/trpc.ts";
import { EmptyState } from "#client/ui/empty-state.tsx";

export const Route = createFileRoute("/_app/patients/$patientId/evaluation")({
  validateSearch: searchParams({ episodeId: textParam }),
  loaderDeps: ({ search }) => search,
  // Read anew at each visit: a plan is written against the version and the limits of this moment.
  loader: async ({ context, deps }) => {
    const me = await context.queryClient.ensureQueryData(trpc.account.me.queryOptions());
    if (me.level !== "therapist") return null;
    return context.queryClient.fetchQuery(
      trpc.plansOfCare.prepare.queryOptions({ episodeId: deps.episodeId }),
    );
  },
  component: Evaluation,
});

function Evaluation() {
  const { episodeId } = Route.useSearch();
  const { patientId } = Route.useParams();
  const prepared = Route.useLoaderData();
  const navigate = Route.useNavigate();
  if (!prepared)
    return (
      <main id="content">
        <EmptyState heading="A therapist evaluates">
          An assistant treats under the plan; ask the supervising therapist to evaluate.
        </EmptyState>
      </main>
    );
  return (
    <>
      <ReceiptBar patientId={patientId} episodeId={episodeId} canAccept />
      <EvaluationScreen
        key={episodeId}
        patientId={patientId}
        episodeId={episodeId}
        prepared={prepared}
        onSigned={() =>
          void navigate({ to: "/patients/$patientId", params: { patientId }, search: { episodeId } })
        }
      />
    </>
  );
}
