import { createFileRoute } from "@tanstack/react-router";
import { SaveProtocolScreen } from "#client/features/protocols/save-protocol-screen.tsx";
import { oneOf, searchParams, textParam } from "#client/search-params.ts";
import { trpc } from "#client/trpc.ts";

export const Route = createFileRoute("/_app/patients/$patientId/save-protocol")({
  validateSearch: searchParams({
    episodeId: textParam,
    from: oneOf(["signed", "draft"]),
  }),
  loader: ({ context }) => context.queryClient.ensureQueryData(trpc.protocols.own.queryOptions()),
  component: SaveProtocol,
});

function SaveProtocol() {
  const { patientId } = Route.useParams();
  const { episodeId, from } = Route.useSearch();
  const navigate = Route.useNavigate();
  return (
    <SaveProtocolScreen
      episodeId={episodeId}
      from={from}
      onDone={() => navigate({ to: "/patients/$patientId", params: { patientId }, search: { episodeId } })}
    />
  );
}
