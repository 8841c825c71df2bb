import { createFileRoute } from "@tanstack/react-router";
import { StaffScreen } from "#client/features/people/staff-screen.tsx";
import { trpc } from "#client/trpc.ts";

export const Route = createFileRoute("/_app/staff")({
  loader: ({ context }) =>
    Promise.all([
      context.queryClient.ensureQueryData(trpc.people.list.queryOptions({})),
      context.queryClient.ensureQueryData(trpc.policy.clinics.queryOptions()),
    ]),
  component: StaffScreen,
});
