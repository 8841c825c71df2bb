import { existsSync, mkdirSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { demoPassword, demoSignIns } from "#db/seed/people.ts";
import { readSettings } from "#server/env.ts";
import { serve } from "#server/serve.ts";
import { seedInto } from "./seed.ts";
import { readArguments } from "./usage.ts";

const widest = Math.max(...demoSignIns.map(({ who }) => who.length));

/** Seeds the demo clinic once (again with `--fresh`) and serves it; its data stays between starts. */
export async function demoCommand(argv: readonly string[]): Promise<number> {
  const asked = readArguments("demo", {
    args: [...argv],
    options: { fresh: { type: "boolean", default: false } },
  });
  if (typeof asked === "string") {
    console.error(asked);
    return 64;
  }
  const settings = readSettings();
  const folder = join(settings.dataFolder, "demo");
  if (asked.values.fresh) rmSync(folder, { recursive: true, force: true });
  if (!existsSync(join(folder, "plinth.sqlite"))) {
    const making = `${folder}.making`;
    rmSync(making, { recursive: true, force: true });
    mkdirSync(making, { recursive: true, mode: 0o700 });
    console.log("Seeding the demo clinic, about a minute.");
    await seedInto(making, 120);
    // Renamed when it is whole, so that an interrupted seed is never served.
    renameSync(making, folder);
  }
  console.log(
    [
      "",
      "Demo clinic. Everybody's password is:  " + demoPassword,
      ...demoSignIns.map(({ who, email }) => `  ${who.padEnd(widest)}  ${email}`),
      "",
    ].join("\n"),
  );
  await serve({ ...settings, dataFolder: folder, databaseUrl: undefined }, false);
  return new Promise<number>(() => {});
}
