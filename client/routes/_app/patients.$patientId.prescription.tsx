import { createFileRoute, useRouter } from "@tanstack/react-router";
import * as z from "zod/mini";
import { ComposerScreen } from "#client/features/prescriptions/composer-screen.tsx";
import { PrescriptionStartScreen } from "#client/features/prescriptions/start-screen.tsx";
import { TranscriptionRefusedScreen } from "#client/features/prescriptions/transcription-refused-screen.tsx";
import { client, trpc } from "#client/trpc.ts";
import { disciplines } from "#domain/people/staff.ts";

const text = z.coerce.string().check(z.maxLength(64));

export const Route = createFileRoute("/_app/patients/$patientId/prescription")({
  validateSearch: z.object({
    episodeId: text,
    /** Left out, the screen asks how to begin. */
    from: z.optional(z.enum(["current", "blank", "evaluate-and-treat", "protocol"])),
    discipline: z.optional(z.enum(disciplines)),
    protocolId: z.optional(text),
    phase: z.optional(z.coerce.number()),
  }),
  loaderDeps: ({ search }) => search,
  loader: async ({ context, deps: { episodeId, from, discipline, protocolId, phase } }) => {
    const me = await context.queryClient.ensureQueryData(trpc.account.me.queryOptions());
    if (me.role === "therapist") {
      const gate = trpc.prescriptions.transcriptionGate.queryOptions({ episodeId });
      const { refusal } = await context.queryClient.fetchQuery({ ...gate, staleTime: 0 });
      if (refusal !== null) return { refusal, composed: null };
    }
    if (!from) return { refusal: null, composed: null };
    const source =
      from === "protocol"
        ? { kind: "protocol" as const, protocolId: protocolId ?? "", phase: phase ?? 0 }
        : { kind: from };
    // Composed once per opening: its new line ids belong to this draft alone.
    const composed = await client.prescriptions.compose.query({
      episodeId,
      discipline: discipline ?? "PT",
      from: source,
    });
    return { refusal: null, composed };
  },
  component: Prescription,
});

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
