import { setTimeout as sleep } from "node:timers/promises";
import { asc, eq } from "drizzle-orm";
import type { Reader } from "#db/engine/store.ts";
import type { Day } from "#domain/calendar/days.ts";
import { type CodePeriod, holdsOn } from "#domain/diagnoses/code.ts";
import {
  addLaterChanges,
  type CodePeriods,
  overwrite,
  rowsOf,
  withoutLaterChanges,
} from "#domain/diagnoses/code-table.ts";
import { type KnownCode, withHeaders } from "#domain/diagnoses/headers.ts";
import type { BadLine } from "#domain/diagnoses/release-file.ts";
import { organizationChain, runCommand } from "#server/command.ts";
import type { House } from "#server/context.ts";
import {
  findCurrentGeneration,
  type LoadedRelease,
  listReleases,
} from "#server/diagnoses/releases.queries.ts";
import { refuse } from "#server/refusal.ts";
import {
  beginGeneration,
  deleteRetired,
  giveUpGeneration,
  makeCurrent,
  type WriteProgress,
  writeGeneration,
} from "./generations.commands.ts";
import { type ReadProgress, type ReadRelease, readRelease } from "./read-release.ts";

/** A release by its name and its days, both inclusive. */
export type ReleaseDays = { name: string; fromOn: Day; toOn: Day };
export type LoadProgress = ReadProgress | WriteProgress;
export type LoadRun = {
  path: string;
  release: ReleaseDays;
  /** Loads a release that has less than half of the codes of the one before it. */
  mayBeFewer: boolean;
  /** How long a search that began on the generation before may read on in it. */
  graceMilliseconds?: number;
  onProgress?: (progress: LoadProgress) => void;
};

export type LoadSummary = ReleaseDays & {
  outcome: "loaded" | "unchanged" | "failed";
  fileName: string;
  lines: number;
  codes: number;
  headers: number;
  /** Codes that can be billed since this release's first day, no longer, and under another title. */
  added: number;
  ended: number;
  retitled: number;
  badLines: readonly BadLine[];
  milliseconds: number;
};

/**
 * Loads one release of ICD-10-CM, all or nothing: a release with holes would call valid codes missing, so a file with a
 * bad line changes nothing and names every one of them. The same file again adds nothing.
 */
export async function loadRelease(house: House, asked: LoadRun): Promise<LoadSummary> {
  const { release, onProgress = () => {} } = asked;
  const began = performance.now();
  const read = await readRelease(asked.path, onProgress);
  const counts = { added: 0, ended: 0, retitled: 0 };
  const summarize = (outcome: LoadSummary["outcome"], change = counts): LoadSummary => ({
    ...release,
    outcome,
    fileName: read.fileName,
    lines: read.lines,
    ...countEntries(read),
    ...change,
    badLines: read.badLines,
    milliseconds: Math.round(performance.now() - began),
  });
  if (read.badLines.length > 0) return summarize("failed");
  const base = await findCurrentGeneration(house.store);
  const standing = base === undefined ? [] : await listReleases(house.store, base);
  if (standing.some(({ fromOn, fileHash }) => fromOn === release.fromOn && fileHash === read.fileHash))
    return summarize("unchanged");
  requireWhole(read, standing, asked);
  const generation = await beginGeneration(house.store, house.clock.now());
  try {
    const change = await writeRelease(house, { generation, base, standing, read, release, onProgress });
    if (base !== undefined) await sleep(asked.graceMilliseconds ?? usualGraceMilliseconds);
    return summarize("loaded", change);
  } catch (error) {
    await giveUpGeneration(house.store, generation);
    throw error;
  } finally {
    await deleteRetired(house.store);
  }
}

const countEntries = ({ entries }: ReadRelease) => {
  const codes = [...entries.values()].filter(({ isHeader }) => !isHeader).length;
  return { codes, headers: entries.size - codes };
};

/** A file that was cut off would end most codes: it says so and waits to be told that it is right. */
function requireWhole(read: ReadRelease, standing: readonly LoadedRelease[], asked: LoadRun): void {
  const { codes } = countEntries(read);
  if (codes === 0)
    refuse("invalid", `${read.fileName} holds no code that can be billed. Nothing was loaded.`);
  const nearest = standing.findLast(({ fromOn }) => fromOn <= asked.release.fromOn) ?? standing[0];
  if (nearest && !asked.mayBeFewer && codes * 2 < nearest.codeCount)
    refuse(
      "invalid",
      `${read.fileName} has ${count(codes)} codes, and release ${nearest.name} has ${count(nearest.codeCount)}. ` +
        "Nothing was loaded. If that is right, run again with --allow-fewer.",
    );
}
const count = (value: number) => value.toLocaleString("en-US");

