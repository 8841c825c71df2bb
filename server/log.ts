import { pino } from "pino";

// Ten frames, the default, can all be the query builder's; the line that asked would be missing.
Error.stackTraceLimit = 30;

/** What a log line may carry: ids and figures, never a name, a note, or an address with a query. */
export type LogFields = {
  requestId?: string;
  route?: string;
  status?: number;
  milliseconds?: number;
  actorId?: string;
  code?: string;
  /** A bug as `describeFailure` tells it. */
  error?: string;
  count?: number;
};

export type Logger = {
  info: (message: string, fields?: LogFields) => void;
  warn: (message: string, fields?: LogFields) => void;
  error: (message: string, fields?: LogFields) => void;
};

export function makeLogger(level: string, destination?: { write: (line: string) => void }): Logger {
  const log = destination ? pino({ level, base: null }, destination) : pino({ level, base: null });
  return {
    info: (message, fields = {}) => log.info(fields, message),
    warn: (message, fields = {}) => log.warn(fields, message),
    error: (message, fields = {}) => log.error(fields, message),
  };
}

/**
 * What a log line says of a bug: its kind, its code and where it was thrown. The message only where it is made of our
 * own words: a failed PostgreSQL query carries its parameters in it, a failed parse the text that was typed.
 */
export function describeFailure(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const code = "code" in error && typeof error.code === "string" ? ` ${error.code}` : "";
  const isOurs =
    error.constructor === Error || error.constructor === TypeError || error.name === "SqliteError";
  const words = isOurs ? `: ${error.message}` : "";
  const frames = (error.stack ?? "").split("\n").filter((line) => /^\s+at /.test(line));
  const cause = error.cause === undefined ? "" : `\ncaused by ${describeFailure(error.cause)}`;
  return [`${error.name}${code}${words}`, ...frames].join("\n") + cause;
}
