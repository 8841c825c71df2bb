import type { Inputs, Outputs } from "#client/trpc.ts";
import { describeDose } from "#domain/doses/describe.ts";
import type { Dose } from "#domain/doses/dose.ts";
import { check, isAllowed } from "#domain/sessions/check.ts";
import type { CheckResult } from "#domain/sessions/check-result.ts";
import { isSameDose } from "#domain/sessions/current-dose.ts";

type Sheet = Omit<Outputs["sessions"]["get"], "time" | "vitals">;
type SheetRow = Sheet["rows"][number];

/** What is done with a row and can be taken here while the server does not answer. */
export type KeptWrite = {
  [Path in KeptPath]: { path: Path; input: Inputs["sessions"][Bare<Path>] };
}[KeptPath];
type KeptPath = (typeof keptPaths)[number];
type Bare<Path extends string> = Path extends `sessions.${infer Name extends keyof Inputs["sessions"]}`
  ? Name
  : never;

const keptPaths = [
  "sessions.setDose",
  "sessions.confirmRow",
  "sessions.unconfirmRow",
  "sessions.setNotDone",
  "sessions.setFromNowOn",
] as const;

export const isKeptWrite = (asked: { path: string }): asked is KeptWrite =>
  (keptPaths as readonly string[]).includes(asked.path);

type Taken = { outcome: "saved" | "ask" | "refused"; version: number; check?: CheckResult };
type Change = Partial<
  Pick<SheetRow, "state" | "dose" | "origin" | "notDoneReason" | "isFromNowOn" | "check">
>;

/**
 * What the server will answer if nothing changes until it is asked: the same check against the plan this sheet was read
 * with. Undefined where it would refuse: then nothing is taken.
 */
export function takeWrite(write: KeptWrite, sheet: Sheet): { answer: Taken; sheet: Sheet } | undefined {
  const row = sheet.rows.find((candidate) => candidate.row === write.input.row);
  if (!row || sheet.session.state !== "open" || row.version !== write.input.expectedVersion) return undefined;
  const change = changeOf(write, row, sheet);
  if (!change) return undefined;
  if ("answer" in change) return { answer: change.answer, sheet };
  const version = row.version + 1;
  const next = { ...row, ...change, version };
  return {
    answer: { outcome: "saved", version, ...(change.check ? { check: change.check } : {}) },
    sheet: { ...sheet, rows: sheet.rows.map((candidate) => (candidate === row ? next : candidate)) },
  };
}

function changeOf(write: KeptWrite, row: SheetRow, sheet: Sheet): Change | { answer: Taken } | undefined {
  if (write.path === "sessions.unconfirmRow")
    return { state: "copied", isFromNowOn: false, notDoneReason: null };
  if (write.path === "sessions.setNotDone")
    return { state: "not-done", notDoneReason: write.input.reason, isFromNowOn: false };
  const { plan } = sheet;
  if (!plan) return undefined;
  if (write.path === "sessions.setFromNowOn") {
    const { isFromNowOn } = write.input;
    if (isFromNowOn && (row.state !== "changed" || row.deviationReason !== "" || row.isAdded))
      return undefined;
    const result = check(plan, { purpose: "from-now-on", lineKey: row.lineKey, dose: row.dose });
    return isFromNowOn && !isAllowed(result) ? asks(result, row) : { isFromNowOn, check: row.check };
  }
  const dose = write.path === "sessions.setDose" ? write.input.dose : row.dose;
  const result = check(plan, { purpose: "perform", lineKey: row.lineKey, dose });
  if (!isAllowed(result)) return asks(result, row);
  const state = stateOf(sheet, row, dose);
  return {
    state,
    dose,
    check: result,
    notDoneReason: null,
    isFromNowOn: state === "changed" && row.isFromNowOn,
    ...(write.path === "sessions.setDose" ? { origin: write.input.origin } : {}),
  };
}

const asks = (check: CheckResult, row: SheetRow): { answer: Taken } => ({
  answer: { outcome: check.consequence === "refused" ? "refused" : "ask", version: row.version, check },
});

function stateOf({ plan }: Sheet, row: SheetRow, dose: Dose): "done" | "changed" {
  const line = plan?.lines.find((candidate) => candidate.lineKey === row.lineKey);
  return isSameDose(line?.current ?? row.dose, dose) && !line?.isMovedToday ? "done" : "changed";
}

/** The sheet as it was read, with what was taken here since and is not in it yet. */
export const withKept = <Read extends Sheet>(sheet: Read, writes: readonly KeptWrite[]): Read =>
  writes.reduce<Read>((now, write) => {
    const taken = takeWrite(write, now);
    return taken ? { ...now, rows: taken.sheet.rows } : now;
  }, sheet);

/** A write in words, as its row would read. */
export function describeWrite({ path, input }: KeptWrite): string {
  if (path === "sessions.setDose") return describeDose(input.dose);
  if (path === "sessions.setNotDone") return `not done: ${input.reason.replaceAll("-", " ")}`;
  if (path === "sessions.setFromNowOn") return input.isFromNowOn ? "from now on" : "today only";
  return path === "sessions.confirmRow" ? "done as it stood here" : "not confirmed";
}
