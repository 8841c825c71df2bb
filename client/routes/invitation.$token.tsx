import { createFileRoute } from "@tanstack/react-router";
import { InvitationScreen } from "#client/features/account/invitation-screen.tsx";
import { trpc } from "#client/trpc.ts";

export const Route = createFileRoute("/invitation/$token")({
  loader: ({ context, params }) =>
    context.queryClient.ensureQueryData(trpc.account.invitation.queryOptions({ token: params.token })),
  component: Invitation,
});

function Invitation() {
  const { token } = Route.useParams();
  return <InvitationScreen token={token} onDone={() => window.location.assign("/sign-in")} />;
}
