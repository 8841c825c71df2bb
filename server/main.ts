import { readSettings, SettingsError } from "./env.ts";
import { serve } from "./serve.ts";

/** Start, nothing else. `--dev` serves the client through Vite from source. */
async function start(): Promise<void> {
  await serve(readSettings(), process.argv.includes("--dev"));
}

start().catch((error: unknown) => {
  if (error instanceof SettingsError || (error instanceof Error && error.name === "NewerDatabaseError")) {
    console.error(error.message);
    process.exit(78);
  }
  console.error(error instanceof Error ? error.stack : error);
  process.exit(1);
});
