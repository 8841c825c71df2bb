import { type Client, call, makeClient } from "./client.ts";
import type { LoadClinic } from "./clinic.ts";
import { median, percentile, type Row } from "./figures.ts";
import type { makeReplay, Recorded } from "./raw-statements.ts";
import type { Plain } from "./servers.ts";

const rounds = 5;
const perRound = 40;

type Read = {
  what: string;
  procedure: string;
  inputs: readonly (Record<string, unknown> | undefined)[];
  raw: Recorded["chart"];
  note?: (data: Record<string, unknown>, bytes: number) => string;
};

/** Each read in turns with the same bytes from plain node:http and the same rows raw, so that all meet the same machine. */
export async function measureReads(given: {
  clinic: LoadClinic;
  plinth: Client;
  plain: Plain;
  recorded: Recorded;
  replay: ReturnType<typeof makeReplay>;
}): Promise<Row[]> {
  const { clinic, plinth, plain, recorded, replay } = given;
  const cases = clinic.cases.slice(0, 40);
  for (const { patientId } of [...cases, clinic.long])
    await call(plinth, "patients.openChart", { operationId: `open-${patientId}`, patientId });
  const kilobytes = (bytes: number) => `${Math.round(bytes / 1000)} kB`;
  const reads: Read[] = [
    {
      what: "chart of a usual patient",
      procedure: "reviews.chart",
      inputs: cases.map(({ episodeId }) => ({ episodeId })),
      raw: recorded.chart,
    },
    {
      what: "chart of a patient with 2,000 sessions",
      procedure: "reviews.chart",
      inputs: [{ episodeId: clinic.long.episodeId }],
      raw: recorded.longChart,
    },
    {
      what: "review queue over a caseload of 200, with latest pain",
      procedure: "reviews.queue",
      inputs: [undefined],
      raw: recorded.queue,
      note: (data, bytes) =>
        `${String(data["total"])} wait, ${(data["rows"] as unknown[]).length} shown, ${kilobytes(bytes)}`,
    },
  ];
  const other = makeClient(plain.origin);
  const rows: Row[] = [];
  for (const read of reads) rows.push(await measureRead(read, plinth, plain, other, replay));
  other.close();
  return rows;
}

async function measureRead(
  read: Read,
  plinth: Client,
  plain: Plain,
  other: Client,
  replay: ReturnType<typeof makeReplay>,
): Promise<Row> {
  const input = (index: number) => read.inputs[index % read.inputs.length];
  let sample = await call(plinth, read.procedure, input(0));
  await plain.keep(`/trpc/${read.procedure}`, sample.body);
  const medians = { plinth: [] as number[], plain: [] as number[], raw: [] as number[] };
  const all: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const times = { plinth: [] as number[], plain: [] as number[], raw: [] as number[] };
    for (let index = 0; index < perRound; index += 1) {
      sample = await call(plinth, read.procedure, input(index));
      times.plinth.push(sample.milliseconds);
    }
    for (let index = 0; index < perRound; index += 1)
      times.plain.push((await other.send(`/trpc/${read.procedure}`, input(index))).milliseconds);
    for (let index = 0; index < perRound; index += 1) times.raw.push(replay.run(read.raw));
    all.push(...times.plinth);
    for (const side of ["plinth", "plain", "raw"] as const) medians[side].push(median(times[side]));
  }
  const more = read.note?.(sample.data, sample.body.length) ?? `${Math.round(sample.body.length / 1000)} kB`;
  return {
    what: read.what,
    unit: "ms",
    plinth: median(medians.plinth),
    plain: median(medians.plain),
    raw: median(medians.raw),
    note: `p99 ${percentile(all, 99).toFixed(1)} ms; ${more}`,
  };
}
