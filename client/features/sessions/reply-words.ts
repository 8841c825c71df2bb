import { describeDose } from "#domain/doses/describe.ts";
import type { SheetRow } from "./use-row-acts.ts";

type Reply = NonNullable<SheetRow["requests"][number]["reply"]>;

/** An answer in the row that asked: what may be done now, by whom, and why. */
export function replyWords(reply: Reply): string {
  const said: Readonly<Record<string, string>> = {
    "approve-once": "Raised",
    "approve-and-amend": "Raised from now on",
    counter: `Countered, ${reply.dose ? describeDose(reply.dose) : "another dose"},`,
    decline: "Declined",
  };
  return `${said[reply.kind] ?? "Answered"} by ${reply.byName}${reply.reason ? `: ${reply.reason}` : ""}`;
}
