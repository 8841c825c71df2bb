import { createFileRoute } from "@tanstack/react-router";
import { ClinicsScreen } from "#client/features/policy/clinics-screen.tsx";
import { trpc } from "#client/trpc.ts";

export const Route = createFileRoute("/_app/clinics")({
  loader: ({ context }) => context.queryClient.ensureQueryData(trpc.policy.clinics.queryOptions()),
  component: ClinicsScreen,
});
