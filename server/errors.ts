import type { TRPCError } from "@trpc/server";
import { type TRPCDefaultErrorShape } from "@trpc/server";
import type { Context } from "./context.ts";
import { type Refusal, type RefusalKind, Refused } from "./refusal.ts";

type Code = TRPCError["code"];

/** One table from what was refused to the code that travels. */
export const refusalCodes = {
  "not-found": "NOT_FOUND",
  "signed-out": "UNAUTHORIZED",
  locked: "UNAUTHORIZED",
  "chart-not-opened": "PRECONDITION_FAILED",
  "changed-meanwhile": "CONFLICT",
  "operation-reused": "CONFLICT",
  invalid: "BAD_REQUEST",
  "not-now": "PRECONDITION_FAILED",
  "needs-confirmation": "FORBIDDEN",
  "too-many": "TOO_MANY_REQUESTS",
  storage: "INTERNAL_SERVER_ERROR",
} as const satisfies Record<RefusalKind, Code>;

export type FieldProblem = { field: string; words: string };

/** What reaches the browser: never a stack, an SQL text, or a value that was typed. */
export type PlinthErrorData = {
  code: Code;
  httpStatus: number;
  requestId: string;
  refusal?: Refusal;
  fields?: FieldProblem[];
};

const plainWords: Partial<Record<Code, string>> = {
  BAD_REQUEST: "Some of what was sent cannot be used. Nothing was saved.",
  NOT_FOUND: "This does not exist, or it is not yours to see.",
  UNAUTHORIZED: "You are signed out. Sign in to go on; nothing typed was lost.",
  PAYLOAD_TOO_LARGE: "This is too large to save. Nothing was saved.",
  TOO_MANY_REQUESTS: "Too many tries. Wait a minute and try again.",
};

/** Maps refusals to their sentence and every other failure to "Something went wrong" with the request id. */
export function formatError({
  error,
  shape,
  ctx,
}: {
  error: TRPCError;
  shape: TRPCDefaultErrorShape;
  ctx: Context | undefined;
}) {
  const requestId = ctx?.requestId ?? "none";
  const cause = error.cause;
  if (cause instanceof Refused) {
    const code = refusalCodes[cause.refusal.kind];
    return errorShape(shape, cause.refusal.words, {
      code,
      httpStatus: statusOf(code),
      requestId,
      refusal: cause.refusal,
    });
  }
  const fields = fieldProblems(cause);
  if (error.code === "BAD_REQUEST" && fields.length > 0) {
    const words = fields[0]?.words ?? plainWords.BAD_REQUEST ?? "";
    return errorShape(shape, words, { code: "BAD_REQUEST", httpStatus: 400, requestId, fields });
  }
  const words = plainWords[error.code] ?? `Something went wrong. Nothing was saved. Reference ${requestId}.`;
  return errorShape(shape, words, { code: error.code, httpStatus: shape.data.httpStatus, requestId });
}

function errorShape(shape: TRPCDefaultErrorShape, message: string, data: PlinthErrorData) {
  return { code: shape.code, message, data };
}

function statusOf(code: Code): number {
  const statuses: Partial<Record<Code, number>> = {
    NOT_FOUND: 404,
    UNAUTHORIZED: 401,
    PRECONDITION_FAILED: 412,
    CONFLICT: 409,
    BAD_REQUEST: 400,
    FORBIDDEN: 403,
    TOO_MANY_REQUESTS: 429,
  };
  return statuses[code] ?? 500;
}

/** The sentences of a failed schema, each at its field; never the value that failed. */
function fieldProblems(cause: unknown): FieldProblem[] {
  if (!(cause instanceof Error) || !("issues" in cause) || !Array.isArray(cause.issues)) return [];
  return cause.issues.slice(0, 20).map((issue: { path?: unknown; message?: unknown }) => ({
    field: Array.isArray(issue.path) ? issue.path.join(".") : "",
    words: typeof issue.message === "string" ? issue.message : "This cannot be used.",
  }));
}
