/** The question that *ask first* becomes. A request to do more leaves the old dose standing; one for safety holds. */
export const requestKinds = ["more", "safety-line", "safety-session"] as const;
export type RequestKind = (typeof requestKinds)[number];

export const requestStates = [
  "waiting",
  "with-supervisor",
  "approved",
  "amended",
  "countered",
  "declined",
  "withdrawn",
] as const;
export type RequestState = (typeof requestStates)[number];

export const replyKinds = ["approve-once", "approve-and-amend", "counter", "decline"] as const;
export type ReplyKind = (typeof replyKinds)[number];

export const requestEventKinds = [
  "asked",
  "passed-on",
  "acknowledged",
  ...replyKinds,
  "withdrawn",
  "obeyed",
] as const;
export type RequestEventKind = (typeof requestEventKinds)[number];
