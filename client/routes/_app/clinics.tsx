import { createFileRoute } from "@tanstack/react-router";
import { ClinicsScreen } from "#client/features/policy/clinics-screen.tsx";
import { trpc } from "#client/trpc.ts";

export const Route = createFileRoute("/_app/clinics")({
  loader: ({ context: { queryClient } }) =>
    Promise.all([
      queryClient.ensureQueryData(trpc.policy.clinics.queryOptions()),
      queryClient.ensureQueryData(trpc.diagnoses.release.queryOptions()),
    ]),
  component: ClinicsScreen,
});
