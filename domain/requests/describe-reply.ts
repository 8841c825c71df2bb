import { describeDose } from "#domain/doses/describe.ts";
import type { Dose } from "#domain/doses/dose.ts";
import type { ReplyKind, RequestKind } from "./request.ts";

const replyWords: Record<ReplyKind, string> = {
  "approve-once": "Approved once",
  "approve-and-amend": "Approved from now on",
  counter: "Countered",
  decline: "Declined",
};

/**
 * What an answer did: "Approved once: 3 × 10, 60 lb", "Declined". Whatever answers a question raised for safety also
 * ends its hold, and is said to. `what` names the line where the words stand away from it.
 */
export function describeReply(
  question: RequestKind,
  reply: { kind: ReplyKind; dose: Dose | null },
  what = "",
): string {
  const words = replyWords[reply.kind];
  const about = [what, reply.dose ? describeDose(reply.dose) : ""].filter((part) => part !== "").join(" ");
  const said = question === "more" ? words : `Hold ended, ${words.toLowerCase()}`;
  return about === "" ? said : `${said}: ${about}`;
}
