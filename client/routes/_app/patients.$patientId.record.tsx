import { createFileRoute } from "@tanstack/react-router";
import { RecordScreen } from "#client/features/patients/record-screen.tsx";
import { trpc } from "#client/trpc.ts";

export const Route = createFileRoute("/_app/patients/$patientId/record")({
  loader: async ({ context, params: { patientId } }) => {
    const band = await context.queryClient.ensureQueryData(trpc.patients.band.queryOptions({ patientId }));
    await Promise.all([
      context.queryClient.ensureQueryData(trpc.patients.record.queryOptions({ patientId })),
      context.queryClient.ensureQueryData(trpc.precautions.questions.queryOptions({ patientId })),
      context.queryClient.ensureQueryData(trpc.precautions.answered.queryOptions({ patientId })),
    ]);
    return { zone: band.timeZone, unitSystem: band.unitSystem };
  },
  component: PatientRecord,
});

function PatientRecord() {
  const { patientId } = Route.useParams();
  const { zone, unitSystem } = Route.useLoaderData();
  return <RecordScreen patientId={patientId} zone={zone} unitSystem={unitSystem} />;
}
