import { SettingsError } from "#server/env.ts";
import { runCommandLine } from "./command-line.ts";

/** Command-line work, one bundled file: `seed`, `demo`, `verify`, `import-fhir`, `import-icd10`. */
runCommandLine(process.argv.slice(2)).then(
  (code) => process.exit(code),
  (error: unknown) => {
    const isExpected =
      error instanceof SettingsError || (error instanceof Error && error.name === "NewerDatabaseError");
    console.error(
      isExpected && error instanceof Error ? error.message : error instanceof Error ? error.stack : error,
    );
    process.exit(isExpected ? 78 : 1);
  },
);
