import { useSuspenseQuery } from "@tanstack/react-query";
import { formatDay } from "#client/format/dates.ts";
import { SignedForm } from "#client/signed-form.tsx";
import { client, trpc } from "#client/trpc.ts";
import { CheckboxGroup } from "#client/ui/checkbox-group.tsx";
import { DateField } from "#client/ui/date-field.tsx";
import styles from "#client/ui/form-rows.module.css";
import { RadioSegments } from "#client/ui/radio-segments.tsx";
import { SelectField } from "#client/ui/select-field.tsx";
import { TextArea } from "#client/ui/text-area.tsx";
import { useDraft } from "#client/use-draft.ts";
import { useSignedForm } from "#client/use-signed-form.ts";
import {
  describeOrderKind,
  describeUrgency,
  laboratoryTests,
  type OrderSide,
  type OrderSite,
  orderKinds,
  orderSites,
  orderUrgencies,
  pairedSites,
} from "#domain/orders/order.ts";
import { warnOfOrder } from "#domain/orders/validate-order.ts";
import { contentOf, emptyOrder, type OrderDraft, ofKind, orderProblems } from "./order-draft.ts";
import { OrderQuestions } from "./order-questions.tsx";

const kinds = orderKinds.map((kind) => ({ value: kind, label: describeOrderKind(kind) }));
const urgencies = orderUrgencies.map((value) => ({ value, label: describeUrgency(value) }));
const spoken = (site: string) => site.replaceAll("-", " ");
const sites = orderSites
  .filter((site) => site !== "not-applicable")
  .map((site) => ({ value: site, label: spoken(site) }));
const sides = (site: OrderSite): { value: OrderSide; label: string }[] => [
  { value: "left", label: "Left" },
  { value: "right", label: "Right" },
  { value: "both", label: "Both" },
  ...(pairedSites.includes(site) ? [] : [{ value: "midline" as const, label: "Midline" }]),
];

/** A test: what, where, which question, how soon; what makes it safe is asked where the kind asks it. */
export function OrderForm({ episodeId, onClose }: { episodeId: string; onClose: () => void }) {
  const { data: facts } = useSuspenseQuery(trpc.orders.facts.queryOptions({ episodeId }));
  const draft = useDraft<OrderDraft>({ kind: "order", subjectId: episodeId, initial: emptyOrder });
  const { value } = draft;
  const set = (part: Partial<OrderDraft>) => draft.setValue((before) => ({ ...before, ...part }));
  const content = contentOf(value, facts.today);
  const form = useSignedForm({
    draft,
    part: "content",
    check: (typed) => orderProblems(typed, facts),
    send: (typed, operationId) =>
      client.orders.sign.mutate({ operationId, episodeId, content: contentOf(typed, facts.today) }),
    onDone: onClose,
  });
  const hasPlace = value.kind !== "laboratory" && value.kind !== "dexa";
  return (
    <SignedForm
      label="Order test"
      form={form}
      draft={draft}
      submit={`Sign order, due ${formatDay(content.dueOn)}`}
      warnings={warnOfOrder(content, facts).map(({ words }) => words)}
      onClose={onClose}
    >
      <div className={styles.row}>
        <SelectField
          label="Test"
          value={value.kind}
          options={kinds}
          onChange={(kind) => draft.setValue((before) => ofKind(before, kind as OrderDraft["kind"]))}
          error={form.said("kind")}
        />
        {hasPlace ? (
          <>
            <SelectField
              label="Where"
              value={value.site === "not-applicable" ? "" : value.site}
              placeholder="Choose"
              options={sites}
              onChange={(site) =>
                set({
                  site: site as OrderSite,
                  ...(pairedSites.includes(site as OrderSite) && value.side === "midline"
                    ? { side: "not-applicable" }
                    : {}),
                })
              }
              error={form.said("site")}
            />
            <RadioSegments
              label="Side"
              value={value.side === "not-applicable" ? null : value.side}
              options={sides(value.site)}
              onChange={(side) => set({ side })}
              error={form.said("side")}
            />
          </>
        ) : null}
        <RadioSegments
          label="Urgency"
          value={value.urgency}
          options={urgencies}
          onChange={(urgency) => set({ urgency, dueOn: undefined })}
          error={form.said("urgency")}
        />
        <DateField
          label="Result due"
          hint={value.dueOn === undefined ? "By its urgency" : undefined}
          value={content.dueOn}
          onChange={(dueOn) => set({ dueOn })}
          error={form.said("dueOn")}
        />
      </div>
      {value.kind === "laboratory" ? (
        <CheckboxGroup
          label="Blood tests"
          values={value.tests}
          options={laboratoryTests.map((test) => ({ value: test, label: test }))}
          onChange={(tests) => set({ tests })}
          error={form.said("tests")}
        />
      ) : null}
      <TextArea
        label="Question the test is to answer"
        rows={2}
        value={value.question}
        onChange={(question) => set({ question })}
        error={form.said("question")}
        maxLength={600}
      />
      <OrderQuestions value={value} facts={facts} set={set} said={form.said} />
    </SignedForm>
  );
}
