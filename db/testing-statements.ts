import Database, { type Database as Connection } from "better-sqlite3";

/** One statement as SQLite really ran it; BEGIN and COMMIT stand among them with no parameters. */
export type RanStatement = { connection: Connection; source: string; parameters: readonly unknown[] };
export type Recording = {
  /** Everything that ran since the last call, in order. */
  take: () => RanStatement[];
  stop: () => void;
};

type Runner = (...parameters: unknown[]) => unknown;
type Statement = Record<"all" | "get" | "run", Runner>;
const prototype = Database.prototype as unknown as {
  prepare: (this: Connection, source: string) => Statement;
  exec: (this: Connection, source: string) => Connection;
};
const { prepare, exec } = prototype;

/** Begin it before a store is opened: a statement that was prepared and kept earlier is not seen. */
export function startRecording(): Recording {
  let ran: RanStatement[] = [];
  let isOn = true;
  prototype.prepare = function record(source) {
    const statement = prepare.call(this, source);
    for (const name of ["all", "get", "run"] as const) {
      const runner = statement[name].bind(statement);
      statement[name] = (...parameters) => {
        if (isOn) ran.push({ connection: this, source, parameters });
        return runner(...parameters);
      };
    }
    return statement;
  };
  prototype.exec = function record(source) {
    if (isOn) ran.push({ connection: this, source, parameters: [] });
    return exec.call(this, source);
  };
  return {
    take: () => {
      const taken = ran;
      ran = [];
      return taken;
    },
    stop: () => {
      isOn = false;
      prototype.prepare = prepare;
      prototype.exec = exec;
    },
  };
}

/** The steps of SQLite's plan for a statement that ran, as EXPLAIN QUERY PLAN words them. */
export function explainPlan({ connection, source, parameters }: RanStatement): string[] {
  const steps = prepare.call(connection, `EXPLAIN QUERY PLAN ${source}`).all(...parameters);
  return (steps as { detail: string }[]).map((step) => step.detail);
}
