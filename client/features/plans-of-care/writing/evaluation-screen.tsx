import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { usePatientZone } from "#client/clinic-zone.ts";
import { NotConfirmedError, useConfirmation } from "#client/confirm.tsx";
import { formatDay } from "#client/format/dates.ts";
import { formatOrigin } from "#client/format/prescription-origin.ts";
import { formatDayAt, formatTimeWithSeconds } from "#client/format/times.ts";
import { errorData, errorWords, newOperationId, type Outputs, trpc } from "#client/trpc.ts";
import { Button } from "#client/ui/button.tsx";
import { Icon } from "#client/ui/icon.tsx";
import { part } from "#client/ui/part.tsx";
import { SectionHead } from "#client/ui/section-head.tsx";
import { Strip } from "#client/ui/strip.tsx";
import { useDraft } from "#client/use-draft.ts";
import { describeDose } from "#domain/doses/describe.ts";
import { carryAnswers, isGoneThrough } from "#domain/plans-of-care/evaluation/carried-history.ts";
import { type PlanOfCareContent, planOfCareContentSchema } from "#domain/plans-of-care/plan-of-care.ts";
import { validatePlanOfCare } from "#domain/plans-of-care/validate.ts";
import { namePrescriber } from "#domain/prescriptions/outside-order.ts";
import { counted } from "#domain/units/counted.ts";
import { EvaluationFindings } from "../parts/evaluation-findings.tsx";
import { ImpairmentsPart } from "../parts/impairments-part.tsx";
import type { Problems } from "../parts/problems.ts";
import styles from "./evaluation-screen.module.css";
import { PlanFrequency } from "./plan-frequency.tsx";
import { PlanGoals } from "./plan-goals.tsx";

/** Lines come to be chosen after the findings: their search is fetched beside the screen. */
const PlanLines = part(() => import("./plan-lines.tsx").then(({ PlanLines: Here }) => Here), {
  takesKeys: false,
});

type Prepared = Outputs["plansOfCare"]["prepare"];

