import { describeReply } from "#domain/requests/describe-reply.ts";
import type { Question } from "./use-question-acts.ts";

/** What an answer did, who gave it and why, where it was asked. `when` stands where the screen has room for it. */
export function replyWords({ kind, reply }: Question, when = ""): string {
  if (!reply) return "";
  return `${describeReply(kind, reply)} by ${reply.byName}${when === "" ? "" : `, ${when}`}${reply.reason === "" ? "" : `: ${reply.reason}`}`;
}