/** Whoever runs the command line: no member of staff. */
const loaderId = "import-icd10";
const usualGraceMilliseconds = 1000;

async function writeRelease(
  house: House,
  given: {
    generation: number;
    base: number | undefined;
    standing: readonly LoadedRelease[];
    read: ReadRelease;
    release: ReleaseDays;
    onProgress: (progress: LoadProgress) => void;
  },
): Promise<{ added: number; ended: number; retitled: number }> {
  const { generation, base, standing, read, release } = given;
  const { store, clock } = house;
  const periods: CodePeriods = base === undefined ? new Map() : await readPeriods(store, base);
  const newest = standing.at(-1)?.fromOn;
  if (newest !== undefined) withoutLaterChanges(periods, newest);
  const said = withHeaders(read.entries);
  const change = compare(periods, said, release.fromOn);
  const others = standing.filter(({ fromOn }) => fromOn !== release.fromOn);
  const nextFromOn = others.find(({ fromOn }) => fromOn > release.fromOn)?.fromOn ?? null;
  overwrite(periods, said, { fromOn: release.fromOn, nextFromOn });
  addLaterChanges(periods, nextFromOn === null ? release.fromOn : (newest ?? release.fromOn));
  await writeGeneration(store, () => clock.now(), generation, rowsOf(periods), given.onProgress);
  const loaded: LoadedRelease = {
    ...release,
    fileName: read.fileName,
    fileHash: read.fileHash,
    codeCount: countEntries(read).codes,
    loadedAt: clock.now(),
  };
  const runId = house.newId(clock.now());
  await runCommand(
    {
      ...house,
      requestId: runId,
      actor: {
        staffId: loaderId,
        role: "admin",
        level: null,
        discipline: null,
        supervisorId: null,
        rights: ["manager"],
        sensitiveSections: [],
        seatSections: [],
        shownName: "ICD-10-CM import",
        clinicIds: [],
        timeZone: "UTC",
      },
    },
    { procedure: "diagnoses.load", operationId: runId, input: { generation, fileHash: read.fileHash } },
    async (run) => {
      const { db, t } = run.tx;
      await db.insert(t.diagnosisReleases).values([...others, loaded].map((one) => ({ ...one, generation })));
      await makeCurrent(run.tx, { generation, base });
      await run.audit({
        chainId: organizationChain,
        action: "loadDiagnosisCodes",
        entity: "diagnosis-release",
        entityId: release.fromOn,
        before: standing.map(({ name, fileHash }) => ({ name, fileHash })),
        after: { ...release, fileHash: read.fileHash, codes: loaded.codeCount, ...change },
      });
    },
  );
  return change;
}

async function readPeriods({ db, t: { diagnosisCodes: codes } }: Reader, base: number): Promise<CodePeriods> {
  const rows = await db
    .select({
      code: codes.code,
      kind: codes.kind,
      title: codes.title,
      fromOn: codes.fromOn,
      toOn: codes.toOn,
    })
    .from(codes)
    .where(eq(codes.generation, base))
    .orderBy(asc(codes.code), asc(codes.fromOn));
  const periods: CodePeriods = new Map();
  for (const { code, ...period } of rows) {
    const known = periods.get(code);
    if (known) known.push(period);
    else periods.set(code, [period]);
  }
  return periods;
}

/** What a release changes on its first day, against what held on it until now. */
function compare(periods: CodePeriods, said: ReadonlyMap<string, KnownCode>, day: Day) {
  const change = { added: 0, ended: 0, retitled: 0 };
  const billable = (found: KnownCode | CodePeriod | undefined) =>
    found?.kind === "code" ? found.title : undefined;
  for (const code of new Set([...periods.keys(), ...said.keys()])) {
    const before = billable(periods.get(code)?.find((period) => holdsOn(period, day)));
    const after = billable(said.get(code));
    if (before === undefined && after !== undefined) change.added += 1;
    else if (before !== undefined && after === undefined) change.ended += 1;
    else if (before !== after) change.retitled += 1;
  }
  return change;
}
