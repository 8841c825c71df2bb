import { createFileRoute, Outlet, redirect } from "@tanstack/react-router";
import { openDevice } from "#client/device/begin.ts";
import { AppFrame } from "#client/features/account/app-frame.tsx";
import { errorData, trpc } from "#client/trpc.ts";

/** Everything behind sign-in. A fresh database goes to set-up first. */
export const Route = createFileRoute("/_app")({
  // Before every loader below it: the live stream resumes from here, so what the screens read is never older.
  beforeLoad: async ({ context, location }) => {
    const me = trpc.account.me.queryOptions();
    if (context.queryClient.getQueryData(me.queryKey)) return;
    const state = await context.queryClient
      .fetchQuery({ ...trpc.setup.state.queryOptions(), retry: false })
      .catch((error: unknown) => {
        if (errorData(error)) throw error;
        throw redirect({ to: "/offline", search: { next: location.href } });
      });
    if (state.needsSetUp) throw redirect({ to: "/set-up" });
    if (!state.isSignedIn)
      throw redirect({
        to: "/sign-in",
        search: location.pathname === "/" ? {} : { next: location.pathname },
      });
    // What an earlier page typed and could not send is there before the screen that shows it.
    await Promise.all([context.queryClient.ensureQueryData(me), openDevice()]);
  },
  component: () => (
    <AppFrame>
      <Outlet />
    </AppFrame>
  ),
});
