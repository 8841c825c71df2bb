import { formatDay } from "#client/format/dates.ts";
import { endSentence, formatMoment } from "#client/format/times.ts";
import { Strip } from "#client/ui/strip.tsx";
import { describeEvent } from "#domain/prescriptions/describe-event.ts";
import { isWaiting } from "#domain/requests/state.ts";
import type { Sheet } from "../flowsheet/use-row-acts.ts";
import { QuestionStrip } from "../questions/question-strip.tsx";
import { replyWords } from "../questions/reply-words.ts";
import type { QuestionActs } from "../questions/use-question-acts.ts";

/** What is true of the whole session: signed, written late, a note without treatment, held for safety, answered. */
export function SessionStates({ sheet, questions }: { sheet: Sheet; questions: QuestionActs }) {
  const { session } = sheet;
  const waiting = sheet.sessionRequests.filter((request) => isWaiting(request.state));
  const answered = sheet.sessionRequests.find(
    (request) => request.reply !== null && request.sessionId === session.sessionId,
  );
  return (
    <>
      {session.state === "discarded" ? (
        <Strip tone="info">Not started after all. Nothing was entered, and it counts nowhere.</Strip>
      ) : null}
      {session.state === "signed" ? (
        <Strip tone="info" icon="check">
          Signed{session.signedAt ? ` ${formatMoment(session.signedAt, sheet.timeZone)}` : ""} · It never
          changes; corrections are addenda.
        </Strip>
      ) : null}
      {sheet.addenda.some((one) => one.kind === "entered-in-error") ? (
        <Strip tone="worse">Entered in error. It stays readable and counts for nothing.</Strip>
      ) : null}
      {session.isKept ? (
        <Strip tone="info">
          A sensitive episode: what was written is kept for staff named for its section.
        </Strip>
      ) : null}
      {session.kind === "seen-not-treated" ? (
        <Strip tone="info" icon="doc">
          Seen, not treated. A note has no treatment rows.
        </Strip>
      ) : null}
      {sheet.hold ? (
        <Strip tone="worse" icon="octagon">
          <b>{describeEvent(sheet.hold)}.</b> {endSentence(formatMoment(sheet.hold.at, sheet.timeZone))}{" "}
          {sheet.hold.kind === "held"
            ? "Nothing is treated until it is resumed; what was done before stays recorded."
            : "Nothing is treated under it any more; what was done before stays recorded."}
        </Strip>
      ) : null}
      {sheet.resumed ? (
        <Strip tone="info" icon="check">
          <b>
            Resumed by {sheet.resumed.actorName}
            {sheet.resumed.reason === "" ? "" : `: ${sheet.resumed.reason}`}.
          </b>{" "}
          {formatMoment(sheet.resumed.at, sheet.timeZone)}
        </Strip>
      ) : null}
      {session.isLateEntry ? (
        <Strip tone="watch">
          Late entry: held {formatDay(session.heldOn)},{" "}
          {endSentence(formatMoment(session.startedAt, sheet.timeZone))}
        </Strip>
      ) : null}
      {session.gateReason === "" ? null : (
        <Strip tone="watch">Treated although a paper is missing: {session.gateReason}</Strip>
      )}
      {waiting.map((question) => (
        <QuestionStrip
          key={question.requestId}
          question={question}
          row={null}
          sheet={sheet}
          questions={questions}
        />
      ))}
      {answered?.reply ? (
        <Strip tone="info" icon={answered.reply.kind === "decline" ? "x" : "check"}>
          {replyWords(answered, formatMoment(answered.reply.at, sheet.timeZone))}
        </Strip>
      ) : null}
    </>
  );
}
