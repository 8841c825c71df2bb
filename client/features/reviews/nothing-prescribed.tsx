import { useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { trpc } from "#client/trpc.ts";
import { buttonClassName } from "#client/ui/button.tsx";
import { EmptyState } from "#client/ui/empty-state.tsx";
import { decideAccess } from "#domain/access/decide.ts";

type Props = { patientId: string; episodeId: string };
const rule = "Treatment starts under a signed prescription";

/** An episode without a prescription: what fills it, and who may. */
export function NothingPrescribed({ role, ...props }: Props & { role: string }) {
  if (role === "therapist") return <ForTherapist {...props} />;
  return (
    <EmptyState
      heading="Nothing prescribed"
      action={
        role === "physiatrist" ? (
          <Link
            className={buttonClassName({ kind: "main" })}
            to="/patients/$patientId/prescription"
            params={{ patientId: props.patientId }}
            search={{ episodeId: props.episodeId }}
          >
            Write prescription
          </Link>
        ) : undefined
      }
    >
      {rule}.
    </EmptyState>
  );
}

function ForTherapist(props: Props) {
  const { data: me } = useSuspenseQuery(trpc.account.me.queryOptions());
  const access = decideAccess("prescriptions.transcribe", me);
  if (access.isAllowed) return <ForTranscriber {...props} />;
  return (
    <EmptyState heading="Nothing prescribed">
      {rule}. An outside order is transcribed by a therapist. {access.words}
    </EmptyState>
  );
}

function ForTranscriber({ patientId, episodeId }: Props) {
  const { data: gate } = useSuspenseQuery(trpc.prescriptions.transcriptionGate.queryOptions({ episodeId }));
  if (gate.refusal !== null)
    return (
      <EmptyState heading="Nothing prescribed">
        {rule}. {gate.refusal}
      </EmptyState>
    );
  return (
    <EmptyState
      heading="Nothing prescribed"
      action={
        <Link
          className={buttonClassName({ kind: "plain" })}
          to="/patients/$patientId/prescription"
          params={{ patientId }}
          search={{ episodeId }}
        >
          Transcribe an outside order
        </Link>
      }
    >
      {rule}, or under an outside order that you transcribe and verify.
    </EmptyState>
  );
}
