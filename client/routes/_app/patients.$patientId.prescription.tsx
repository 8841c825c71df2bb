import { createFileRoute, useRouter } from "@tanstack/react-router";
import { ComposerScreen } from "#client/features/prescriptions/composer/composer-screen.tsx";
import { TranscriptionRefusedScreen } from "#client/features/prescriptions/outside/transcription-refused-screen.tsx";
import { PrescriptionStartScreen } from "#client/features/prescriptions/phases/start-screen.tsx";
import { numberParam, oneOf, optionalParam, searchParams, textParam } from "#client/search-params.ts";
import { client, type Inputs, trpc } from "#client/trpc.ts";
import { disciplines } from "#domain/people/staff.ts";

export const Route = createFileRoute("/_app/patients/$patientId/prescription")({
  validateSearch: searchParams({
    episodeId: textParam,
    /** Left out, the screen asks how to begin. */
    from: optionalParam(oneOf(["current", "blank", "evaluate-and-treat", "protocol", "phase"])),
    discipline: optionalParam(oneOf(disciplines)),
    protocolId: optionalParam(textParam),
    phase: optionalParam(numberParam),
    /** Chosen where the diagnosis names none. */
    side: optionalParam(oneOf(["left", "right", "both"])),
    phaseId: optionalParam(textParam),
  }),
  loaderDeps: ({ search }) => search,
  loader: async ({ context, deps }) => {
    const { episodeId, from, discipline } = deps;
    const me = await context.queryClient.ensureQueryData(trpc.account.me.queryOptions());
    if (me.role === "therapist") {
      const gate = trpc.prescriptions.transcriptionGate.queryOptions({ episodeId });
      const { refusal } = await context.queryClient.fetchQuery({ ...gate, staleTime: 0 });
      if (refusal !== null) return { refusal, composed: null };
    }
    if (!from) {
      await Promise.all([
        context.queryClient.ensureQueryData(trpc.protocols.list.queryOptions()),
        context.queryClient.ensureQueryData(trpc.protocols.own.queryOptions()),
        // What was measured meanwhile answers a criterion, so it is read at each opening.
        context.queryClient.fetchQuery({
          ...trpc.prescriptions.begin.queryOptions({ episodeId }),
          staleTime: 0,
        }),
      ]);
      return { refusal: null, composed: null };
    }
    // Composed once per opening: its new line ids belong to this draft alone.
    const composed = await client.prescriptions.compose.query({
      episodeId,
      discipline: discipline ?? "PT",
      from: sourceOf(from, deps),
    });
    return { refusal: null, composed };
  },
  component: Prescription,
});

type Source = Inputs["prescriptions"]["compose"]["from"];

function sourceOf(
  from: Source["kind"],
  of: {
    protocolId?: string | undefined;
    phase?: number | undefined;
    side?: "left" | "right" | "both" | undefined;
    phaseId?: string | undefined;
  },
): Source {
  if (from === "protocol")
    return { kind: from, protocolId: of.protocolId ?? "", phase: of.phase ?? 0, side: of.side };
  return from === "phase" ? { kind: from, phaseId: of.phaseId ?? "" } : { kind: from };
}

function Prescription() {
  const { patientId } = Route.useParams();
  const { episodeId } = Route.useSearch();
  const { refusal, composed } = Route.useLoaderData();
  const navigate = Route.useNavigate();
  const router = useRouter();
  const toChart = () =>
    void navigate({ to: "/patients/$patientId", params: { patientId }, search: { episodeId } });
  if (refusal !== null) return <TranscriptionRefusedScreen words={refusal} onClose={toChart} />;
  if (!composed)
    return (
      <PrescriptionStartScreen
        patientId={patientId}
        episodeId={episodeId}
        onStart={(start) => void navigate({ search: { episodeId, ...start } })}
      />
    );
  return (
    <ComposerScreen
      key={`${episodeId}-${composed.baseVersionId}`}
      patientId={patientId}
      episodeId={episodeId}
      composed={composed}
      onSigned={toChart}
      onClose={toChart}
      onReopen={() => void router.invalidate()}
    />
  );
}
