import { useQuery, useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { decideAccess } from "#domain/access/decide.ts";
import { trpc } from "./trpc.ts";
import { buttonClassName } from "./ui/button.tsx";

/** Why this person transcribes no outside order in this episode, in a sentence; null where they may. */
export function useTranscriptionGate(episodeId: string): { refusal: string | null; isKnown: boolean } {
  const { data: me } = useSuspenseQuery(trpc.account.me.queryOptions());
  const access = decideAccess("prescriptions.transcribe", me);
  const gate = useQuery({
    ...trpc.prescriptions.transcriptionGate.queryOptions({ episodeId }),
    enabled: access.isAllowed,
  });
  if (access.isAllowed) return { refusal: gate.data?.refusal ?? null, isKnown: gate.data !== undefined };
  return { refusal: `An outside order is transcribed by a therapist. ${access.words}`, isKnown: true };
}

/** For a patient without an episode: the referral an outside order opens one from, or why there is none. */
export function TranscribeFromReferral({ patientId }: { patientId: string }) {
  const { data: me } = useSuspenseQuery(trpc.account.me.queryOptions());
  const { data } = useQuery({
    ...trpc.prescriptions.referralToTranscribe.queryOptions({ patientId }),
    enabled: decideAccess("prescriptions.transcribe", me).isAllowed,
  });
  if (!data) return null;
  if (data.refusal !== null || data.referralId === null) return <span>{data.refusal}</span>;
  return (
    <Link
      className={buttonClassName({ kind: "main" })}
      to="/patients/$patientId/prescription"
      params={{ patientId }}
      search={{ episodeId: data.referralId }}
    >
      Transcribe an outside order
    </Link>
  );
}

/** Leads to the order that is missing, wherever its lack is said; nothing where this person may not transcribe one. */
export function TranscribeOrderLink({ patientId, episodeId }: { patientId: string; episodeId: string }) {
  const { refusal, isKnown } = useTranscriptionGate(episodeId);
  if (refusal !== null || !isKnown) return null;
  return (
    <Link
      className={buttonClassName()}
      to="/patients/$patientId/prescription"
      params={{ patientId }}
      search={{ episodeId }}
    >
      Transcribe an outside order
    </Link>
  );
}
