import { SignedForm } from "#client/signed-form.tsx";
import { client } from "#client/trpc.ts";
import { Button } from "#client/ui/button.tsx";
import { DateField } from "#client/ui/date-field.tsx";
import styles from "#client/ui/form-rows.module.css";
import { RadioSegments } from "#client/ui/radio-segments.tsx";
import { SelectField } from "#client/ui/select-field.tsx";
import { TextArea } from "#client/ui/text-area.tsx";
import { TextField } from "#client/ui/text-field.tsx";
import { useDraft } from "#client/use-draft.ts";
import { ruleProblems, schemaProblems, useSignedForm } from "#client/use-signed-form.ts";
import {
  type ResultContent,
  type ResultValue,
  resultSchema,
  validateResult,
  valueFlags,
} from "#domain/orders/result.ts";
import type { ListedOrder } from "./orders-list.ts";

type ResultDraft = Omit<ResultContent, "receivedOn"> & { receivedOn: string | undefined };
const emptyValue: ResultValue = { name: "", decimalText: "", unit: "", range: "", flag: "not-given" };
const flags = valueFlags.map((flag) => ({ value: flag, label: flag.replaceAll("-", " ") }));

/** What came back, as its laboratory or radiologist wrote it. */
export function ResultForm({
  order,
  today,
  onClose,
}: {
  order: ListedOrder;
  today: string;
  onClose: () => void;
}) {
  const hasFinal = order.results.some(({ status }) => status !== "preliminary");
  const initial: ResultDraft = {
    status: hasFinal ? "corrected" : "final",
    receivedOn: today,
    reportedBy: "",
    summary: "",
    report: "",
    values: [],
    viewerUrl: "",
  };
  const draft = useDraft<ResultDraft>({ kind: "order", subjectId: order.orderId, initial });
  const { value } = draft;
  const set = (part: Partial<ResultDraft>) => draft.setValue((before) => ({ ...before, ...part }));
  const form = useSignedForm({
    draft,
    part: "result",
    isSigned: false,
    check: (typed) => ({
      ...ruleProblems(
        validateResult(
          { ...typed, receivedOn: typed.receivedOn ?? "" },
          { today, orderedOn: order.orderedOn, earlier: order.results.map(({ status }) => status) },
        ),
      ),
      ...schemaProblems(resultSchema, typed),
    }),
    send: (typed, operationId) =>
      client.orders.receiveResult.mutate({
        operationId,
        orderId: order.orderId,
        expectedVersion: order.version,
        result: { ...typed, receivedOn: typed.receivedOn ?? "" },
      }),
    onDone: onClose,
  });
  const setRow = (index: number, part: Partial<ResultValue>) =>
    set({ values: value.values.map((row, place) => (place === index ? { ...row, ...part } : row)) });
  return (
    <SignedForm
      label={`Result of ${order.words}`}
      form={form}
      draft={draft}
      submit="Add result"
      onClose={onClose}
    >
      <div className={styles.row}>
        <RadioSegments
          label="Status"
          value={value.status}
          options={[
            { value: "preliminary", label: "Preliminary" },
            { value: "final", label: "Final" },
            { value: "corrected", label: "Corrected" },
          ]}
          onChange={(status) => set({ status })}
          error={form.said("status")}
        />
        <DateField
          label="Received on"
          value={value.receivedOn}
          onChange={(receivedOn) => set({ receivedOn })}
          error={form.said("receivedOn")}
        />
        <div className={styles.wide}>
          <TextField
            label="Reported by"
            value={value.reportedBy}
            onChange={(reportedBy) => set({ reportedBy })}
            error={form.said("reportedBy")}
            maxLength={120}
          />
        </div>
      </div>
      <TextField
        label="In one line"
        hint="What whoever treats reads once it is acknowledged"
        value={value.summary}
        onChange={(summary) => set({ summary })}
        error={form.said("summary")}
        maxLength={300}
      />
      <TextArea
        label="Report"
        rows={4}
        value={value.report}
        onChange={(report) => set({ report })}
        error={form.said("report")}
        maxLength={8000}
      />
      {value.values.map((row, index) => (
        <div key={index} role="group" aria-label={`Value ${index + 1}`} className={styles.entry}>
          <TextField
            label="Value"
            value={row.name}
            onChange={(name) => setRow(index, { name })}
            error={form.said(`values.${index}.name`)}
          />
          <div className={styles.narrow}>
            <TextField
              label="Number"
              value={row.decimalText}
              onChange={(decimalText) => setRow(index, { decimalText })}
              error={form.said(`values.${index}.decimalText`)}
            />
          </div>
          <div className={styles.narrow}>
            <TextField
              label="Unit"
              value={row.unit}
              onChange={(unit) => setRow(index, { unit })}
              error={form.said(`values.${index}.unit`)}
            />
          </div>
          <div className={styles.narrow}>
            <TextField
              label="Range"
              value={row.range}
              onChange={(range) => setRow(index, { range })}
              error={form.said(`values.${index}.range`)}
            />
          </div>
          <SelectField
            label="Flag"
            value={row.flag}
            options={flags}
            onChange={(flag) => setRow(index, { flag: flag as ResultValue["flag"] })}
          />
          <div className={styles.end}>
            <Button
              kind="quiet"
              aria-label={`Remove value ${row.name || index + 1}`}
              onPress={() => set({ values: value.values.filter((_, place) => place !== index) })}
            >
              Remove
            </Button>
          </div>
        </div>
      ))}
      <div className={styles.row}>
        <Button
          icon="plus"
          isDisabled={value.values.length >= 60}
          onPress={() => set({ values: [...value.values, emptyValue] })}
        >
          Add value
        </Button>
        <div className={styles.wide}>
          <TextField
            label="Address of the viewer"
            hint="https only"
            value={value.viewerUrl}
            onChange={(viewerUrl) => set({ viewerUrl })}
            error={form.said("viewerUrl")}
            maxLength={500}
          />
        </div>
      </div>
    </SignedForm>
  );
}
