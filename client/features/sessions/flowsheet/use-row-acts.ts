import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useCallback, useRef, useState } from "react";
import { errorData, errorWords, type Inputs, newOperationId, type Outputs, trpc } from "#client/trpc.ts";
import { describeDose, describeQuantity } from "#domain/doses/describe.ts";
import type { Dose, DoseField, Quantity } from "#domain/doses/dose.ts";
import { assessAmount } from "#domain/doses/reading/read-amount.ts";
import { check } from "#domain/sessions/check.ts";
import type { CheckResult } from "#domain/sessions/check-result.ts";
import { recheckWanted } from "../questions/recheck.ts";
import { countAnswered, describeRow, stateWords } from "./row-words.ts";
import { settleKeptRow, useKeptRows } from "./use-kept-rows.ts";

/** A session on the screen; the sheet before one is begun has no time and no vital signs. */
export type OpenSheet = Outputs["sessions"]["get"];
export type Sheet = Omit<OpenSheet, "time" | "vitals">;
export type SheetRow = Sheet["rows"][number];
/** A dose that was wanted and is not recorded: it asks, or it is refused. */
export type Wanted = {
  dose: Dose;
  check: CheckResult;
  rung?: { exerciseId: string; name: string };
  /** Wanted to hold from now on; absent, it was wanted for today. */
  purpose?: "from-now-on";
};

/** What a row still has to say: a colleague wrote in between, or a write was refused or not answered. */
export type RowNotice =
  | { kind: "clash"; mine: string; theirs: string; again: () => void }
  | { kind: "failed"; words: string; again: () => void };

type Target = { operationId: string; sessionId: string; row: number; expectedVersion: number };
type Answer = { version: number; wanted?: Wanted };
/** Rows as they stood before one own act, each with the version the act made of it. */
type Done = { before: SheetRow; version: number; exerciseId?: string | undefined }[];

/** Own acts that can be taken back, newest last. */
const mostUndone = 50;
type Write = (target: Target, standing: SheetRow) => Promise<Answer>;

