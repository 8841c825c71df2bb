import { useSuspenseQuery } from "@tanstack/react-query";
import { createFileRoute } from "@tanstack/react-router";
import { ScheduleScreen } from "#client/features/schedule/schedule-screen.tsx";
import { dayParam, optionalParam, searchParams, textParam } from "#client/search-params.ts";
import { trpc } from "#client/trpc.ts";

export const Route = createFileRoute("/_app/schedule")({
  validateSearch: searchParams({
    clinicId: optionalParam(textParam),
    day: optionalParam(dayParam),
  }),
  loaderDeps: ({ search }) => search,
  loader: async ({ context, deps }) => {
    const me = await context.queryClient.ensureQueryData(trpc.account.me.queryOptions());
    const clinicId = deps.clinicId ?? me.clinics[0]?.clinicId ?? "";
    await context.queryClient.ensureQueryData(
      trpc.schedule.day.queryOptions({ clinicId, day: deps.day ?? null }),
    );
    return { clinicId };
  },
  component: Schedule,
});

function Schedule() {
  const { data: me } = useSuspenseQuery(trpc.account.me.queryOptions());
  const { clinicId } = Route.useLoaderData();
  const { day } = Route.useSearch();
  const navigate = Route.useNavigate();
  return (
    <ScheduleScreen
      key={clinicId}
      me={me}
      clinicId={clinicId}
      day={day ?? null}
      onGo={(search) => void navigate({ search })}
    />
  );
}
