import { createRouter } from "@tanstack/react-router";
import { MissingScreen, ProblemScreen } from "#client/features/account/problem-screen.tsx";
import { queryClient } from "./query-client.ts";
import { routeTree } from "./routeTree.gen.ts";

/** Patient routes are never preloaded: opening a chart is an act that is recorded. */
export const router = createRouter({
  routeTree,
  context: { queryClient },
  defaultPreload: false,
  defaultErrorComponent: ProblemScreen,
  defaultNotFoundComponent: MissingScreen,
  defaultPendingMs: 150,
  scrollRestoration: true,
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
