import { useSuspenseQuery } from "@tanstack/react-query";
import { createFileRoute } from "@tanstack/react-router";
import { MedicationsSection } from "#client/features/medications/medications-section.tsx";
import { TestsSection } from "#client/features/orders/tests-section.tsx";
import { ProceduresSection } from "#client/features/procedures/procedures-section.tsx";
import { StudiesSection } from "#client/features/procedures/studies-section.tsx";
import { NotesSection } from "#client/features/team/notes-section.tsx";
import { isOpenIn, KeptPart, useSight } from "#client/kept-part.tsx";
import { useOpening } from "#client/opening.ts";
import { OrdersPage } from "#client/orders-page.tsx";
import { optionalParam, searchParams, textParam } from "#client/search-params.ts";
import { trpc } from "#client/trpc.ts";

export const Route = createFileRoute("/_app/patients/$patientId/orders")({
  validateSearch: searchParams({ episodeId: optionalParam(textParam), open: optionalParam(textParam) }),
  loader: async ({ context: { queryClient }, params }) => {
    const { sight } = await queryClient.ensureQueryData(trpc.patients.band.queryOptions(params));
    await Promise.all([
      ...(isOpenIn(sight, "results")
        ? [
            queryClient.ensureQueryData(trpc.orders.list.queryOptions(params)),
            queryClient.ensureQueryData(trpc.procedures.list.queryOptions(params)),
            queryClient.ensureQueryData(trpc.procedures.studies.queryOptions(params)),
          ]
        : []),
      ...(isOpenIn(sight, "medications")
        ? [queryClient.ensureQueryData(trpc.medications.list.queryOptions(params))]
        : []),
      queryClient.ensureQueryData(trpc.team.notes.queryOptions(params)),
    ]);
  },
  component: Orders,
});

function Orders() {
  const { patientId } = Route.useParams();
  const search = Route.useSearch();
  const { data: band } = useSuspenseQuery(trpc.patients.band.queryOptions({ patientId }));
  const { data: me } = useSuspenseQuery(trpc.account.me.queryOptions());
  const opening = useOpening(search.open ?? "");
  const episodeId = search.episodeId ?? band.episodes[0]?.episodeId ?? null;
  const { today, timeZone: zone } = band;
  const { isWhole, isOpen } = useSight(patientId);
  const isPhysiatrist = isWhole && me.role === "physiatrist";
  const shared = { patientId, episodeId, today, zone, isPhysiatrist, opening };
  return (
    <OrdersPage patientId={patientId} episodeId={episodeId} episodes={band.episodes}>
      {isOpen("results") ? (
        <>
          <TestsSection {...shared} />
          <StudiesSection {...shared} staffId={me.staffId} />
          <ProceduresSection {...shared} staffId={me.staffId} />
        </>
      ) : (
        <KeptPart patientId={patientId} part="results" heading="Tests, studies and procedures" />
      )}
      {isOpen("medications") ? (
        <MedicationsSection {...shared} canList={isWhole && (isPhysiatrist || me.role === "therapist")} />
      ) : (
        <KeptPart patientId={patientId} part="medications" heading="Medications that matter" />
      )}
      <NotesSection {...shared} isSpecialist={me.role === "specialist"} />
    </OrdersPage>
  );
}
