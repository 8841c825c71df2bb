import { createFileRoute, useRouter } from "@tanstack/react-router";
import { ConsultationScreen } from "#client/features/consultations/visit/consultation-screen.tsx";
import { oneOf, optionalParam, searchParams, textParam } from "#client/search-params.ts";
import { client, trpc } from "#client/trpc.ts";

export const Route = createFileRoute("/_app/patients/$patientId/consultation")({
  validateSearch: searchParams({
    episodeId: optionalParam(textParam),
    referralId: optionalParam(textParam),
    kind: oneOf(["consultation", "follow-up"]),
  }),
  loaderDeps: ({ search }) => search,
  loader: async ({ context, params: { patientId }, deps: { kind, episodeId } }) => {
    const band = await context.queryClient.ensureQueryData(trpc.patients.band.queryOptions({ patientId }));
    await context.queryClient.ensureQueryData(trpc.patients.record.queryOptions({ patientId }));
    const prepared = await client.consultations.prepare.query({
      patientId,
      kind,
      ...(episodeId ? { episodeId } : {}),
    });
    return { prepared, today: band.today };
  },
  component: Consultation,
});

function Consultation() {
  const { patientId } = Route.useParams();
  const { episodeId, referralId, kind } = Route.useSearch();
  const { prepared, today } = Route.useLoaderData();
  const navigate = Route.useNavigate();
  const router = useRouter();
  return (
    <ConsultationScreen
      key={episodeId ?? referralId ?? patientId}
      prepared={prepared}
      subject={{
        patientId,
        episodeId: episodeId ?? null,
        referralId: referralId ?? null,
        kind,
        today,
        onStale: () => void router.invalidate(),
        onSigned: ({ episodeId: signed, decision }) =>
          void navigate({
            to:
              decision === "modify" || decision === "change-protocol"
                ? "/patients/$patientId/prescription"
                : "/patients/$patientId",
            params: { patientId },
            search: { episodeId: signed },
          }),
      }}
    />
  );
}
