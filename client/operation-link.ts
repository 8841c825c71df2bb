import type { TRPCLink } from "@trpc/client";
import type { AnyRouter } from "@trpc/server";
import { observable } from "@trpc/server/observable";

const mostUnanswered = 50;

/** What was asked, without the id it was asked under. */
function contentOf(path: string, input: unknown): { key: string; operationId: string } | undefined {
  if (typeof input !== "object" || input === null || !("operationId" in input)) return undefined;
  const { operationId, ...rest } = input;
  if (typeof operationId !== "string") return undefined;
  return { key: `${path} ${JSON.stringify(rest)}`, operationId };
}

/**
 * A write that was never answered may have been done. Asked again with the same words, it goes under the id it had the
 * first time, so that the server answers what it did then and does nothing twice.
 */
export function operationLink<Router extends AnyRouter>(): TRPCLink<Router> {
  const unanswered = new Map<string, string>();
  return () =>
    ({ op, next }) =>
      observable((observer) => {
        const asked = op.type === "mutation" ? contentOf(op.path, op.input) : undefined;
        if (!asked) return next(op).subscribe(observer);
        const operationId = unanswered.get(asked.key) ?? asked.operationId;
        return next({ ...op, input: { ...(op.input as object), operationId } }).subscribe({
          next(value) {
            unanswered.delete(asked.key);
            observer.next(value);
          },
          error(error) {
            if (error.data) unanswered.delete(asked.key);
            else if (unanswered.size < mostUnanswered) unanswered.set(asked.key, operationId);
            observer.error(error);
          },
          complete: () => observer.complete(),
        });
      });
}
