import { createFileRoute, notFound } from "@tanstack/react-router";
import { SignedVisitScreen } from "#client/features/consultations/signed/signed-visit-screen.tsx";
import { isOpenIn, isWhole, PartGate } from "#client/kept-part.tsx";
import { trpc } from "#client/trpc.ts";

export const Route = createFileRoute("/_app/patients/$patientId/visit/$consultationId")({
  loader: async ({ context, params: { patientId, consultationId } }) => {
    const [me, band] = await Promise.all([
      context.queryClient.ensureQueryData(trpc.account.me.queryOptions()),
      context.queryClient.ensureQueryData(trpc.patients.band.queryOptions({ patientId })),
    ]);
    const told = { zone: band.timeZone, canAddend: me.role === "physiatrist" && isWhole(band.sight) };
    if (!isOpenIn(band.sight, "notes")) return told;
    const visit = await context.queryClient.ensureQueryData(
      trpc.consultations.get.queryOptions({ consultationId }),
    );
    // A note is never read under another patient's band.
    if (visit.patientId !== band.patientId) throw notFound();
    return told;
  },
  component: SignedVisit,
});

function SignedVisit() {
  const { patientId, consultationId } = Route.useParams();
  const { zone, canAddend } = Route.useLoaderData();
  return (
    <PartGate patientId={patientId} part="notes">
      <SignedVisitScreen consultationId={consultationId} zone={zone} canAddend={canAddend} />
    </PartGate>
  );
}
