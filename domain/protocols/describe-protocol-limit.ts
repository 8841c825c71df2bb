import { describeLimit } from "#domain/prescriptions/describe.ts";
import type { Limit } from "#domain/prescriptions/limit.ts";
import type { ProtocolLimit } from "./protocol-limit.ts";

/** A limit of a protocol in clinical words, without a side: "Knee loaded flexion at most 90°". */
export function describeProtocolLimit(limit: ProtocolLimit): string {
  const { ownerKind, dueAfterDays: _days, ...bound } = limit;
  const nobodys = { limitId: "", owner: { kind: ownerKind, name: "" }, delegateStaffIds: [], fromOn: "" };
  return describeLimit({ ...bound, ...nobodys } as unknown as Limit);
}
