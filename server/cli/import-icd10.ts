import { existsSync } from "node:fs";
import { basename, join } from "node:path";
import { isDay } from "#domain/calendar/bounds.ts";
import { describeDay } from "#domain/calendar/describe.ts";
import { fiscalYear } from "#domain/diagnoses/judge.ts";
import {
  type LoadProgress,
  type LoadSummary,
  loadRelease,
  type ReleaseDays,
} from "#server/diagnoses/loading/load-release.commands.ts";
import { writeLoadReport } from "#server/diagnoses/loading/load-report.ts";
import { yearOfFile } from "#server/diagnoses/loading/read-release.ts";
import { readSettings } from "#server/env.ts";
import { openHouse } from "#server/house.ts";
import { Refused } from "#server/refusal.ts";
import { makeProgressBar, type Progress } from "./progress-bar.ts";
import { readArguments, usages } from "./usage.ts";

/** `import-icd10 FILE`: see `usages`. Safe beside a running server, whose searches read the new release once it is whole. */
export async function importIcd10Command(argv: readonly string[]): Promise<number> {
  const asked = whatIsAsked(argv);
  if (typeof asked === "string") {
    console.error(asked);
    return 64;
  }
  const settings = readSettings();
  if (asked.report !== undefined && existsSync(asked.report)) {
    console.error("The file for the report exists already. Name another.");
    return 64;
  }
  const house = await openHouse({ ...settings, logLevel: "error" });
  const bar = makeProgressBar(process.stderr);
  try {
    const summary = await loadRelease(house, {
      path: asked.path,
      release: asked.release,
      mayBeFewer: asked.mayBeFewer,
      onProgress: (progress) => bar.show(describeProgress(progress), progress.done === progress.all),
    });
    bar.clear();
    const stamp = new Date(house.clock.now()).toISOString().replaceAll(/[:.]/g, "-");
    const report = asked.report ?? join(settings.dataFolder, "imports", `icd10-${stamp}.ndjson`);
    writeLoadReport(report, summary);
    console.log(
      asked.isJson
        ? JSON.stringify({ ...summary, badLines: summary.badLines.length, report })
        : describeLoad(summary, report),
    );
    return summary.outcome === "failed" ? 1 : 0;
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    bar.clear();
    const { words } = error.refusal;
    if (asked.isJson) console.log(JSON.stringify({ ...asked.release, outcome: "failed", reason: words }));
    else console.error(words);
    return 1;
  } finally {
    await house.store.close();
  }
}

type Asked = {
  path: string;
  release: ReleaseDays;
  mayBeFewer: boolean;
  isJson: boolean;
  report: string | undefined;
};

/** What was asked for, or the sentence that says why it cannot be understood. */
function whatIsAsked(argv: readonly string[]): Asked | string {
  const read = readArguments("import-icd10", {
    args: [...argv],
    allowPositionals: true,
    options: {
      release: { type: "string" },
      from: { type: "string" },
      to: { type: "string" },
      "allow-fewer": { type: "boolean", default: false },
      json: { type: "boolean", default: false },
      report: { type: "string" },
    },
  });
  if (typeof read === "string") return read;
  const { values, positionals } = read;
  const [path, ...more] = positionals;
  if (path === undefined || more.length > 0) return `Name one file.\n\n${usages["import-icd10"]}`;
  const release = releaseOf(path, values);
  return typeof release === "string"
    ? release
    : { path, release, mayBeFewer: values["allow-fewer"], isJson: values.json, report: values.report };
}

/** The days of the release that is loaded, or what is wrong with how they were named. */
function releaseOf(
  path: string,
  asked: { release?: string | undefined; from?: string | undefined; to?: string | undefined },
): ReleaseDays | string {
  if (asked.release !== undefined && !/^20[1-9]\d$/.test(asked.release))
    return "--release is a fiscal year, for example 2027.";
  for (const [option, day] of [
    ["--from", asked.from],
    ["--to", asked.to],
  ] as const)
    if (day !== undefined && !isDay(day)) return `${option} is a day, for example 2026-10-01.`;
  const year = asked.release === undefined ? yearOfFile(path) : Number(asked.release);
  if (asked.from === undefined && year === undefined)
    return `${basename(path)} is not named after one fiscal year. Say which release it is: --release YYYY, or --from YYYY-MM-DD for an update within a year.`;
  const usual = year === undefined ? undefined : fiscalYear(year);
  const fromOn = asked.from ?? usual?.fromOn ?? "";
  const toOn = asked.to ?? endOfYear(fromOn);
  if (toOn < fromOn) return "--to lies before --from.";
  return { name: asked.release ?? (asked.from === undefined ? String(year) : fromOn), fromOn, toOn };
}

/** The September 30 that ends the fiscal year of a day. */
const endOfYear = (day: string): string =>
  fiscalYear(Number(day.slice(0, 4)) + (day.slice(5) >= "10-01" ? 1 : 0)).toOn;

const number = (value: number) => value.toLocaleString("en-US");

function describeProgress(progress: LoadProgress): Progress {
  const { done, all } = progress;
  return progress.phase === "reading"
    ? { done, all, words: `Reading  ${number(progress.lines)} lines` }
    : { done, all, words: `Writing  ${number(done)} of ${number(all)} rows` };
}

const mostBadLines = 20;
const outcomeWords: Record<LoadSummary["outcome"], string> = {
  loaded: "It is loaded.",
  unchanged: "This file was loaded before. Nothing was added.",
  failed: "Nothing was loaded. Mend the file, or fetch it again, and run again.",
};

function describeLoad(summary: LoadSummary, report: string): string {
  const { badLines } = summary;
  const more = badLines.length - mostBadLines;
  return [
    `ICD-10-CM release ${summary.name}, ${describeDay(summary.fromOn)} to ${describeDay(summary.toOn)}, from ${summary.fileName}`,
    `${number(summary.lines)} lines: ${number(summary.codes)} codes, ${number(summary.headers)} headers, ${number(badLines.length)} bad.`,
    ...badLines.slice(0, mostBadLines).map(({ line, reason }) => `  line ${number(line)}: ${reason}`),
    ...(more > 0 ? [`  and ${number(more)} more in the report`] : []),
    ...(summary.outcome === "loaded"
      ? [
          `${number(summary.added)} codes are new, ${number(summary.ended)} ended, ${number(summary.retitled)} have a new title.`,
        ]
      : []),
    outcomeWords[summary.outcome],
    `${(summary.milliseconds / 1000).toFixed(1)} s. Report: ${report}`,
  ].join("\n");
}