/** The evaluation at the left, the plan it leads to at the right; signing asks the physiatrist to certify. */
export function EvaluationScreen({
  patientId,
  episodeId,
  prepared,
  onSigned,
}: {
  patientId: string;
  episodeId: string;
  prepared: Prepared;
  onSigned: () => void;
}) {
  const zone = usePatientZone(patientId);
  const draft = useDraft<PlanOfCareContent>({
    kind: "plan-of-care",
    subjectId: episodeId,
    initial: prepared.draft,
    baseVersionId: prepared.draft.prescriptionVersionId,
  });
  const content = useMemo(() => withRecordOfNow(draft.value, prepared), [draft.value, prepared]);
  const { outsideOrder } = prepared.origin;
  const queryClient = useQueryClient();
  const { confirmThen } = useConfirmation();
  const sign = useMutation(trpc.plansOfCare.sign.mutationOptions());
  const [hasTried, setTried] = useState(false);
  const [refused, setRefused] = useState<{ field: string; words: string; content: PlanOfCareContent } | null>(
    null,
  );
  const [problem, setProblem] = useState<string | null>(null);
  /** Fields that hold what nobody can read, with what to type instead. */
  const [unread, setUnread] = useState<Problems>({});
  const set = (part: Partial<PlanOfCareContent>) =>
    draft.setValue((before) => ({ ...withRecordOfNow(before, prepared), ...part }));
  const setEvaluation = (part: Partial<PlanOfCareContent["evaluation"]>) =>
    draft.setValue((before) => {
      const now = withRecordOfNow(before, prepared);
      return { ...now, evaluation: { ...now.evaluation, ...part } };
    });
  const side = content.diagnoses[0]?.side;

  const found = { ...findProblems(content, prepared), ...unread };
  const problems: Problems = {
    ...Object.fromEntries(Object.entries(found).filter(([field]) => hasTried || isAnsweredAtOnce(field))),
    // What the server refused stands at its field until something is changed.
    ...(refused && refused.content === content ? { [refused.field]: refused.words } : {}),
  };

  const signNow = async () => {
    setTried(true);
    setProblem(null);
    if (Object.keys(found).length > 0 || draft.begunOn) return;
    const operationId = newOperationId();
    try {
      await draft.flush();
      await confirmThen(() =>
        sign.mutateAsync({ operationId, episodeId, content, basePlanId: prepared.basePlanId }),
      );
      await draft.discard();
      await queryClient.invalidateQueries();
      onSigned();
    } catch (error) {
      const field = errorData(error)?.refusal?.field ?? errorData(error)?.fields?.[0]?.field;
      if (field) setRefused({ field: field.replace(/^content\./, ""), words: errorWords(error), content });
      setProblem(error instanceof NotConfirmedError ? error.message : errorWords(error));
    }
  };
  const missing = [...new Set(Object.values(problems))];

  return (
    <main id="content" className={styles.page}>
      <div className={styles.left}>
        <EvaluationFindings
          of={{
            redFlags: { episodeId, diagnoses: content.diagnoses, prescriberName: prepared.prescriberName },
            person: prepared.person,
            earlier: prepared.earlier,
          }}
          evaluation={content.evaluation}
          problems={problems}
          onChange={setEvaluation}
          onUnread={(field, words) =>
            setUnread(({ [field]: _before, ...others }) =>
              words === null ? others : { ...others, [field]: words },
            )
          }
        />
        <ImpairmentsPart
          impairments={content.evaluation.impairmentList ?? []}
          goals={content.goals}
          usual={{
            ...(content.evaluation.examined?.regions[0]
              ? { region: content.evaluation.examined.regions[0] }
              : {}),
            side: side === "left" || side === "right" ? side : "midline",
          }}
          earlier={prepared.earlier}
          problems={problems}
          onChange={(impairmentList) => setEvaluation({ impairmentList })}
        />
        <PlanGoals
          goals={content.goals}
          today={prepared.today}
          problems={problems}
          onChange={(goals) => set({ goals, evaluation: withGoals(content.evaluation, goals) })}
        />
      </div>
      <div className={styles.right}>
        {draft.begunOn ? (
          <Strip
            tone="watch"
            role="alert"
            actions={
              <>
                <Button onPress={draft.beginAnew}>Begin anew</Button>
                <Button
                  onPress={() => {
                    draft.goOn();
                    set({ prescriptionVersionId: prepared.draft.prescriptionVersionId });
                  }}
                >
                  Keep this text
                </Button>
              </>
            }
          >
            This draft was begun before prescription v{prepared.prescriptionNumber} was signed. Begin anew
            from it, or keep this text for it.
          </Strip>
        ) : null}
        {prepared.returned ? (
          <Strip tone="watch" icon="doc">
            Returned by <b>{prepared.returned.byName}</b>: {prepared.returned.reason}
          </Strip>
        ) : null}
        <SectionHead
          level={2}
          heading="Plan of care"
          note={`for prescription v${prepared.prescriptionNumber}, ${prepared.ordered.kind.replaceAll("-", " ")}, ${outsideOrder ? formatOrigin(prepared.origin, formatDayAt(prepared.origin.signedAt, zone)) : prepared.prescriberName}`}
          isRuled
        />
        <PlanFrequency
          frequency={content.frequency}
          ordered={prepared.ordered}
          evaluatedOn={content.evaluatedOn}
          problems={problems}
          onChange={(frequency) => set({ frequency })}
        />
        {prepared.ordered.lines.length > 0 ? (
          <section aria-label="Ordered lines">
            <SectionHead
              heading="Lines, ordered"
              note={outsideOrder ? namePrescriber(outsideOrder) : prepared.prescriberName}
              isRuled
            />
            <ul className={styles.ordered}>
              {prepared.ordered.lines.map((line) => (
                <li key={line.lineKey}>
                  <b>{line.name}</b>
                  <span>{describeDose(line.dose)}</span>
                </li>
              ))}
            </ul>
          </section>
        ) : null}
        <PlanLines
          lines={content.lines}
          limits={prepared.limits}
          side={side === "left" || side === "right" ? side : "not-applicable"}
          problems={problems}
          onChange={(lines) => set({ lines })}
        />
        <section aria-label="Certification">
          <SectionHead heading="Certification" note="the six parts of a plan of care" isRuled />
          <p className={styles.parts}>
            <Part isThere={content.diagnoses.length > 0}>Diagnosis</Part>
            <Part isThere={content.goals.length > 0}>Goals</Part>
            <Part isThere={content.lines.length + prepared.ordered.lines.length > 0}>Type</Part>
            <Part isThere>Amount</Part>
            <Part isThere>Frequency</Part>
            <Part isThere>Duration</Part>
          </p>
          <p>
            <b>{prepared.prescriberName} signs this plan</b>, by {formatDay(content.certifyBy)}: 30 days from
            first treatment. Treatment may start today.
          </p>
        </section>
      </div>
      <footer className={styles.bar}>
        <div className={styles.state} role="status">
          <b>{counted(content.lines.length, "line")}</b>
          <p className={styles.sub}>
            {missing.length > 0 ? `To sign: ${missing.join(" ")}` : null}
            {missing.length === 0
              ? (draft.problem ??
                (draft.savedAt ? `Draft saved ${formatTimeWithSeconds(draft.savedAt, zone)}` : "Not signed"))
              : null}
          </p>
        </div>
        {problem ? (
          <Strip tone="worse" role="alert">
            {problem}
          </Strip>
        ) : null}
        <Button kind="main" size="large" isPending={sign.isPending} onPress={() => void signNow()}>
          Sign plan, ask {prepared.prescriberName} to certify
        </Button>
      </footer>
    </main>
  );
}

