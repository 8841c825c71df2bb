import { SettingsError } from "#server/env.ts";

type Command = (argv: readonly string[]) => Promise<number>;

/** Command-line work, one bundled file: `seed`, `demo`, `verify`, `import-fhir`, `import-icd10`. */
const commands: Record<string, () => Promise<Command>> = {
  verify: async () => (await import("./verify.ts")).verifyCommand,
  seed: async () => (await import("./seed.ts")).seedCommand,
  demo: async () => (await import("./demo.ts")).demoCommand,
  "import-fhir": async () => (await import("./import-fhir.ts")).importFhirCommand,
  "import-icd10": async () => (await import("./import-icd10.ts")).importIcd10Command,
};

async function run(): Promise<number> {
  const [name = "", ...argv] = process.argv.slice(2);
  const load = commands[name];
  if (!load) {
    console.error(`Say what to do: ${Object.keys(commands).join(", ")}.`);
    return 64;
  }
  return (await load())(argv);
}

run().then(
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
