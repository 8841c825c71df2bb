import { createFileRoute, Link } from "@tanstack/react-router";
import { ProtocolScreen } from "#client/features/protocols/protocol-screen.tsx";
import { trpc } from "#client/trpc.ts";

export const Route = createFileRoute("/_app/protocols/$protocolId")({
  loader: ({ context, params: { protocolId } }) =>
    context.queryClient.ensureQueryData(trpc.protocols.get.queryOptions({ protocolId })),
  component: Protocol,
});

function Protocol() {
  const { protocolId } = Route.useParams();
  return <ProtocolScreen protocolId={protocolId} back={<Link to="/protocols">All protocols</Link>} />;
}
