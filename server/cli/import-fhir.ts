import { existsSync } from "node:fs";
import { join } from "node:path";
import { counted, countedOf } from "#domain/units/counted.ts";
import { readSettings } from "#server/env.ts";
import {
  type ImportProgress,
  type ImportSummary,
  importFhir,
  listClinicsToChoose,
} from "#server/fhir/import-fhir.commands.ts";
import { openHouse } from "#server/house.ts";
import { makeProgressBar, type Progress } from "./progress-bar.ts";
import { readArguments, usages } from "./usage.ts";

/** `import-fhir --clinic ID PATH…`: see `usages`. Counts go to the screen; names and ids only to the report file. */
export async function importFhirCommand(argv: readonly string[]): Promise<number> {
  const asked = whatIsAsked(argv);
  if (typeof asked === "string") {
    console.error(asked);
    return 64;
  }
  const settings = readSettings();
  const house = await openHouse({ ...settings, logLevel: "error" });
  try {
    const clinics = await listClinicsToChoose(house.store);
    if (!clinics.some((clinic) => clinic.id === asked.clinic)) {
      console.error(
        [
          asked.clinic === "" ? "Say which clinic, with --clinic ID." : "There is no clinic with this id.",
          ...(clinics.length === 0 ? ["This Plinth is not set up yet."] : ["The clinics are:"]),
          ...clinics.map((clinic) => `  ${clinic.id}  ${clinic.name}`),
        ].join("\n"),
      );
      return 64;
    }
    if (asked.report !== undefined && existsSync(asked.report)) {
      console.error("The file for the report exists already. Name another.");
      return 64;
    }
    const bar = makeProgressBar(process.stderr);
    const summary = await importFhir(house, {
      clinicId: asked.clinic,
      paths: asked.paths,
      folder: join(settings.dataFolder, "imports"),
      ...(asked.report === undefined ? {} : { reportFile: asked.report }),
      onProgress: (progress) =>
        bar.show(describeProgress(progress), progress.phase === "writing" && progress.done === progress.all),
    }).finally(() => bar.clear());
    console.log(asked.isJson ? JSON.stringify(summary) : describeSummary(summary));
    return summary.hasFailed ? 1 : 0;
  } finally {
    await house.store.close();
  }
}

function whatIsAsked(argv: readonly string[]) {
  const read = readArguments("import-fhir", {
    args: [...argv],
    allowPositionals: true,
    options: {
      clinic: { type: "string", default: "" },
      json: { type: "boolean", default: false },
      report: { type: "string" },
    },
  });
  if (typeof read === "string") return read;
  const { values, positionals } = read;
  if (positionals.length === 0) return usages["import-fhir"];
  return { clinic: values.clinic, isJson: values.json, report: values.report, paths: positionals };
}

/** What the bar says of a run. */
export function describeProgress(progress: ImportProgress): Progress {
  return progress.phase === "reading"
    ? {
        done: progress.doneBytes,
        all: progress.allBytes,
        words: `Reading  ${counted(progress.resources, "resource")}`,
      }
    : {
        done: progress.done,
        all: progress.all,
        words: `Writing  ${countedOf(progress.done, progress.all, "patient")}`,
      };
}

const mostReasons = 20;

/** Counts by type and the reasons; no name, no id and no file. */
export function describeSummary(summary: ImportSummary): string {
  const columns = ["found", "added", "unchanged", "changed", "left-out", "failed"] as const;
  const titles = ["found", "added", "unchanged", "changed", "left out", "failed"];
  const number = (value: number) => value.toLocaleString("en-US");
  const rows = [
    ["", ...titles],
    ...Object.entries(summary.resources).map(([type, tally]) => [
      type,
      ...columns.map((column) => number(tally[column])),
    ]),
  ];
  const widths = ["", ...titles].map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const table = rows.map((row) =>
    row
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join("  ")
      .trimEnd(),
  );
  const { patients, files, reasons } = summary;
  const told = reasons
    .slice(0, mostReasons)
    .map(
      ({ outcome, reason, count }) =>
        `  ${number(count).padStart(7)}  ${outcome.replace("-", " ")}: ${reason}`,
    );
  return [
    ...table,
    "",
    ...told,
    ...(reasons.length > mostReasons
      ? [`  and ${counted(reasons.length - mostReasons, "more reason", "more reasons")} in the report`]
      : []),
    "",
    `Patients: ${number(patients.added)} added, ${number(patients.extended)} extended, ${number(patients.unchanged)} unchanged, ${number(patients.notBroughtIn)} not brought in.`,
    `Files: ${number(files.read)} read, ${number(files["left-out"])} left out, ${number(files.failed)} failed. ${counted(summary.notes, "note")}.`,
    `${(summary.milliseconds / 1000).toFixed(1)} s. Report: ${summary.report}`,
    ...(files.read === 0 ? ["No FHIR file was read."] : []),
    ...(summary.hasFailed ? ["Not everything could be brought in."] : []),
  ].join("\n");
}
