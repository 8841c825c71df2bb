import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useCallback, useEffect, useRef, useState } from "react";
import { usePatientZone } from "#client/clinic-zone.ts";
import { NotConfirmedError, useConfirmation } from "#client/confirm.tsx";
import { formatTime, formatTimeWithSeconds } from "#client/format/times.ts";
import { errorData, errorWords, newOperationId, type Outputs, trpc } from "#client/trpc.ts";
import { Button } from "#client/ui/button.tsx";
import { IconButton } from "#client/ui/icon-button.tsx";
import { part, useAhead } from "#client/ui/part.tsx";
import { Strip } from "#client/ui/strip.tsx";
import { showToast } from "#client/ui/toast-queue.ts";
import { useDraft } from "#client/use-draft.ts";
import { useSignKey } from "#client/use-sign-key.ts";
import type { PrescriptionContent } from "#domain/prescriptions/prescription.ts";
import { withRecordAnswers } from "#domain/prescriptions/record/record-answer.ts";
import { AlsoWritingStrip } from "../drafts/also-writing-strip.tsx";
import { DraftBegunStrip } from "../drafts/draft-begun-strip.tsx";
import { StandingStrip, useStandingEvents } from "../drafts/standing-strip.tsx";
import { useDraftHistory } from "../drafts/use-draft-history.ts";
import { ComposerLines } from "../lines/composer-lines.tsx";
import { countToAnswer, LimitsOfPrecautions } from "../record/to-answer.tsx";
import { ComposerEquipment } from "./composer-equipment.tsx";
import { ComposerGoals } from "./composer-goals.tsx";
import { ComposerHeader, ComposerNotes } from "./composer-header.tsx";
import { ComposerLimits } from "./composer-limits.tsx";
import { ComposerPhase } from "./composer-phase.tsx";
import { type Change, onceEach, type Problems } from "./composer-problems.ts";
import { ComposerReview } from "./composer-review.tsx";
import styles from "./composer-screen.module.css";
import { useComposerChecks } from "./use-composer-checks.ts";
import { focusNextProblem, useNextProblemKey } from "./use-next-problem.ts";

const SignPrescriptionDialog = part(() =>
  import("../versions/sign-prescription-dialog.tsx").then((module) => module.SignPrescriptionDialog),
);

type Composed = Outputs["prescriptions"]["compose"];

