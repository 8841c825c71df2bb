import { TRPCClientError, type TRPCLink } from "@trpc/client";
import type { AnyRouter } from "@trpc/server";
import { observable, type Unsubscribable } from "@trpc/server/observable";
import { changeConnection, connectionNow } from "./connection.ts";

export type Asked = { type: string; path: string; input: unknown };

/** What this device answers in the server's place. */
export type KeptAnswers = {
  /** The server answered a read. */
  onAnswer: (asked: Asked, data: unknown) => void;
  /** Whether it waits behind something that was asked before and is not on the server yet. */
  isBehind: (asked: Asked) => boolean;
  /** What is kept here, or a write taken to be sent later; undefined for what only the server can answer. */
  answer: (asked: Asked) => Promise<{ data: unknown } | undefined>;
};

let kept: KeptAnswers | undefined;
export const setKeptAnswers = (answers: KeptAnswers | undefined): void => {
  kept = answers;
};

/** Asked past the device: what waits here is being sent, or it is asked whether the server is there again. */
export const direct = { isDirect: true } as const;

export const markOffline = (): void =>
  changeConnection({ offlineSince: connectionNow().offlineSince ?? Date.now() });

/** Lets the device answer what nobody else does, and says whether the server answers. */
export function deviceLink<Router extends AnyRouter>(): TRPCLink<Router> {
  return () =>
    ({ op, next }) =>
      observable((observer) => {
        if (op.type === "subscription") return next(op).subscribe(observer);
        const here = op.context["isDirect"] === true ? undefined : kept;
        let asking: Unsubscribable | undefined;
        let isOver = false;
        const answerHere = (otherwise: () => void) => {
          if (!here) return otherwise();
          here.answer(op).then(
            (found) => {
              if (isOver) return;
              if (!found) return otherwise();
              observer.next({ result: { type: "data", data: found.data } });
              observer.complete();
            },
            (error: unknown) =>
              observer.error(TRPCClientError.from(error instanceof Error ? error : new Error(String(error)))),
          );
        };
        const ask = () => {
          asking = next(op).subscribe({
            next(value) {
              changeConnection({ offlineSince: null });
              if (op.type === "query" && "data" in value.result) here?.onAnswer(op, value.result.data);
              observer.next(value);
            },
            error(error) {
              if (error.data) changeConnection({ offlineSince: null });
              if (error.data || op.signal?.aborted) return observer.error(error);
              markOffline();
              answerHere(() => observer.error(error));
            },
            complete: () => observer.complete(),
          });
        };
        if (here && (here.isBehind(op) || !navigator.onLine)) answerHere(ask);
        else ask();
        return () => {
          isOver = true;
          asking?.unsubscribe();
        };
      });
}
