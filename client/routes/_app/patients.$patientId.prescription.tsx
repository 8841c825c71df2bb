import { createFileRoute } from "@tanstack/react-router";
import * as z from "zod/mini";
import { ComposerScreen } from "#client/features/prescriptions/composer-screen.tsx";
import { PrescriptionStartScreen } from "#client/features/prescriptions/start-screen.tsx";
import { client } from "#client/trpc.ts";
import { disciplines } from "#domain/prescriptions/prescription.ts";

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
  loader: async ({ deps: { episodeId, from, discipline, protocolId, phase } }) => {
    if (!from) return null;
    const source =
      from === "protocol"
        ? { kind: "protocol" as const, protocolId: protocolId ?? "", phase: phase ?? 0 }
        : { kind: from };
    // Composed once per opening: its new line ids belong to this draft alone.
    return client.prescriptions.compose.query({ episodeId, discipline: discipline ?? "PT", from: source });
  },
  component: Prescription,
});

function Prescription() {
  const { patientId } = Route.useParams();
  const { episodeId } = Route.useSearch();
  const composed = Route.useLoaderData();
  const navigate = Route.useNavigate();
  const toChart = () =>
    void navigate({ to: "/patients/$patientId", params: { patientId }, search: { episodeId } });
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
    />
  );
}
