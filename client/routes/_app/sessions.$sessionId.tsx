import { createFileRoute, Link, useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { usePatientZone } from "#client/clinic-zone.ts";
import { HandOffCard } from "#client/features/hand-offs/hand-off-card.tsx";
import { OrderActs, ReceiptBar } from "#client/features/prescriptions/versions/receipt-bar.tsx";
import { SessionScreen } from "#client/features/sessions/note/session-screen.tsx";
import { PartGate } from "#client/kept-part.tsx";
import { openChart } from "#client/open-chart.ts";
import { PatientHeader } from "#client/patient-header.tsx";
import { client, trpc } from "#client/trpc.ts";
import { buttonClassName } from "#client/ui/button.tsx";

/** The session's patient is opened, and that is recorded, before the sheet is read. */
export const Route = createFileRoute("/_app/sessions/$sessionId")({
  loader: async ({ context, params }) => {
    const { patientId } = await client.sessions.patientOf.query({ sessionId: params.sessionId });
    await openChart(context.queryClient, patientId);
    await context.queryClient.ensureQueryData(trpc.patients.band.queryOptions({ patientId }));
    const [me, sheet] = await Promise.all([
      context.queryClient.ensureQueryData(trpc.account.me.queryOptions()),
      context.queryClient.ensureQueryData(trpc.sessions.get.queryOptions({ sessionId: params.sessionId })),
    ]);
    return {
      patientId,
      episodeId: sheet.session.episodeId,
      me,
      isOpen: sheet.session.state === "open",
    };
  },
  component: Session,
});

function Session() {
  const { sessionId } = Route.useParams();
  const { patientId, episodeId, me, isOpen } = Route.useLoaderData();
  const zone = usePatientZone(patientId);
  const navigate = useNavigate();
  const [isOrdering, setOrdering] = useState(false);
  return (
    <>
      <PatientHeader
        key={patientId}
        patientId={patientId}
        acts={
          <>
            <Link
              className={buttonClassName({ kind: "quiet", size: "small" })}
              to="/patients/$patientId/home-program"
              params={{ patientId }}
              search={{ episodeId }}
            >
              Home program
            </Link>
            {me.role === "therapist" && me.level === "therapist" ? (
              <OrderActs
                patientId={patientId}
                episodeId={episodeId}
                onVerbalOrder={() => setOrdering(true)}
              />
            ) : null}
          </>
        }
      />
      {me.role === "therapist" && isOpen ? (
        <HandOffCard episodeId={episodeId} zone={zone} mayTell={false} />
      ) : null}
      {me.role === "therapist" ? (
        <ReceiptBar
          patientId={patientId}
          episodeId={episodeId}
          canAccept={me.level === "therapist"}
          verbalOrder={{ isOpen: isOrdering, onChange: setOrdering }}
        />
      ) : null}
      <PartGate patientId={patientId} part="sessions">
        <SessionScreen key={sessionId} sessionId={sessionId} onDone={() => void navigate({ to: "/today" })} />
      </PartGate>
    </>
  );
}
