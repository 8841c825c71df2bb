import { createFileRoute } from "@tanstack/react-router";
import { RecordScreen } from "#client/features/patients/record-screen.tsx";
import { isOpenIn } from "#client/kept-part.tsx";
import { trpc } from "#client/trpc.ts";

export const Route = createFileRoute("/_app/patients/$patientId/record")({
  loader: async ({ context, params: { patientId } }) => {
    const band = await context.queryClient.ensureQueryData(trpc.patients.band.queryOptions({ patientId }));
    const { queryClient } = context;
    await queryClient.ensureQueryData(trpc.patients.record.queryOptions({ patientId }));
    if (isOpenIn(band.sight, "diagnoses"))
      await Promise.all([
        queryClient.ensureQueryData(trpc.precautions.questions.queryOptions({ patientId })),
        queryClient.ensureQueryData(trpc.precautions.answered.queryOptions({ patientId })),
      ]);
    return { zone: band.timeZone, unitSystem: band.unitSystem, episodes: band.episodes };
  },
  component: PatientRecord,
});

function PatientRecord() {
  const { patientId } = Route.useParams();
  const { zone, unitSystem, episodes } = Route.useLoaderData();
  return <RecordScreen patientId={patientId} zone={zone} unitSystem={unitSystem} episodes={episodes} />;
}
