import { useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { formatDay } from "#client/format/dates.ts";
import { SignedForm } from "#client/signed-form.tsx";
import { client, trpc } from "#client/trpc.ts";
import { Button } from "#client/ui/button.tsx";
import { RadioSegments } from "#client/ui/radio-segments.tsx";
import { SectionHead } from "#client/ui/section-head.tsx";
import { SelectField } from "#client/ui/select-field.tsx";
import { Strip } from "#client/ui/strip.tsx";
import { TextArea } from "#client/ui/text-area.tsx";
import { TextField } from "#client/ui/text-field.tsx";
import { useDraft } from "#client/use-draft.ts";
import { ruleProblems, schemaProblems, useSignedForm } from "#client/use-signed-form.ts";
import {
  dischargeReasons,
  type GoalReport,
  goalStates,
  type ReportContent,
  reportContentSchema,
} from "#domain/reports/report.ts";
import { type ReportKind } from "#domain/reports/report-kind.ts";
import { validateReport } from "#domain/reports/validate.ts";
import { dischargeReasonWords, goalStateWords, reportWords } from "#domain/reports/words.ts";
import { RecertificationFields } from "./recertification-fields.tsx";
import { RecordRows } from "./record-rows.tsx";
import styles from "./reports.module.css";
import { isAsRecorded, takeUp } from "./take-up.ts";

/** What the record says at the left, what the therapist says of it at the right. Kept as it is typed until it is signed. */
export function ReportForm({
  episodeId,
  kind,
  onSigned,
  onClose,
}: {
  episodeId: string;
  kind: ReportKind;
  onSigned: (reportId: string) => void;
  onClose: () => void;
}) {
  const { data: prepared } = useSuspenseQuery(trpc.reports.prepare.queryOptions({ episodeId, kind }));
  const queryClient = useQueryClient();
  const draft = useDraft<ReportContent>({
    kind: "report",
    subjectId: prepared.draftSubject,
    initial: prepared.draft,
  });
  const content = draft.value;
  const set = (part: Partial<ReportContent>) => draft.setValue((before) => ({ ...before, ...part }));
  const setGoal = (goalId: string, part: Partial<GoalReport>) =>
    set({ goals: content.goals.map((goal) => (goal.goalId === goalId ? { ...goal, ...part } : goal)) });
  const isCurrent = isAsRecorded(content, prepared.draft);
  const form = useSignedForm({
    draft,
    part: "content",
    check: (value) => ({
      ...ruleProblems(validateReport(value, prepared.today)),
      ...schemaProblems(reportContentSchema, value),
    }),
    send: async (value, operationId) => {
      try {
        onSigned((await client.reports.sign.mutate({ operationId, episodeId, content: value })).reportId);
      } catch (error) {
        // What the record says now is beside the sentence that refused.
        await queryClient.invalidateQueries({ queryKey: trpc.reports.prepare.queryKey() });
        throw error;
      }
    },
    onDone: onClose,
  });
  const isDischarge = kind === "discharge";
  return (
    <SignedForm
      label={reportWords[kind]}
      form={form}
      draft={draft}
      submit={`Sign ${reportWords[kind].toLowerCase()}`}
      onClose={onClose}
    >
      {isCurrent ? null : (
        <Strip
          tone="watch"
          actions={
            <Button onPress={() => draft.setValue((before) => takeUp(before, prepared.draft))}>
              Take up the record
            </Button>
          }
        >
          The record has changed since this was drafted. What you wrote stays.
        </Strip>
      )}
      <div className={styles.two}>
        <section aria-label="From the record">
          <SectionHead
            heading="From the record"
            note={`${formatDay(content.fromOn)} to ${formatDay(content.toOn)}`}
            isRuled
          />
          <RecordRows record={content.record} />
        </section>
        <div>
          {isDischarge ? (
            <SelectField
              label="Why treatment ends"
              value={content.discharge?.reason ?? ""}
              placeholder="Choose"
              options={dischargeReasons.map((reason) => ({
                value: reason,
                label: capitalized(dischargeReasonWords[reason]),
              }))}
              onChange={(chosen) => {
                const reason = dischargeReasons.find((one) => one === chosen);
                if (reason) set({ discharge: { homeProgramNumber: null, ...content.discharge, reason } });
              }}
              error={form.said("discharge.reason")}
            />
          ) : null}
          <section aria-label="Goals">
            <SectionHead heading="Goals" note={String(content.goals.length)} isRuled />
            {content.goals.map((goal, index) => (
              <div key={goal.goalId} className={styles.goal} role="group" aria-label={`Goal ${index + 1}`}>
                <p>
                  {goal.words}
                  {goal.now ? <span className={styles.sub}> · now {goal.now}</span> : null}
                </p>
                <RadioSegments
                  label={`How goal ${index + 1} stands`}
                  isLabelHidden
                  value={goal.state ?? null}
                  options={goalStates.map((state) => ({
                    value: state,
                    label: capitalized(goalStateWords[state]),
                  }))}
                  onChange={(state) => setGoal(goal.goalId, { state })}
                  error={form.said(`goals.${index}.state`)}
                />
                <TextField
                  label="Note"
                  value={goal.note}
                  onChange={(note) => setGoal(goal.goalId, { note })}
                  error={form.said(`goals.${index}.note`)}
                  maxLength={300}
                />
              </div>
            ))}
            {content.goals.length === 0 ? <p className={styles.sub}>No goal was set.</p> : null}
          </section>
          <TextArea
            label="Progress in the period"
            hint="Drafted from the record; edit it as you would say it."
            rows={7}
            value={content.progress}
            onChange={(progress) => set({ progress })}
            error={form.said("progress")}
            maxLength={4000}
          />
          <TextArea
            label={isDischarge ? "Outcome" : "Why a therapist’s skill is still needed"}
            rows={3}
            value={content.assessment}
            onChange={(assessment) => set({ assessment })}
            error={form.said("assessment")}
            maxLength={4000}
          />
          <TextArea
            label={isDischarge ? "What the patient goes on with" : "Plan"}
            rows={2}
            value={content.plan}
            onChange={(plan) => set({ plan })}
            error={form.said("plan")}
            maxLength={2000}
          />
          {isDischarge || content.planOfCareId === undefined ? null : (
            <RecertificationFields
              content={content}
              certification={prepared.certification}
              said={form.said}
              onChange={(recertification) =>
                draft.setValue(({ recertification: _before, ...rest }) => ({
                  ...rest,
                  ...(recertification ? { recertification } : {}),
                }))
              }
            />
          )}
        </div>
      </div>
    </SignedForm>
  );
}

const capitalized = (words: string) => `${words.slice(0, 1).toUpperCase()}${words.slice(1)}`;
