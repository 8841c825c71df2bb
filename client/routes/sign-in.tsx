import { createFileRoute, redirect } from "@tanstack/react-router";
import { SignInScreen } from "#client/features/account/sign-in-screen.tsx";
import { trpc } from "#client/trpc.ts";

export const Route = createFileRoute("/sign-in")({
  // A page of ours or nothing: an address that is not one is left out, never an error in front of signing in.
  validateSearch: ({ next }: Record<string, unknown>): { next?: string } =>
    typeof next === "string" && next.length <= 300 && /^\/(?:[A-Za-z0-9][^\s\\]*)?$/.test(next)
      ? { next }
      : {},
  loader: async ({ context }) => {
    const setup = await context.queryClient.fetchQuery(trpc.setup.state.queryOptions());
    if (setup.needsSetUp) throw redirect({ to: "/set-up" });
  },
  component: SignIn,
});

function SignIn() {
  const { next } = Route.useSearch();
  // A full load, so that nothing of the person before stays in memory.
  return <SignInScreen onSignedIn={() => window.location.assign(next ?? "/")} />;
}
