import { useSuspenseQuery } from "@tanstack/react-query";
import { formatMoment } from "#client/format/times.ts";
import { trpc } from "#client/trpc.ts";
import { Button } from "#client/ui/button.tsx";
import { SectionHead } from "#client/ui/section-head.tsx";
import { Strip } from "#client/ui/strip.tsx";
import styles from "../visit/consultation-screen.module.css";
import { SignedVisitText } from "./signed-visit-text.tsx";
import { VisitAddenda } from "./visit-addenda.tsx";

/** One signed visit, exactly as it was signed, and what was added since. It never changes. */
export function SignedVisitScreen({
  consultationId,
  zone,
  canAddend,
}: {
  consultationId: string;
  zone: string;
  canAddend: boolean;
}) {
  const { data: visit } = useSuspenseQuery(trpc.consultations.get.queryOptions({ consultationId }));
  const { data: me } = useSuspenseQuery(trpc.account.me.queryOptions());
  const isInError = visit.addenda.some((one) => one.kind === "entered-in-error");
  return (
    <main id="content" className={styles.page}>
      <SectionHead
        level={2}
        heading={visit.content.kind === "consultation" ? "Consultation" : "Follow-up visit"}
        note={`signed by ${visit.signerName}, ${formatMoment(visit.signedAt, zone)}`}
        actions={
          <Button icon="print" onPress={() => window.print()}>
            Print
          </Button>
        }
        isRuled
      />
      {isInError ? (
        <Strip tone="worse">Entered in error. It stays readable and counts for nothing.</Strip>
      ) : null}
      <SignedVisitText
        content={visit.content}
        decision={visit.decision}
        isSensitiveHidden={visit.isSensitiveHidden}
        isEpisodeKept={visit.isEpisodeKept}
      />
      <VisitAddenda
        consultationId={consultationId}
        addenda={visit.addenda}
        zone={zone}
        canAddend={canAddend}
        isAuthor={visit.physiatristId === me.staffId}
      />
      <p className={styles.sub}>Content sealed as {visit.hash}</p>
    </main>
  );
}