/** Writes the next version: what stands at the left is what is signed, what it changes and must answer at the right. */
export function ComposerScreen(props: {
  patientId: string;
  episodeId: string;
  composed: Composed;
  onSigned: () => void;
  onClose: () => void;
  /** Composes again, on what is in force by now. */
  onReopen: () => void;
}) {
  const { patientId, episodeId, composed, onSigned, onClose, onReopen } = props;
  const zone = usePatientZone(patientId);
  const draft = useDraft<PrescriptionContent>({
    kind: "prescription",
    subjectId: episodeId,
    initial: composed.content,
    baseVersionId: composed.baseVersionId,
  });
  const content = draft.value;
  const history = useDraftHistory(draft);
  useAhead(SignPrescriptionDialog);
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const { confirmThen } = useConfirmation();
  const { preview, found, notices, isChecked } = useComposerChecks(episodeId, composed, content);
  const sign = useMutation(trpc.prescriptions.sign.mutationOptions());
  const transcribe = useMutation(trpc.prescriptions.transcribe.mutationOptions());
  const isTranscription = content.outsideOrder !== undefined;
  const [isSigned, setSigned] = useState(false);
  const events = useStandingEvents(episodeId, composed, isSigned);
  const [isSigning, setSigning] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [refused, setRefused] = useState<{
    field: string;
    words: string;
    content: PrescriptionContent;
  } | null>(null);
  const page = useRef<HTMLElement>(null);
  useNextProblemKey();
  const [isAskedToSign, setAskedToSign] = useState(false);
  // What the server refused stands at its field until something is changed.
  const all: Problems = refused && refused.content === content ? onceEach([...found, refused]) : found;
  // What came over and has passed is no error before somebody goes to sign.
  const fields: Problems = isAskedToSign ? all.map(({ field, words }) => ({ field, words })) : all;
  const toMend = fields.filter(({ isDue }) => !isDue);
  const due = fields.length - toMend.length;
  // What the record asks, a physiatrist answers; until then it holds, and a transcribed order changes nothing of it.
  const open = isTranscription ? 0 : countToAnswer(preview.data);
  const mayAsk =
    toMend.length === 0 &&
    open === 0 &&
    draft.begunOn === null &&
    events.unseen === null &&
    events.newer === null;
  const canReview = isChecked && mayAsk && due === 0;
  // Asked for while the last keystroke is still being checked, the dialog opens once it is; another change closes it.
  const { change: write } = history;
  const change = useCallback<Change>(
    (next) => {
      setSigning(false);
      setProblem(null);
      write(next);
    },
    [write, setSigning, setProblem],
  );
  const askToSign = () => {
    if (!mayAsk) return;
    if (due > 0) setAskedToSign(true);
    else setSigning(true);
  };
  useSignKey(askToSign);
  useEffect(() => {
    if (isAskedToSign) focusNextProblem();
  }, [isAskedToSign]);
  const signNow = async () => {
    const { data } = preview;
    if (!data) return;
    const operationId = newOperationId();
    try {
      await draft.flush();
      let receipt: { number: number; hash: string; signedAt: number } | undefined;
      await confirmThen(async () => {
        receipt = await (isTranscription ? transcribe : sign).mutateAsync({
          operationId,
          episodeId,
          content,
          baseVersionId: composed.baseVersionId,
          expectedVersion: events.seenVersion,
          shownHash: data.hash,
        });
      });
      draft.finish();
      setSigned(true);
      setSigning(false);
      await queryClient.invalidateQueries();
      if (receipt)
        showToast({
          icon: "check",
          tone: "better",
          text: `${isTranscription ? "Outside order verified" : "Prescription signed"}, v${receipt.number}`,
          detail: `${formatTime(receipt.signedAt, zone)}, content ${receipt.hash.slice(0, 12)}`,
        });
      onSigned();
    } catch (error) {
      setSigning(false);
      const field = errorData(error)?.refusal?.field;
      if (field) setRefused({ field: field.replace(/^content\./, ""), words: errorWords(error), content });
      // Also the record may have been answered elsewhere meanwhile: what would be signed is read again.
      if (errorData(error)?.refusal?.kind === "changed-meanwhile")
        await Promise.all([events.readAgain(), preview.refetch()]);
      setProblem(error instanceof NotConfirmedError ? error.message : errorWords(error));
    }
  };
  // What was typed is read back from the server, as after a reload.
  const lookAtNewer = async () => {
    await draft.flush();
    await queryClient.refetchQueries(
      trpc.drafts.get.queryFilter({ kind: "prescription", subjectId: episodeId }),
    );
    onReopen();
  };
  // What is saved is read from the draft that was kept, so it is kept first, also when nothing was typed yet.
  const saveAsProtocol = async () => {
    draft.setValue((before) => ({ ...before }));
    try {
      await draft.flush();
      await navigate({
        to: "/patients/$patientId/save-protocol",
        params: { patientId },
        search: { episodeId, from: "draft" },
      });
    } catch (error) {
      setProblem(errorWords(error));
    }
  };
  const number = composed.baseNumber + 1;

  return (
    <main id="content" className={styles.page} ref={page}>
      <div className={styles.write}>
        {draft.begunOn ? (
          <DraftBegunStrip
            episodeId={episodeId}
            begunOn={draft.begunOn}
            inForce={composed.baseNumber}
            draft={draft}
          />
        ) : null}
        <AlsoWritingStrip episodeId={episodeId} patientId={patientId} />
        <StandingStrip events={events} onLook={() => void lookAtNewer()} />
        <ComposerHeader
          content={content}
          number={number}
          baseNumber={composed.baseNumber}
          standingLimitIds={composed.standingLimitIds}
          problems={fields}
          onChange={change}
        />
        <ComposerPhase
          content={content}
          basePhaseId={composed.base?.protocol?.phaseId}
          standingLimitIds={composed.standingLimitIds}
          problems={fields}
          onChange={change}
        />
        <ComposerLimits
          content={content}
          standingLimitIds={composed.standingLimitIds}
          problems={fields}
          onChange={change}
        />
        <LimitsOfPrecautions words={preview.data?.limitsOfPrecautions ?? []} />
        <ComposerLines content={content} problems={fields} notices={notices} onChange={change} />
        <ComposerEquipment content={content} problems={fields} onChange={change} />
        <ComposerGoals content={content} problems={fields} onChange={change} />
        <ComposerNotes content={content} problems={fields} onChange={change} />
      </div>
      <ComposerReview
        patientId={patientId}
        episodeId={episodeId}
        content={content}
        preview={preview.data}
        problems={fields}
        notices={notices}
        baseNumber={composed.baseNumber}
        error={preview.error}
        onChange={change}
      />
      <footer className={styles.bar}>
        <Button
          kind="quiet"
          onPress={() => {
            void draft.discard().then(onClose);
          }}
        >
          Discard draft
        </Button>
        <IconButton
          icon="undo"
          size="small"
          kind="quiet"
          label="Undo, Ctrl+Z"
          isDisabled={!history.canUndo}
          onPress={history.undo}
        />
        <IconButton
          icon="redo"
          size="small"
          kind="quiet"
          label="Do again, Ctrl+Shift+Z"
          isDisabled={!history.canRedo}
          onPress={history.redo}
        />
        <span className="visually-hidden" role="status">
          {history.said}
        </span>
        <span className={styles.state} role="status">
          {draft.problem ??
            (draft.savedAt
              ? `Draft saved ${formatTimeWithSeconds(draft.savedAt, zone)}`
              : `Not ${isTranscription ? "verified" : "signed"}`)}
          {toMend.length > 0 ? ` · ${toMend.length} to mend` : ""}
          {due > 0 ? ` · ${due} due for a new date` : ""}
          {open > 0 ? ` · ${open} to answer` : ""}
        </span>
        {problem ? (
          <Strip tone="worse" role="alert">
            {problem}
          </Strip>
        ) : null}
        {isTranscription ? null : (
          <span className={styles.roomy}>
            <Button kind="quiet" onPress={() => void saveAsProtocol()}>
              Save as clinic protocol
            </Button>
          </span>
        )}
        <Button onPress={onClose}>Save and close</Button>
        <Button kind="main" keyHint="Ctrl+Enter" isDisabled={!mayAsk} onPress={askToSign}>
          {isTranscription ? "Review and verify" : "Review and sign"}
        </Button>
      </footer>
      {isSigning && canReview && preview.data ? (
        <SignPrescriptionDialog
          patientId={patientId}
          number={number}
          content={withRecordAnswers(content, preview.data.recordAnswers)}
          hash={preview.data.hash}
          changes={preview.data.changes}
          isPending={sign.isPending || transcribe.isPending}
          onSign={() => void signNow()}
          onClose={() => setSigning(false)}
        />
      ) : null}
    </main>
  );
}
