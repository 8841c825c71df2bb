import { useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { OwnedDocuments } from "#client/documents/owned-documents.tsx";
import { formatDay } from "#client/format/dates.ts";
import { SignedForm } from "#client/signed-form.tsx";
import { client, trpc } from "#client/trpc.ts";
import { DefinitionRows } from "#client/ui/definition-rows.tsx";
import styles from "#client/ui/form-rows.module.css";
import { SelectField } from "#client/ui/select-field.tsx";
import { StatusChip } from "#client/ui/status-chip.tsx";
import { TextField } from "#client/ui/text-field.tsx";
import { useDraft } from "#client/use-draft.ts";
import { useSignedForm } from "#client/use-signed-form.ts";
import { decideAccess } from "#domain/access/decide.ts";
import {
  describeResultDecision,
  describeValue,
  type ResultDecision,
  resultDecisions,
  type ValueFlag,
} from "#domain/orders/result.ts";
import type { ListedResult } from "./orders-list.ts";

const flagTones: Record<ValueFlag, "urgent" | "watch" | "plain"> = {
  critical: "urgent",
  high: "watch",
  low: "watch",
  normal: "plain",
  "not-given": "plain",
};

/** The whole report; it is acknowledged by signature under it, and never by being opened. */
export function ResultPanel({ result, onClose }: { result: ListedResult; onClose: () => void }) {
  const { data: full } = useSuspenseQuery(trpc.orders.result.queryOptions({ resultId: result.resultId }));
  const { data: me } = useSuspenseQuery(trpc.account.me.queryOptions());
  const queryClient = useQueryClient();
  return (
    <>
      <div className={styles.facts}>
        <DefinitionRows
          rows={[
            { term: "Received", value: `${formatDay(full.receivedOn)}, ${full.status}` },
            { term: "Reported by", value: `${full.reportedBy}, entered by ${full.recordedByName}` },
            { term: "In one line", value: full.summary },
            ...(full.viewerUrl === ""
              ? []
              : [
                  {
                    term: "Images",
                    value: (
                      <a href={full.viewerUrl} target="_blank" rel="noreferrer noopener">
                        Open the viewer, outside Plinth
                      </a>
                    ),
                  },
                ]),
          ]}
        />
      </div>
      {full.values.length > 0 ? (
        <ul className={styles.list} aria-label="Values">
          {full.values.map((value) => (
            <li key={`${value.name}${value.decimalText}`}>
              {describeValue({ ...value, flag: "not-given" })}{" "}
              {value.flag === "normal" || value.flag === "not-given" ? null : (
                <StatusChip tone={flagTones[value.flag]}>{value.flag}</StatusChip>
              )}
            </li>
          ))}
        </ul>
      ) : null}
      <OwnedDocuments
        owner={{ ownerKind: "result", ownerId: full.resultId, name: full.summary }}
        documents={full.documents}
        keeping={
          decideAccess("orders.order", me).isAllowed && full.acknowledgedAt === null
            ? {
                clinics: [{ clinicId: full.clinicId, name: "" }],
                onChanged: () =>
                  queryClient.invalidateQueries({
                    queryKey: trpc.orders.result.queryKey({ resultId: result.resultId }),
                  }),
              }
            : undefined
        }
      />
      {full.report === "" ? null : <p className={styles.prose}>{full.report}</p>}
      {full.acknowledgedAt === null && !result.isReplaced ? (
        <AcknowledgeForm resultId={result.resultId} onClose={onClose} />
      ) : null}
    </>
  );
}

type Answer = { note: string; decision: ResultDecision | "" };

function AcknowledgeForm({ resultId, onClose }: { resultId: string; onClose: () => void }) {
  const draft = useDraft<Answer>({ kind: "order", subjectId: resultId, initial: { note: "", decision: "" } });
  const { value } = draft;
  const form = useSignedForm({
    draft,
    part: "content",
    check: ({ decision }) => (decision === "" ? { decision: "Choose what follows from it." } : {}),
    send: ({ note, decision }, operationId) =>
      client.orders.acknowledge.mutate({
        operationId,
        resultId,
        content: { schema: 1, note: note.trim(), decision: decision === "" ? "no-change" : decision },
      }),
    onDone: onClose,
  });
  return (
    <SignedForm
      label="Acknowledge result"
      form={form}
      draft={draft}
      submit="Sign: read and answered"
      onClose={onClose}
    >
      <div className={styles.row}>
        <SelectField
          label="What follows"
          value={value.decision}
          placeholder="Choose"
          options={resultDecisions.map((decision) => ({
            value: decision,
            label: describeResultDecision(decision),
          }))}
          onChange={(decision) =>
            draft.setValue((before) => ({ ...before, decision: decision as ResultDecision }))
          }
          error={form.said("decision")}
        />
        <div className={styles.wide}>
          <TextField
            label="Note"
            value={value.note}
            onChange={(note) => draft.setValue((before) => ({ ...before, note }))}
            error={form.said("note")}
            maxLength={300}
          />
        </div>
      </div>
    </SignedForm>
  );
}
