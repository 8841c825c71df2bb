import { createRouter } from "@tanstack/react-router";
import { MissingScreen, PendingScreen, ProblemScreen } from "#client/features/account/route-states.tsx";
import { queryClient } from "./query-client.ts";
import { routeTree } from "./routeTree.gen.ts";

/** Patient routes are never preloaded: opening a chart is an act that is recorded. */
export const router = createRouter({
  routeTree,
  context: { queryClient },
  defaultPreload: false,
  defaultErrorComponent: ProblemScreen,
  defaultNotFoundComponent: MissingScreen,
  // Every screen has its own place to wait in: what stands around it, the band above all, stays.
  defaultPendingComponent: PendingScreen,
  defaultPendingMs: 150,
  defaultPendingMinMs: 0,
  scrollRestoration: true,
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
