import { type Answer, type Client, call, makeClient } from "./client.ts";
import type { Case } from "./clinic.ts";
import { median, percentile, type Row } from "./figures.ts";
import { type makeReplay, type Recorded, savesRow } from "./raw-statements.ts";
import type { Plain } from "./servers.ts";
import { sessionSteps } from "./session-steps.ts";

export type Writer = { client: Client; cases: readonly Case[] };
type Timed = { sessionMilliseconds: number; rowMilliseconds: number[] };

const rounds = 5;
const sessionsPerRound = 3;
export const sessionsPerClient = rounds * sessionsPerRound;

let runs = 0;
async function holdSession(
  client: Client,
  episodeId: string,
  keep?: (procedure: string, answer: Answer) => void,
): Promise<Timed> {
  const { start, rest } = sessionSteps(episodeId, `bench-${(runs += 1)}`);
  const began = performance.now();
  const opened = await call(client, start.procedure, start.input(""));
  keep?.(start.procedure, opened);
  const sessionId = String(opened.data["sessionId"]);
  const rowMilliseconds: number[] = [];
  for (const step of rest) {
    const answer = await call(client, step.procedure, step.input(sessionId));
    keep?.(step.procedure, answer);
    if (step.procedure === "sessions.confirmRow") {
      if (answer.data["outcome"] !== "saved") throw new Error(`A row was not saved: ${answer.body}`);
      rowMilliseconds.push(answer.milliseconds);
    }
  }
  return { sessionMilliseconds: performance.now() - began, rowMilliseconds };
}

/** The same requests to plain node:http, which answers the bytes Plinth answered. */
async function holdPlain(client: Client, episodeId: string): Promise<Timed> {
  const { start, rest } = sessionSteps(episodeId, "plain");
  const began = performance.now();
  await client.send(`/trpc/${start.procedure}`, start.input(""));
  const rowMilliseconds: number[] = [];
  for (const step of rest) {
    const answer = await client.send(
      `/trpc/${step.procedure}`,
      step.input("00000000-0000-7000-8000-000000000000"),
    );
    if (step.procedure === "sessions.confirmRow") rowMilliseconds.push(answer.milliseconds);
  }
  return { sessionMilliseconds: performance.now() - began, rowMilliseconds };
}

/** So many writers at once, each holding its sessions one after the other. */
async function atOnce(
  writers: readonly Writer[],
  from: number,
  hold: (client: Client, episodeId: string) => Promise<Timed>,
): Promise<{ timed: Timed[]; perSecond: number }> {
  const began = performance.now();
  const timed = await Promise.all(
    writers.map(async ({ client, cases }) => {
      const own: Timed[] = [];
      for (const { episodeId } of cases.slice(from, from + sessionsPerRound))
        own.push(await hold(client, episodeId));
      return own;
    }),
  );
  const all = timed.flat();
  return { timed: all, perSecond: (all.length * 1000) / (performance.now() - began) };
}

/** Sessions of ten rows at so many clients, in turns with plain node:http and, for one client, the raw writes. */
export async function measureSaves(given: {
  writers: readonly Writer[];
  /** First case of each writer that no earlier measurement used. */
  from: number;
  plain: Plain;
  replay: ReturnType<typeof makeReplay>;
  recorded: Recorded;
}): Promise<Row[]> {
  const { writers, plain, replay, recorded } = given;
  const [first] = writers;
  const warm = first?.cases.at(-1);
  if (!first || !warm) throw new Error("There is nobody to write");
  const answers = new Map<string, string>();
  await holdSession(first.client, warm.episodeId, (procedure, answer) => answers.set(procedure, answer.body));
  for (const [procedure, body] of answers) await plain.keep(`/trpc/${procedure}`, body);
  const others = writers.map(({ cases }) => ({ client: makeClient(plain.origin), cases }));

  const found = { session: [] as number[], row: [] as number[], perSecond: [] as number[] };
  const floor = { session: [] as number[], row: [] as number[], perSecond: [] as number[] };
  const rawly = { session: [] as number[], row: [] as number[] };
  const everyRow: number[] = [];
  const raw = recorded.sessions.slice();
  for (let round = 0; round < rounds; round += 1) {
    const from = given.from + round * sessionsPerRound;
    const own = await atOnce(writers, from, (client, episodeId) => holdSession(client, episodeId));
    const same = await atOnce(others, from, holdPlain);
    const rows = own.timed.flatMap((one) => one.rowMilliseconds);
    everyRow.push(...rows);
    found.session.push(median(own.timed.map((one) => one.sessionMilliseconds)));
    found.row.push(median(rows));
    found.perSecond.push(own.perSecond);
    floor.session.push(median(same.timed.map((one) => one.sessionMilliseconds)));
    floor.row.push(median(same.timed.flatMap((one) => one.rowMilliseconds)));
    floor.perSecond.push(same.perSecond);
    for (const transactions of raw.splice(0, sessionsPerRound)) {
      const times = transactions.map((writes) => ({ isRow: savesRow(writes), time: replay.run(writes) }));
      rawly.session.push(times.reduce((sum, each) => sum + each.time, 0));
      rawly.row.push(...times.filter((each) => each.isRow).map((each) => each.time));
    }
  }
  for (const { client } of others) client.close();
  const who = writers.length === 1 ? "1 client" : `${writers.length} clients at once`;
  const isRaw = rawly.session.length > 0;
  return [
    {
      what: `save one row, durable, ${who}`,
      unit: "ms",
      plinth: median(found.row),
      plain: median(floor.row),
      ...(isRaw ? { raw: median(rawly.row) } : {}),
      note: `p99 ${percentile(everyRow, 99).toFixed(1)} ms of ${everyRow.length}`,
    },
    {
      what: `session of ten rows (14 writes), ${who}`,
      unit: "ms",
      plinth: median(found.session),
      plain: median(floor.session),
      ...(isRaw ? { raw: median(rawly.session) } : {}),
      note:
        `${median(found.perSecond).toFixed(1)} sessions/s, plain ${median(floor.perSecond).toFixed(0)}` +
        (isRaw ? `, raw ${(1000 / median(rawly.session)).toFixed(0)} (one writer)` : ""),
    },
  ];
}
