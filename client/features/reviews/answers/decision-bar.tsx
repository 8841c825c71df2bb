import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { dayIn } from "#client/format/times.ts";
import { errorData, type Inputs, newOperationId, trpc } from "#client/trpc.ts";
import { Button, buttonClassName } from "#client/ui/button.tsx";
import { DateField } from "#client/ui/date-field.tsx";
import { Strip } from "#client/ui/strip.tsx";
import { showToast } from "#client/ui/toast-queue.ts";
import { addDays } from "#domain/calendar/days.ts";
import type { Chart } from "../chart/chart-panels.tsx";
import { type Refusal, refusalOf } from "../queue/use-queue-acts.ts";
import styles from "./decision-bar.module.css";
import { ReasonForm } from "./reason-form.tsx";

type Kind = Inputs["reviews"]["decide"]["kind"];
const decisions: readonly { kind: Kind; label: string; needsReason: boolean }[] = [
  { kind: "continue", label: "Continue", needsReason: false },
  { kind: "maintain", label: "Maintain", needsReason: false },
  { kind: "test", label: "Test", needsReason: true },
  { kind: "procedure", label: "Procedure", needsReason: true },
  { kind: "discharge", label: "Discharge", needsReason: true },
];

type Asked = Kind | "resume" | "revoke";
const asks: Partial<Record<Asked, { label: string; submit: string }>> = {
  hold: { label: "Why hold", submit: "Hold therapy" },
  resume: { label: "Why resume", submit: "Resume therapy" },
  revoke: { label: "Why revoke", submit: "Revoke prescription" },
};

/** A usual look back in four weeks, or on the prescription's own review day when that comes sooner (K). */
const usualReviewDays = 28;
function usualReview(chart: Chart, today: string): string {
  const usual = addDays(today, usualReviewDays);
  const named = chart.prescription?.reviewOn;
  return named !== undefined && named > today && named < usual ? named : usual;
}

