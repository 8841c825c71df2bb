import { useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { formatMoment } from "#client/format/times.ts";
import { PrintHead } from "#client/print-head.tsx";
import { trpc } from "#client/trpc.ts";
import { Button, buttonClassName } from "#client/ui/button.tsx";
import { EmptyState } from "#client/ui/empty-state.tsx";
import { SectionHead } from "#client/ui/section-head.tsx";
import { Strip } from "#client/ui/strip.tsx";
import { CertificationChip } from "./certification-chip.tsx";
import { PlanAnswer } from "./plan-answer.tsx";
import styles from "./plan-screen.module.css";
import { PlanText } from "./plan-text.tsx";

/** The standing plan of care, as it was signed. It never changes; who may certify it answers below it. */
export function PlanScreen({
  patientId,
  episodeId,
  canCertify,
  canRevise,
  onAnswered,
}: {
  patientId: string;
  episodeId: string;
  canCertify: boolean;
  canRevise: boolean;
  onAnswered: () => void;
}) {
  const { data: plan } = useSuspenseQuery(trpc.plansOfCare.get.queryOptions({ episodeId }));
  const { data: band } = useSuspenseQuery(trpc.patients.band.queryOptions({ patientId }));
  if (!plan)
    return (
      <main id="content" className={styles.page}>
        <EmptyState heading="No plan of care yet">
          The therapist writes it after the evaluation and signs it here.
        </EmptyState>
      </main>
    );
  const isWaiting = plan.certification === "waiting" || plan.certification === "returned";
  return (
    <main id="content" className={styles.page}>
      <div className={styles.sheet}>
        <PrintHead band={band} />
        <SectionHead
          level={1}
          heading={`Plan of care ${plan.number}`}
          note={<CertificationChip certification={plan.certification} />}
          actions={
            <>
              {canRevise ? (
                <Link
                  className={buttonClassName({ kind: plan.certification === "returned" ? "main" : "plain" })}
                  to="/patients/$patientId/evaluation"
                  params={{ patientId }}
                  search={{ episodeId }}
                >
                  Revise plan
                </Link>
              ) : null}
              <Link
                className={buttonClassName({})}
                to="/patients/$patientId/home-program"
                params={{ patientId }}
                search={{ episodeId }}
              >
                Home program
              </Link>
              <Link
                className={buttonClassName({})}
                to="/patients/$patientId/report"
                params={{ patientId }}
                search={{ episodeId }}
              >
                Reports
              </Link>
              <Button icon="print" onPress={() => window.print()}>
                Print
              </Button>
            </>
          }
        />
        {plan.answer ? (
          <Strip tone={plan.answer.kind === "returned" ? "watch" : "info"}>
            {plan.answer.kind === "returned" ? "Returned" : "Certified"} by <b>{plan.answer.byName}</b>,{" "}
            {formatMoment(plan.answer.at, band.timeZone)}
            {plan.answer.reason ? `: ${plan.answer.reason}` : ""}
          </Strip>
        ) : null}
        <PlanText plan={plan} zone={band.timeZone} />
        <p className={styles.sub}>Content sealed as {plan.hash}</p>
      </div>
      {canCertify && isWaiting ? (
        <PlanAnswer planOfCareId={plan.planOfCareId} onAnswered={onAnswered} />
      ) : null}
    </main>
  );
}
