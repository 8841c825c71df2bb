import { createFileRoute } from "@tanstack/react-router";
import { AccountScreen } from "#client/features/account/account-screen.tsx";
import { trpc } from "#client/trpc.ts";

export const Route = createFileRoute("/_app/account")({
  loader: ({ context }) => context.queryClient.ensureQueryData(trpc.account.listSignIns.queryOptions()),
  component: AccountScreen,
});