/** Hold stands apart and acts at once; the others stand together; a reason opens above the bar, never over the chart. */
export function DecisionBar({
  patientId,
  episodeId,
  chart,
}: {
  patientId: string;
  episodeId: string;
  chart: Chart;
}) {
  const queryClient = useQueryClient();
  const decide = useMutation(trpc.reviews.decide.mutationOptions());
  const undo = useMutation(trpc.reviews.undo.mutationOptions());
  const resume = useMutation(trpc.prescriptions.resume.mutationOptions());
  const revoke = useMutation(trpc.prescriptions.revoke.mutationOptions());
  const [decided, setDecided] = useState<Kind | null>(null);
  const [asking, setAsking] = useState<Asked | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const today = dayIn(chart.now, chart.episode.timeZone);
  const [nextReviewOn, setNextReviewOn] = useState<string | undefined>(() => usualReview(chart, today));
  const { prescription, planOfCare } = chart;
  const isHeld = prescription?.state === "held";
  // Under what was revoked or has ended nothing goes on and nothing is held: it is prescribed anew, or discharged.
  const isOver = prescription !== null && !["active", "held", "expired"].includes(prescription.state);
  const offered = decisions.filter(
    ({ kind }) => (kind !== "continue" && kind !== "maintain") || (prescription?.state !== "held" && !isOver),
  );
  const canEnd = prescription !== null && ["active", "held", "expired"].includes(prescription.state);

  const attempt = async (act: () => Promise<unknown>) => {
    try {
      await act();
      setAsking(null);
      setRefusal(null);
      await queryClient.invalidateQueries();
    } catch (error) {
      setRefusal(refusalOf(error));
      if (errorData(error)?.refusal?.kind === "changed-meanwhile") await queryClient.invalidateQueries();
    }
  };
  const ask = (kind: Asked) => {
    setRefusal(null);
    setAsking(kind);
  };
  const make = (kind: Kind, reason: string) => {
    if (nextReviewOn === undefined) {
      setRefusal({ words: "Enter the day to look again.", field: "nextReviewOn" });
      return Promise.resolve();
    }
    return attempt(async () => {
      const made = await decide.mutateAsync({
        operationId: newOperationId(),
        episodeId,
        kind,
        context: "chart",
        reason,
        nextReviewOn,
        seen: chart.seen,
      });
      const takeBack = () => undo.mutateAsync({ operationId: newOperationId(), decisionId: made.decisionId });
      showToast({
        text: kind === "hold" ? "Therapy held" : `Decided: ${kind.replaceAll("-", " ")}`,
        icon: "check",
        tone: "better",
        ...(made.undoUntil === null
          ? {}
          : { action: { label: "Undo", onPress: () => void attempt(takeBack) } }),
      });
      setDecided(kind);
    });
  };
  const change = (kind: "resume" | "revoke", reason: string) => {
    const expectedVersion = prescription?.version ?? 0;
    const act = { operationId: newOperationId(), episodeId, expectedVersion, reason };
    return attempt(() => (kind === "resume" ? resume.mutateAsync(act) : revoke.mutateAsync(act)));
  };
  const submit = (kind: Asked, reason: string) =>
    kind === "resume" || kind === "revoke" ? change(kind, reason) : make(kind, reason);
  const needsCertifying =
    planOfCare && (planOfCare.certification === "waiting" || planOfCare.certification === "returned");
  const isAtField = refusal?.field === "nextReviewOn" || (refusal?.field === "reason" && asking !== null);

  return (
    <section className={styles.bar} aria-label="Decision">
      {refusal && !isAtField ? (
        <Strip tone="worse" role="alert">
          {refusal.words}
        </Strip>
      ) : null}
      {decided === "test" || decided === "procedure" ? (
        <Strip
          tone="info"
          actions={
            <Link
              className={buttonClassName({ size: "small" })}
              to="/patients/$patientId/orders"
              params={{ patientId }}
              search={{ episodeId, open: decided === "test" ? "order" : "procedure" }}
            >
              {decided === "test" ? "Order the test" : "Record the procedure"}
            </Link>
          }
        >
          Decided. What was decided is not ordered or recorded yet.
        </Strip>
      ) : null}
      {asking ? (
        <ReasonForm
          key={asking}
          label={asks[asking]?.label ?? `Why ${asking.replaceAll("-", " ")}`}
          missing="Say why, so that the therapist can act on it."
          submit={asks[asking]?.submit ?? "Record decision"}
          refused={refusal?.field === "reason" ? refusal.words : undefined}
          isPending={decide.isPending || resume.isPending || revoke.isPending}
          onSubmit={(reason) => void submit(asking, reason)}
          onClose={() => setAsking(null)}
        />
      ) : null}
      <div className={styles.row}>
        {isHeld ? (
          <Button kind="main" onPress={() => ask("resume")}>
            Resume therapy
          </Button>
        ) : isOver ? null : (
          <Button kind="hold" isDisabled={!prescription} onPress={() => ask("hold")}>
            Hold therapy
          </Button>
        )}
        {canEnd ? <Button onPress={() => ask("revoke")}>Revoke</Button> : null}
        {isOver ? null : <span className={styles.apart}>act at once</span>}
        <span className={styles.grow} />
        {needsCertifying ? (
          <Link
            className={buttonClassName({ kind: "main" })}
            to="/patients/$patientId/plan-of-care"
            params={{ patientId }}
            search={{ episodeId }}
          >
            Read plan to certify
          </Link>
        ) : null}
        <div className={styles.next}>
          <DateField
            label="Next review"
            value={nextReviewOn}
            onChange={setNextReviewOn}
            error={refusal?.field === "nextReviewOn" ? refusal.words : undefined}
          />
        </div>
        {offered.map((decision) => (
          <Button
            key={decision.kind}
            isPending={decide.isPending}
            onPress={() => (decision.needsReason ? ask(decision.kind) : void make(decision.kind, ""))}
          >
            {decision.label}
          </Button>
        ))}
        <Link
          className={buttonClassName({})}
          to="/patients/$patientId/prescription"
          params={{ patientId }}
          search={prescription ? { episodeId, from: "current" as const } : { episodeId }}
        >
          {prescription ? "Modify" : "Prescribe"}
        </Link>
        {prescription ? (
          <Link
            className={buttonClassName({})}
            to="/patients/$patientId/prescription"
            params={{ patientId }}
            search={{ episodeId }}
          >
            Change protocol
          </Link>
        ) : null}
      </div>
    </section>
  );
}
