import type { ReplyKind, RequestEventKind, RequestKind, RequestState } from "./request.ts";

export const replyStates: Record<ReplyKind, RequestState> = {
  "approve-once": "approved",
  "approve-and-amend": "amended",
  counter: "countered",
  decline: "declined",
};

/** Waiting for somebody: the prescriber, or first the supervising therapist. */
export const isWaiting = (state: RequestState): boolean => state === "waiting" || state === "with-supervisor";

/** An assistant's question goes to the supervising therapist first; one raised for safety waits for nobody in between. */
export const stateWhenAsked = (kind: RequestKind, isFromAssistant: boolean): RequestState =>
  isFromAssistant && kind === "more" ? "with-supervisor" : "waiting";

/** One step of a request's fold after it was asked. What may not follow leaves the state as it is. */
export function applyRequestEvent(
  state: RequestState,
  kind: Exclude<RequestEventKind, "asked">,
): RequestState {
  if (!isWaiting(state)) return state;
  switch (kind) {
    case "passed-on":
      return "waiting";
    case "withdrawn":
      return "withdrawn";
    case "acknowledged":
    case "obeyed":
      return state;
    case "approve-once":
    case "approve-and-amend":
    case "counter":
    case "decline":
      return replyStates[kind];
    default:
      return kind satisfies never;
  }
}
