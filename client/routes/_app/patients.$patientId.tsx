import { createFileRoute, Outlet } from "@tanstack/react-router";
import { openChart } from "#client/open-chart.ts";
import { PatientHeader } from "#client/patient-header.tsx";
import { trpc } from "#client/trpc.ts";

/** Opening a chart is recorded before any of it is read, also by the routes below; the band stands above them. */
export const Route = createFileRoute("/_app/patients/$patientId")({
  beforeLoad: async ({ context, params: { patientId } }) => {
    const me = await context.queryClient.ensureQueryData(trpc.account.me.queryOptions());
    if (me.role !== "admin") await openChart(context.queryClient, patientId);
  },
  loader: ({ context, params }) =>
    context.queryClient.ensureQueryData(trpc.patients.band.queryOptions({ patientId: params.patientId })),
  component: Patient,
});

function Patient() {
  const { patientId } = Route.useParams();
  return (
    <>
      <PatientHeader key={patientId} patientId={patientId} />
      <Outlet />
    </>
  );
}
