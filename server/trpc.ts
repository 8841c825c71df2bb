import { initTRPC } from "@trpc/server";
import * as z from "zod/mini";
import { type AccessAction, accessRules } from "#domain/access/access.ts";
import { decideAccess } from "#domain/access/decide.ts";
import { idSchema } from "#domain/calendar/bounds.ts";
import { type Run, runCommand } from "./command.ts";
import type { Context, SignedInContext } from "./context.ts";
import { formatError } from "./errors.ts";
import { refuse, refuseNotFound } from "./refusal.ts";

/** Every procedure names the action it performs; a router walk in the tests refuses one that does not. */
export type ProcedureMeta = { action: AccessAction; isWrite: boolean };

const t = initTRPC
  .context<Context>()
  .meta<ProcedureMeta>()
  .create({
    isDev: false,
    defaultMeta: { action: "account.self", isWrite: false },
    errorFormatter: formatError,
    sse: {
      maxDurationMs: 5 * 60_000,
      ping: { enabled: true, intervalMs: 10_000 },
      client: { reconnectAfterInactivityMs: 25_000 },
    },
  });

export const router = t.router;
export const createCallerFactory = t.createCallerFactory;

/** For the few procedures that need nobody signed in: set-up and its state. */
export function publicProcedure(action: AccessAction) {
  if (accessRules[action].scope !== "public") throw new Error(`${action} is not public`);
  return t.procedure.meta({ action, isWrite: false });
}

const signedIn = (action: AccessAction, isWrite: boolean) =>
  t.procedure.meta({ action, isWrite }).use(({ ctx, next, path }) => {
    if (!ctx.actor || !ctx.signIn)
      return refuse("signed-out", "You are signed out. Sign in to go on; nothing typed was lost.");
    if (ctx.signIn.isLocked && action !== "account.self")
      return refuse("locked", "This screen is locked. Confirm it is you to go on.");
    const { actor, signIn } = ctx;
    if (!decideAccess(action, actor).isAllowed) return refuseNotFound();
    const acting: SignedInContext = { ...ctx, actor, signIn };
    return next({
      ctx: {
        ...acting,
        action,
        /** Runs one write with its operation id, audit and live news; see `command.ts`. */
        command: <Input extends { operationId: string }, Result>(
          input: Input,
          work: (run: Run) => Promise<Result>,
        ) => runCommand(acting, { procedure: path, operationId: input.operationId, input }, work),
      },
    });
  });

/** A read by somebody signed in whose role has the action; the row check is in the query's where. */
export const read = (action: AccessAction) => signedIn(action, false);

/** A write: its input carries an operation id (`writeInput`), its body runs in `ctx.command`. */
export const write = (action: AccessAction) => signedIn(action, true);

/** Input of a write: refused when it carries a field nobody expects. */
export function writeInput<const Shape extends z.core.$ZodLooseShape>(shape: Shape) {
  return z.strictObject({ operationId: idSchema, ...shape });
}