function Part({ isThere, children }: { isThere: boolean; children: string }) {
  return (
    <span>
      <Icon name={isThere ? "tick" : "ring"} size={14} label={isThere ? "There" : "Missing"} />
      {children}
    </span>
  );
}

/** A goal that was taken out is pointed to no more. */
const withGoals = (
  evaluation: PlanOfCareContent["evaluation"],
  goals: PlanOfCareContent["goals"],
): PlanOfCareContent["evaluation"] =>
  evaluation.impairmentList
    ? {
        ...evaluation,
        impairmentList: evaluation.impairmentList.map((one) => ({
          ...one,
          goalIds: one.goalIds.filter((goalId) => goals.some((goal) => goal.goalId === goalId)),
        })),
      }
    : evaluation;

/** The draft on the history the record carries now: what changed since it was begun is asked anew. */
function withRecordOfNow(content: PlanOfCareContent, { carried, draft }: Prepared): PlanOfCareContent {
  if (carried === null) return content;
  const now = carryAnswers(carried, content.evaluation.carried);
  return {
    ...content,
    // A draft of before something was asked for has it unanswered.
    evaluation: {
      ...draft.evaluation,
      ...content.evaluation,
      carried: now,
      isHistoryConfirmed: isGoneThrough(now),
    },
  };
}

/** What the schema and the rules ask before the signature, by field. */
function findProblems(content: PlanOfCareContent, { today, ordered, person }: Prepared): Problems {
  const found: Record<string, string> = {};
  const parsed = planOfCareContentSchema.safeParse(content);
  if (!parsed.success) for (const issue of parsed.error.issues) found[issue.path.join(".")] ??= issue.message;
  for (const problem of validatePlanOfCare(content, { today, orderedLines: ordered.lines.length, person }))
    found[problem.field] ??= problem.words;
  return found;
}

/** A number that was cleared or cannot be is answered at once; what is merely not yet said waits for the signature. */
const isAnsweredAtOnce = (field: string): boolean =>
  /^lines\.\d+\.dose\.|Thousandths$|Degrees$| /.test(field);
