import { type CommandName, usages } from "./usage.ts";

type Command = (argv: readonly string[]) => Promise<number>;

/** Loaded when called, so that asking for help opens nothing. */
const commands: Record<CommandName, () => Promise<Command>> = {
  demo: async () => (await import("./demo.ts")).demoCommand,
  seed: async () => (await import("./seed.ts")).seedCommand,
  verify: async () => (await import("./verify.ts")).verifyCommand,
  "import-fhir": async () => (await import("./import-fhir.ts")).importFhirCommand,
  "import-icd10": async () => (await import("./import-icd10.ts")).importIcd10Command,
};
const names = Object.keys(commands) as CommandName[];
const asksForHelp = (argv: readonly string[]) => argv.includes("--help") || argv.includes("-h");

/** Runs one command and answers the code the process ends with: 0 for help, 64 for what cannot be understood. */
export async function runCommandLine(argv: readonly string[]): Promise<number> {
  const [first = "", ...rest] = argv;
  const name = names.find((candidate) => candidate === first);
  if (asksForHelp(argv)) {
    console.log(name ? usages[name] : names.map((one) => usages[one]).join("\n\n"));
    return 0;
  }
  if (!name) {
    console.error(`Say what to do: ${names.join(", ")}. --help tells more.`);
    return 64;
  }
  return (await commands[name]())(rest);
}
