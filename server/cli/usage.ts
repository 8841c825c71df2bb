import { type ParseArgsConfig, parseArgs } from "node:util";

/** How each command is called and how it ends, by its name. */
export const usages = {
  demo: `npm run demo [-- --fresh]
Makes the demo clinic of 120 patients once, and serves it. Its data stays between starts.
  --fresh  throws the demo's data away and makes it anew`,
  seed: `npm run seed -- [--data-dir FOLDER] [--patients N]
Fills an empty data folder with the demo clinic: 23 to 10000 patients, 120 unless said otherwise.
Ends with 0 when it is filled, with 64 when it was asked wrongly.`,
  verify: `npm run verify
Holds every audit chain and every signed document against its hashes; DATA_DIR names another data folder.
Ends with 0 when all agree, with 1 and each record's name when not, with 64 when there is nothing to verify.`,
  "import-fhir": `npm run import:fhir -- --clinic ID [--json] [--report FILE] PATH…
Brings FHIR R4 into a clinic: bundles and single resources (.json), NDJSON, .zip, and folders of them.
Without a clinic's ID it lists the clinics with theirs.
Ends with 0 when everything that could come in did, with 1 when anything failed, with 64 when it was asked wrongly.`,
  "import-icd10": `npm run import:icd10 -- FILE [--release YYYY] [--from YYYY-MM-DD] [--to YYYY-MM-DD]
             [--allow-fewer] [--json] [--report FILE]
Loads a release of ICD-10-CM: the text of codes with descriptions, or the order file, as it is published by CMS; plain, .gz or .zip.
A file named after one year is that fiscal year's (October 1 to September 30) unless --release says another; --from and
--to are for an update within a year. A newer release ends the codes it misses and begins the new ones.
All or nothing: with one bad line nothing is loaded, and every bad line is in the report by its number and reason.
Ends with 0 when the release is loaded or was loaded before, with 1 when it could not be, with 64 when it was asked wrongly.`,
} as const;
export type CommandName = keyof typeof usages;

/** What was asked for; or, when it cannot be understood, the sentence that says so with the usage. */
export function readArguments<const Config extends ParseArgsConfig>(
  name: CommandName,
  config: Config,
): ReturnType<typeof parseArgs<Config>> | string {
  try {
    return parseArgs(config);
  } catch (error) {
    return `${error instanceof Error ? error.message : String(error)}\n\n${usages[name]}`;
  }
}
