import { createFileRoute } from "@tanstack/react-router";
import { ProtocolsScreen } from "#client/features/protocols/protocols-screen.tsx";
import { trpc } from "#client/trpc.ts";

export const Route = createFileRoute("/_app/protocols/")({
  loader: async ({ context }) => {
    await Promise.all([
      context.queryClient.ensureQueryData(trpc.protocols.list.queryOptions()),
      context.queryClient.ensureQueryData(trpc.protocols.own.queryOptions()),
    ]);
  },
  component: ProtocolsScreen,
});
