import { createFileRoute, notFound } from "@tanstack/react-router";
import { SignedVisitScreen } from "#client/features/consultations/signed/signed-visit-screen.tsx";
import { trpc } from "#client/trpc.ts";

export const Route = createFileRoute("/_app/patients/$patientId/visit/$consultationId")({
  loader: async ({ context, params: { patientId, consultationId } }) => {
    const [me, band, visit] = await Promise.all([
      context.queryClient.ensureQueryData(trpc.account.me.queryOptions()),
      context.queryClient.ensureQueryData(trpc.patients.band.queryOptions({ patientId })),
      context.queryClient.ensureQueryData(trpc.consultations.get.queryOptions({ consultationId })),
    ]);
    // A note is never read under another patient's band.
    if (visit.patientId !== band.patientId) throw notFound();
    return { zone: band.timeZone, canAddend: me.role === "physiatrist" };
  },
  component: SignedVisit,
});

function SignedVisit() {
  const { consultationId } = Route.useParams();
  const { zone, canAddend } = Route.useLoaderData();
  return <SignedVisitScreen consultationId={consultationId} zone={zone} canAddend={canAddend} />;
}
