import { createFileRoute } from "@tanstack/react-router";
import * as z from "zod/mini";
import { TodayScreen } from "#client/features/sessions/day/today-screen.tsx";
import { trpc } from "#client/trpc.ts";

export const Route = createFileRoute("/_app/today")({
  validateSearch: z.object({ day: z.optional(z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/))) }),
  loaderDeps: ({ search }) => ({ day: search.day ?? null }),
  loader: ({ context, deps }) =>
    context.queryClient.ensureQueryData(trpc.sessions.day.queryOptions({ day: deps.day })),
  component: Today,
});

function Today() {
  const { day } = Route.useSearch();
  const navigate = Route.useNavigate();
  return <TodayScreen day={day ?? null} onDay={(next) => void navigate({ search: { day: next } })} />;
}
