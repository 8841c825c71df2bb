import { useSuspenseQuery } from "@tanstack/react-query";
import { SignedForm } from "#client/signed-form.tsx";
import { client, trpc } from "#client/trpc.ts";
import { DateField } from "#client/ui/date-field.tsx";
import styles from "#client/ui/form-rows.module.css";
import { NumberField } from "#client/ui/number-field.tsx";
import { SelectField } from "#client/ui/select-field.tsx";
import { TextArea } from "#client/ui/text-area.tsx";
import { TextField } from "#client/ui/text-field.tsx";
import { useDraft } from "#client/use-draft.ts";
import { useSignedForm } from "#client/use-signed-form.ts";
import { isAwaited } from "#domain/orders/order-state.ts";
import { warnOfStudy } from "#domain/orders/validate-study.ts";
import { ConductionFields } from "./conduction-fields.tsx";
import { NeedleFields } from "./needle-fields.tsx";
import { emptyStudy, type StudyDraft, studyOf, studyProblems, withNumber } from "./study-draft.ts";

/** An electrodiagnostic study as the physiatrist performs it: nerves, muscles, temperature, impression. */
export function StudyForm({
  patientId,
  episodeId,
  today,
  onClose,
}: {
  patientId: string;
  episodeId: string;
  today: string;
  onClose: () => void;
}) {
  const { data: orders } = useSuspenseQuery(trpc.orders.list.queryOptions({ patientId }));
  const draft = useDraft<StudyDraft>({ kind: "study", subjectId: episodeId, initial: emptyStudy(today) });
  const { value } = draft;
  const set = (part: Partial<StudyDraft>) => draft.setValue((before) => ({ ...before, ...part }));
  const form = useSignedForm({
    draft,
    part: "content",
    check: (typed) => studyProblems(typed, today),
    send: (typed, operationId) =>
      client.procedures.signStudy.mutate({ operationId, episodeId, content: studyOf(typed) }),
    onDone: onClose,
  });
  const waiting = orders.filter(
    (order) => order.kind === "emg" && order.episodeId === episodeId && isAwaited(order.state),
  );
  return (
    <SignedForm
      label="Electrodiagnostic study"
      form={form}
      draft={draft}
      submit="Sign study"
      warnings={warnOfStudy(value).map(({ words }) => words)}
      onClose={onClose}
    >
      <div className={styles.row}>
        <DateField
          label="Performed on"
          value={value.performedOn}
          onChange={(performedOn) => set({ performedOn })}
          error={form.said("performedOn")}
        />
        <SelectField
          label="Answers the order"
          value={value.orderId ?? ""}
          placeholder="None"
          options={waiting.map((order) => ({ value: order.orderId, label: order.words }))}
          onChange={(orderId) => {
            const asked = waiting.find((order) => order.orderId === orderId)?.content?.question;
            set({
              orderId: orderId === "" ? null : orderId,
              ...(asked && value.question === "" ? { question: asked } : {}),
            });
          }}
          error={form.said("orderId")}
        />
        <div className={styles.narrow}>
          <NumberField
            label="Skin"
            unit="°C"
            value={
              value.temperatureCelsiusThousandths === undefined
                ? undefined
                : value.temperatureCelsiusThousandths / 1000
            }
            onChange={(amount) =>
              draft.setValue((before) => withNumber(before, "temperatureCelsiusThousandths", amount))
            }
            error={form.said("temperatureCelsiusThousandths")}
          />
        </div>
        <TextField
          label="Measured at"
          value={value.temperatureSite}
          onChange={(temperatureSite) => set({ temperatureSite })}
          error={form.said("temperatureSite")}
          maxLength={60}
        />
      </div>
      <TextField
        label="Question"
        value={value.question}
        onChange={(question) => set({ question })}
        error={form.said("question")}
        maxLength={600}
      />
      <ConductionFields rows={value.conduction} set={(conduction) => set({ conduction })} said={form.said} />
      <NeedleFields rows={value.needle} set={(needle) => set({ needle })} said={form.said} />
      <TextArea
        label="Impression"
        rows={3}
        value={value.impression}
        onChange={(impression) => set({ impression })}
        error={form.said("impression")}
        maxLength={4000}
      />
    </SignedForm>
  );
}
