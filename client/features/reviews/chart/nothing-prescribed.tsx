import { Link } from "@tanstack/react-router";
import { TranscribeOrderLink, useTranscriptionGate } from "#client/transcribe-order-link.tsx";
import { buttonClassName } from "#client/ui/button.tsx";
import { EmptyState } from "#client/ui/empty-state.tsx";

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
  const { refusal } = useTranscriptionGate(props.episodeId);
  return refusal === null ? (
    <EmptyState heading="Nothing prescribed" action={<TranscribeOrderLink {...props} />}>
      {rule}, or under an outside order that you transcribe and verify.
    </EmptyState>
  ) : (
    <EmptyState heading="Nothing prescribed">
      {rule}. {refusal}
    </EmptyState>
  );
}
