import { useSuspenseQuery } from "@tanstack/react-query";
import { createFileRoute } from "@tanstack/react-router";
import { referralWindows } from "#client/features/referrals/referral-windows.ts";
import { ReferralsScreen } from "#client/features/referrals/referrals-screen.tsx";
import { trpc } from "#client/trpc.ts";

export const Route = createFileRoute("/_app/referrals")({
  loader: ({ context }) => context.queryClient.ensureInfiniteQueryData(referralWindows()),
  component: Referrals,
});

function Referrals() {
  const { data: me } = useSuspenseQuery(trpc.account.me.queryOptions());
  return <ReferralsScreen me={me} />;
}