/** What can be done with one row. The rules answer here at once; the server decides and the sheet is read again. */
export function useRowActs(sheet: Sheet) {
  const queryClient = useQueryClient();
  const [wanted, setWanted] = useState<Record<number, Wanted>>({});
  const [notices, setNotices] = useState<Record<number, RowNotice>>({});
  const [unread, setUnread] = useState<Record<string, true>>({});
  const setDoseMutation = useMutation(trpc.sessions.setDose.mutationOptions());
  const confirmMutation = useMutation(trpc.sessions.confirmRow.mutationOptions());
  const unconfirmMutation = useMutation(trpc.sessions.unconfirmRow.mutationOptions());
  const notDoneMutation = useMutation(trpc.sessions.setNotDone.mutationOptions());
  const fromNowOnMutation = useMutation(trpc.sessions.setFromNowOn.mutationOptions());
  const deviationMutation = useMutation(trpc.sessions.recordDeviation.mutationOptions());
  const moveMutation = useMutation(trpc.sessions.moveRung.mutationOptions());
  const restMutation = useMutation(trpc.sessions.setRestNotDone.mutationOptions());
  const restoreMutation = useMutation(trpc.sessions.restoreRow.mutationOptions());
  const dropMutation = useMutation(trpc.sessions.dropLine.mutationOptions());
  const substituteMutation = useMutation(trpc.sessions.substituteRow.mutationOptions());
  const [said, say] = useState("");
  const done = useRef<Done[]>([]);
  const wantedNow = useRef(wanted);
  const queue = useRef(Promise.resolve());
  /** The version each of this screen's own writes made of the one before, so that only a colleague's is a clash. */
  const ownVersions = useRef(new Map<string, number>());
  const { sessionId } = sheet.session;
  /** What is wanted in each row, as the plan that was read last has it. */
  const wantedByNow: Record<number, Wanted> = Object.fromEntries(
    sheet.rows.flatMap((row) => {
      const one = wanted[row.row];
      return one ? [[row.row, recheckWanted(sheet, row, one)] as const] : [];
    }),
  );
  const sheetKey = trpc.sessions.get.queryKey({ sessionId });

  const reread = useCallback(
    () => queryClient.invalidateQueries({ queryKey: trpc.sessions.get.queryKey({ sessionId }) }),
    [queryClient, sessionId],
  );
  const wantInstead = (row: number, next: Wanted | undefined) => {
    const { [row]: _gone, ...rest } = wantedNow.current;
    wantedNow.current = next ? { ...rest, [row]: next } : rest;
    setWanted(wantedNow.current);
  };
  const notice = useCallback(
    (row: number, next?: RowNotice) =>
      setNotices(({ [row]: _gone, ...rest }) => (next ? { ...rest, [row]: next } : rest)),
    [],
  );
  const markUnread = useCallback(
    (cell: string, isUnread: boolean) =>
      // The same where nothing changes, so that a key pressed in one cell draws nothing else.
      setUnread((now) => {
        if (cell in now === isUnread) return now;
        const { [cell]: _gone, ...rest } = now;
        return isUnread ? { ...rest, [cell]: true } : rest;
      }),
    [],
  );
  const standingSheet = () => queryClient.getQueryData(sheetKey) ?? sheet;
  const standingRow = (row: number) => standingSheet().rows.find((candidate) => candidate.row === row);
  /** The rung a row of the plan stands on; an exercise added today has no ladder. */
  const exerciseOf = ({ lineKey }: SheetRow): string | undefined => {
    const line = standingSheet().plan?.lines.find((candidate) => candidate.lineKey === lineKey);
    return line?.isAddedInSession ? undefined : line?.exercise.exerciseId;
  };
  const followOwn = (row: number, version: number): number => {
    const next = ownVersions.current.get(`${row}-${version}`);
    return next === undefined ? version : followOwn(row, next);
  };

  /** One write after the other, each on the version its row had on the screen when it was asked for. */
  const act = (
    seen: SheetRow,
    mine: string,
    write: Write,
    back: "undoable" | "final" | "undo" = "undoable",
  ): Promise<void> => {
    const { row } = seen;
    const run = async () => {
      const expectedVersion = followOwn(row, seen.version);
      const before = standingRow(row) ?? seen;
      const exerciseId = exerciseOf(before);
      try {
        const answer = await write(
          { operationId: newOperationId(), sessionId, row, expectedVersion },
          before,
        );
        if (answer.version !== expectedVersion) {
          ownVersions.current.set(`${row}-${expectedVersion}`, answer.version);
          if (back === "undoable") remember([{ before, version: answer.version, exerciseId }]);
          // What cannot be taken back hides what came before it in its row.
          if (back === "final") forgetActsOn(row);
        }
        wantInstead(row, answer.wanted);
        notice(row);
        settleKeptRow(sessionId, row);
        await reread();
        tell(row, before);
      } catch (error) {
        await reread();
        const standing = standingRow(row) ?? seen;
        const again = () => void act(standing, mine, write, back);
        notice(
          row,
          errorData(error)?.refusal?.kind === "changed-meanwhile"
            ? { kind: "clash", mine, theirs: describeRow(standing), again }
            : { kind: "failed", words: errorWords(error), again },
        );
      }
    };
    queue.current = queue.current.then(run);
    return queue.current;
  };

  const remember = (entry: Done) => {
    done.current = [...done.current.slice(1 - mostUndone), entry];
  };
  const forgetActsOn = (row: number) => {
    done.current = done.current
      .map((entry) => entry.filter(({ before }) => before.row !== row))
      .filter((entry) => entry.length > 0);
  };
  /** Politely: what became of a row, and how far the session is. */
  const tell = (row: number, before: SheetRow) => {
    const { rows } = standingSheet();
    const now = rows.find((candidate) => candidate.row === row);
    if (now && now.state !== before.state)
      say(`${now.name} ${stateWords[now.state]}, ${countAnswered(rows)} of ${rows.length}`);
  };
  const restore = (entry: Done) => {
    for (const { before, version, exerciseId } of entry)
      void act(
        { ...before, version },
        describeRow(before),
        async (target) => {
          const { state, dose, origin, notDoneReason, isFromNowOn } = before;
          const rung = exerciseId === undefined ? {} : { exerciseId };
          const was = { state, dose, origin, notDoneReason, isFromNowOn, ...rung };
          const answer = await restoreMutation.mutateAsync({ ...target, before: was });
          return answer.outcome === "saved" ? answer : { ...answer, wanted: { dose, check: answer.check } };
        },
        "undo",
      );
  };

  /** The dose with one field changed, held against the plan here first; what asks or is refused is not sent. */
  const setAmount = (
    seen: SheetRow,
    change: (base: Dose) => Dose,
    origin: Inputs["sessions"]["setDose"]["origin"],
    mine: string,
  ) =>
    act(seen, mine, async (target, standing) => {
      const dose = change(wantedNow.current[seen.row]?.dose ?? standing.dose);
      const { plan } = standingSheet();
      const result = plan ? check(plan, { purpose: "perform", lineKey: standing.lineKey, dose }) : undefined;
      if (result && !isRecorded(result))
        return { version: target.expectedVersion, wanted: { dose, check: result } };
      const answer = await setDoseMutation.mutateAsync({ ...target, dose, origin });
      return answer.outcome === "saved" ? answer : { ...answer, wanted: { dose, check: answer.check } };
    });

  const own = {
    wanted: wantedByNow,
    notices,
    /** Cells whose typed amount was not taken and stands to be corrected. */
    unread: Object.keys(unread).length,
    markUnread,
    /** Resolves when every write asked for so far is answered. */
    settle: () => queue.current,
    /** The sheet as it was read last. */
    standing: standingSheet,
    isDeviating: deviationMutation.isPending,
    /** What was typed into a cell: one amount, or a whole row. */
    setTyped: (seen: SheetRow, given: Dose) => {
      const change = (base: Dose) => ({ ...base, ...given });
      return setAmount(seen, change, "typed", describeDose(change(seen.dose)));
    },
    /** What was wanted and waits in its row, once nothing stands against it any more. */
    takeWanted: (seen: SheetRow, { dose, rung, purpose }: Wanted): Promise<void> => {
      if (rung) return own.moveRung(seen, { ...rung, dose });
      if (purpose) return own.setFromNowOn(seen, true);
      return setAmount(seen, () => dose, "typed", describeDose(dose));
    },
    takeLimit: (seen: SheetRow, field: DoseField, bound: Quantity) =>
      setAmount(seen, (base) => ({ ...base, [field]: bound }), "used-limit", describeQuantity(bound)),
    step: (seen: SheetRow, field: DoseField, by: number) => {
      const change = (base: Dose) => stepped(base, field, by);
      return setAmount(seen, change, "stepped", describeDose(change(seen.dose)));
    },
    toggleDone: (seen: SheetRow) =>
      seen.state === "copied"
        ? act(seen, `done, ${describeDose(seen.dose)}`, async (target, standing) => {
            const answer = await confirmMutation.mutateAsync(target);
            return answer.outcome === "saved"
              ? answer
              : { ...answer, wanted: { dose: standing.dose, check: answer.check } };
          })
        : act(seen, "not confirmed", (target) => unconfirmMutation.mutateAsync(target)),
    setNotDone: (seen: SheetRow, reason: Inputs["sessions"]["setNotDone"]["reason"]) =>
      act(seen, `not done: ${reason.replaceAll("-", " ")}`, (target) =>
        notDoneMutation.mutateAsync({ ...target, reason }),
      ),
    /** Every row nobody has answered, in one act; what is open in a row keeps it, and is named. */
    setRestNotDone: (reason: Inputs["sessions"]["setRestNotDone"]["reason"]): Promise<RestNotDone> => {
      const run = async (): Promise<RestNotDone> => {
        const { rows } = standingSheet();
        const left = rows.filter((row) => row.state === "copied");
        const isOpen = (row: SheetRow) =>
          wantedNow.current[row.row] !== undefined ||
          Object.keys(unread).some((cell) => cell.startsWith(`${row.row}-`));
        const target = left.filter((row) => !isOpen(row));
        const stays = left.filter(isOpen).map((row) => row.name);
        if (target.length === 0) return { count: 0, stays };
        try {
          const answer = await restMutation.mutateAsync({
            operationId: newOperationId(),
            sessionId,
            reason,
            rows: target.map((row) => ({ row: row.row, version: followOwn(row.row, row.version) })),
          });
          const entry = answer.done.flatMap(({ row, version }) => {
            const before = target.find((candidate) => candidate.row === row);
            if (before) ownVersions.current.set(`${row}-${before.version}`, version);
            return before ? [{ before, version, exerciseId: exerciseOf(before) }] : [];
          });
          if (entry.length > 0) remember(entry);
          await reread();
          return { count: entry.length, stays: [...stays, ...answer.stays] };
        } catch (error) {
          await reread();
          return { count: 0, stays: [], problem: errorWords(error) };
        }
      };
      const answer = queue.current.then(run);
      queue.current = answer.then(() => undefined);
      return answer;
    },
    /** Takes the last own act back; what it was, or that there is none, is said. */
    undo: () => {
      const last = done.current.at(-1);
      if (!last) return say("Nothing to undo");
      done.current = done.current.slice(0, -1);
      return restore(last);
    },
    /** A therapist's own line, out of the plan from the signature on. */
    dropLine: (seen: SheetRow) => act(seen, "dropped", (target) => dropMutation.mutateAsync(target)),
    /** Another exercise for today in the place of the therapist's own; what stands in the way is the answer's check. */
    substitute: async (
      seen: SheetRow,
      by: Pick<Inputs["sessions"]["substituteRow"], "exerciseId" | "side" | "dose">,
    ): Promise<CheckResult | null> => {
      const expectedVersion = followOwn(seen.row, seen.version);
      const answer = await substituteMutation.mutateAsync({
        operationId: newOperationId(),
        sessionId,
        row: seen.row,
        expectedVersion,
        ...by,
      });
      if (answer.outcome !== "saved") return answer.check;
      ownVersions.current.set(`${seen.row}-${expectedVersion}`, answer.version);
      forgetActsOn(seen.row);
      await reread();
      return null;
    },
    /** What a screen reader is told politely. */
    said,
    setFromNowOn: (seen: SheetRow, isFromNowOn: boolean) =>
      act(seen, isFromNowOn ? "from now on" : "today only", async (target, standing) => {
        const answer = await fromNowOnMutation.mutateAsync({ ...target, isFromNowOn });
        return answer.outcome === "saved"
          ? answer
          : {
              ...answer,
              wanted: { dose: standing.dose, check: answer.check, purpose: "from-now-on" as const },
            };
      }),
    moveRung: (seen: SheetRow, rung: Pick<SheetRow["rungs"][number], "exerciseId" | "name" | "dose">) =>
      act(seen, rung.name, async (target) => {
        const { exerciseId, name, dose } = rung;
        const answer = await moveMutation.mutateAsync({ ...target, exerciseId, dose });
        return answer.outcome === "saved"
          ? answer
          : { ...answer, wanted: { dose, check: answer.check, rung: { exerciseId, name } } };
      }),
    recordDeviation: (seen: SheetRow, dose: Dose, reason: string) =>
      act(
        seen,
        `done outside, ${describeDose(dose)}`,
        (target) => deviationMutation.mutateAsync({ ...target, dose, reason }),
        "final",
      ),
    forget: (row: number) => {
      settleKeptRow(sessionId, row);
      wantInstead(row, undefined);
      notice(row);
    },
    notice,
    reread,
  };
  useKeptRows(sessionId, (kept) => {
    const showKept = async () => {
      await reread();
      const standing = standingRow(kept.row);
      if (!standing) return;
      const { path, input } = kept.write;
      if (kept.kind === "outside") {
        wantInstead(kept.row, { dose: kept.dose, check: kept.check });
        return;
      }
      const again = () => {
        if (path === "sessions.setDose") void own.setTyped(standing, input.dose);
        else if (path === "sessions.setNotDone") void own.setNotDone(standing, input.reason);
        else if (path === "sessions.setFromNowOn") void own.setFromNowOn(standing, input.isFromNowOn);
        else if (standing.state === (path === "sessions.confirmRow" ? "copied" : "done"))
          void own.toggleDone(standing);
        else own.forget(kept.row);
      };
      notice(
        kept.row,
        kept.kind === "clash"
          ? { kind: "clash", mine: kept.mine, theirs: describeRow(standing), again }
          : { kind: "failed", words: kept.words, again },
      );
    };
    void showKept();
  });
  return own;
}
export type RestNotDone = { count: number; stays: string[]; problem?: string };
export type RowActs = ReturnType<typeof useRowActs>;

const isRecorded = (result: CheckResult): boolean =>
  result.consequence === "act" || result.consequence === "act-and-tell";

export const withField = (dose: Dose, field: DoseField, thousandths: number): Dose => {
  const value = dose[field];
  return value ? { ...dose, [field]: { ...value, thousandths: Math.max(0, thousandths) } } : dose;
};

/** One step, unless nothing would be left of the dose or it could not be believed. */
const stepped = (dose: Dose, field: DoseField, by: number): Dose => {
  const value = dose[field];
  const next = (value?.thousandths ?? 0) + by;
  return value && "thousandths" in assessAmount(next, field, value.unit)
    ? withField(dose, field, next)
    : dose;
};
