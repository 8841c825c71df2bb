import { useQuery } from "@tanstack/react-query";
import { createFileRoute, redirect } from "@tanstack/react-router";
import { usePatientZone } from "#client/clinic-zone.ts";
import { HandOffCard } from "#client/features/hand-offs/hand-off-card.tsx";
import { ReceiptBar } from "#client/features/prescriptions/versions/receipt-bar.tsx";
import { PreparedSessionScreen } from "#client/features/sessions/day/prepared-session-screen.tsx";
import { oneOf, optionalParam, searchParams, textParam } from "#client/search-params.ts";
import { TranscribeOrderLink } from "#client/transcribe-order-link.tsx";
import { trpc } from "#client/trpc.ts";

/** A booking opened from the day: the sheet is looked at first, and treatment begins by an act of its own. */
export const Route = createFileRoute("/_app/patients/$patientId/session")({
  validateSearch: searchParams({
    episodeId: textParam,
    bookingId: optionalParam(textParam),
    kind: optionalParam(oneOf(["treatment", "evaluation"])),
  }),
  loaderDeps: ({ search }) => ({ episodeId: search.episodeId, kind: search.kind ?? "treatment" }),
  // Read anew at each visit: what is in force and what is open already may have changed since.
  loader: async ({ context, deps }) => {
    const { level } = await context.queryClient.ensureQueryData(trpc.account.me.queryOptions());
    const { open } = await context.queryClient.fetchQuery({
      ...trpc.sessions.prepare.queryOptions(deps),
      staleTime: 0,
    });
    // Begun in another window, or a moment ago: there is nothing to look at first.
    if (open?.isMine && open.isBooked)
      throw redirect({ to: "/sessions/$sessionId", params: { sessionId: open.sessionId }, replace: true });
    return { canAccept: level === "therapist" };
  },
  component: PreparedSession,
});

function PreparedSession() {
  const { patientId } = Route.useParams();
  const { episodeId, bookingId, kind = "treatment" } = Route.useSearch();
  const { canAccept } = Route.useLoaderData();
  const navigate = Route.useNavigate();
  const zone = usePatientZone(patientId);
  const { data: prescription } = useQuery(trpc.prescriptions.get.queryOptions({ episodeId }));
  return (
    <>
      <ReceiptBar patientId={patientId} episodeId={episodeId} canAccept={canAccept} />
      <HandOffCard episodeId={episodeId} zone={zone} mayTell />
      <PreparedSessionScreen
        key={episodeId}
        episodeId={episodeId}
        bookingId={bookingId ?? null}
        kind={kind}
        whenRefused={
          prescription === null ? <TranscribeOrderLink patientId={patientId} episodeId={episodeId} /> : null
        }
        // Going back from the session leads to where the booking was opened, not to a sheet that is begun by now.
        onStarted={(sessionId) =>
          void navigate({ to: "/sessions/$sessionId", params: { sessionId }, replace: true })
        }
      />
    </>
  );
}
