import { createFileRoute, Link } from "@tanstack/react-router";
import { UseProtocol } from "#client/features/prescriptions/phases/use-protocol.tsx";
import { ProtocolScreen } from "#client/features/protocols/protocol-screen.tsx";
import { searchParams, textParam } from "#client/search-params.ts";
import { trpc } from "#client/trpc.ts";

/** A protocol read on the way to a prescription: each phase can be used for the patient above. */
export const Route = createFileRoute("/_app/patients/$patientId/protocol")({
  validateSearch: searchParams({ episodeId: textParam, protocolId: textParam }),
  loaderDeps: ({ search }) => search,
  loader: async ({ context, deps: { episodeId, protocolId } }) => {
    const [{ content }] = await Promise.all([
      context.queryClient.ensureQueryData(trpc.protocols.get.queryOptions({ protocolId })),
      context.queryClient.ensureQueryData(trpc.prescriptions.begin.queryOptions({ episodeId })),
    ]);
    return { discipline: content.discipline };
  },
  component: Protocol,
});

function Protocol() {
  const { patientId } = Route.useParams();
  const { episodeId, protocolId } = Route.useSearch();
  const { discipline } = Route.useLoaderData();
  const navigate = Route.useNavigate();
  return (
    <ProtocolScreen
      protocolId={protocolId}
      back={
        <Link to="/patients/$patientId/prescription" params={{ patientId }} search={{ episodeId }}>
          Back to the choice
        </Link>
      }
      renderUse={(phase) => (
        <UseProtocol
          patientId={patientId}
          episodeId={episodeId}
          protocolId={protocolId}
          phase={phase}
          onUse={(chosen) =>
            void navigate({
              to: "/patients/$patientId/prescription",
              params: { patientId },
              search: { episodeId, from: "protocol", discipline, protocolId, ...chosen },
            })
          }
        />
      )}
    />
  );
}
