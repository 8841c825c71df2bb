import { createFileRoute, redirect } from "@tanstack/react-router";
import { SetUpScreen } from "#client/features/policy/set-up-screen.tsx";
import { trpc } from "#client/trpc.ts";

export const Route = createFileRoute("/set-up")({
  loader: async ({ context }) => {
    const setup = await context.queryClient.fetchQuery(trpc.setup.state.queryOptions());
    if (!setup.needsSetUp) throw redirect({ to: "/sign-in" });
    return { now: setup.now };
  },
  component: SetUp,
});

function SetUp() {
  const { now } = Route.useLoaderData();
  // A full load: the answer to "is it set up" is read anew.
  return <SetUpScreen now={now} onDone={() => window.location.assign("/sign-in")} />;
}
