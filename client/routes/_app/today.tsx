import { createFileRoute } from "@tanstack/react-router";
import { TodayScreen } from "#client/features/sessions/day/today-screen.tsx";
import { dayParam, optionalParam, searchParams } from "#client/search-params.ts";
import { trpc } from "#client/trpc.ts";

export const Route = createFileRoute("/_app/today")({
  validateSearch: searchParams({ day: optionalParam(dayParam) }),
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
