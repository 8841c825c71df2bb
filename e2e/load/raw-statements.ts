import { join } from "node:path";
import Database, { type Database as Connection, type Statement } from "better-sqlite3";
import { settlePragmas } from "#db/engine/pragmas.ts";
import { openSqliteStore } from "#db/engine/sqlite-store.ts";
import { type RanStatement, startRecording } from "#db/testing-statements.ts";
import { type Caller, callerFor, openTestHouse } from "#server/testing.ts";
import type { LoadClinic } from "./clinic.ts";
import { sessionSteps } from "./session-steps.ts";

type Plain = { source: string; parameters: readonly unknown[] };
export type Recorded = {
  chart: Plain[];
  longChart: Plain[];
  queue: Plain[];
  /** What opening charts wrote before, and the writes of each session, one list to a transaction. */
  before: Plain[];
  sessions: Plain[][][];
};

const isRead = ({ source }: Plain) => /^\s*select\b/i.test(source);
const isWrite = ({ source }: Plain) => /^\s*(insert|update|delete|begin|commit)\b/i.test(source);
/** Each transaction from its BEGIN to its COMMIT. */
function transactionsOf(writes: readonly Plain[]): Plain[][] {
  const starts = writes.flatMap(({ source }, index) => (/^\s*begin\b/i.test(source) ? [index] : []));
  return starts.map((start, index) => writes.slice(start, starts[index + 1]));
}
/** Whether a transaction saves one row of a session that is open already. */
export const savesRow = (transaction: readonly Plain[]): boolean =>
  transaction.some(({ source }) => /^\s*update "performed_doses"/i.test(source));

const plain = (ran: readonly RanStatement[]): Plain[] =>
  ran.map(({ source, parameters }) => ({ source, parameters }));

/** Runs the measured reads and writes once inside this process, on a copy, and keeps the SQL with its parameters. */
export async function recordWork(clinic: LoadClinic, folder: string, sessions: number): Promise<Recorded> {
  const recording = startRecording();
  try {
    const store = await openSqliteStore({ file: join(folder, "plinth.sqlite") });
    const house = await openTestHouse(store);
    house.clock.set(Date.now());
    const physiatrist = await callerFor(house, clinic.physiatrist.staffId);
    recording.take();
    const [one] = clinic.cases;
    if (!one) throw new Error("Nobody is in treatment");
    for (const { patientId } of [one, clinic.long])
      await physiatrist.patients.openChart({ operationId: `open-${patientId}`, patientId });
    const before = plain(recording.take()).filter(isWrite);
    await physiatrist.reviews.chart({ episodeId: one.episodeId });
    const chart = plain(recording.take()).filter(isRead);
    await physiatrist.reviews.chart({ episodeId: clinic.long.episodeId });
    const longChart = plain(recording.take()).filter(isRead);
    await physiatrist.reviews.queue();
    const ranQueue = plain(recording.take());
    const recorded: Plain[][][] = [];
    const [therapist] = clinic.therapists;
    if (!therapist) throw new Error("There is no therapist");
    const caller = await callerFor(house, therapist.staffId);
    for (const { episodeId } of therapist.cases.slice(0, sessions)) {
      recording.take();
      await holdSession(caller, episodeId);
      recorded.push(transactionsOf(plain(recording.take()).filter(isWrite)));
    }
    await store.close();
    return {
      chart,
      longChart,
      queue: ranQueue.filter(isRead),
      before: [...before, ...ranQueue.filter(isWrite)],
      sessions: recorded,
    };
  } finally {
    recording.stop();
  }
}

async function holdSession(caller: Caller, episodeId: string): Promise<void> {
  const { rest, start } = sessionSteps(episodeId, `raw-${episodeId}`);
  const procedures = caller as unknown as Record<
    string,
    Record<string, (input: unknown) => Promise<{ sessionId: string }>>
  >;
  const run = (procedure: string, input: unknown) => {
    const [topic = "", name = ""] = procedure.split(".");
    const called = procedures[topic]?.[name];
    if (!called) throw new Error(`No procedure ${procedure}`);
    return called(input);
  };
  const { sessionId } = await run(start.procedure, start.input(""));
  for (const step of rest) await run(step.procedure, step.input(sessionId));
}

/** The same statements, each prepared once on a connection with Plinth's own pragmas, with nothing around them. */
export function makeReplay(folder: string): { run: (work: readonly Plain[]) => number; close: () => void } {
  const connection: Connection = new Database(join(folder, "plinth.sqlite"));
  settlePragmas(connection, false);
  const kept = new Map<string, Statement>();
  const run = (work: readonly Plain[]): number => {
    for (const { source } of work)
      if (!kept.has(source)) {
        const statement = connection.prepare(source);
        kept.set(source, statement.reader ? statement.raw() : statement);
      }
    const began = performance.now();
    for (const { source, parameters } of work) {
      const statement = kept.get(source);
      if (statement?.reader) statement.all(...parameters);
      else statement?.run(...parameters);
    }
    return performance.now() - began;
  };
  return { run, close: () => connection.close() };
}
