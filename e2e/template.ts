import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { atHouseTime, houseOpensAt } from "./house-time.ts";
import { people, signInEverybody } from "./signed-in.ts";

const cache = join(import.meta.dirname, ".cache");
/** A seeded data folder every worker copies. */
export const templateFolder = join(cache, "template");

/** As many as hold every patient the specs know, in every state; the demo has 120. */
const patients = 84;

/** Seeds the demo clinic, with everybody signed in, once per server bundle; later runs copy it. */
export async function makeTemplate(): Promise<void> {
  const bundle = readFileSync("dist/server/cli.js");
  const stamp = createHash("sha256")
    .update(bundle)
    .update(`${houseOpensAt} ${patients} ${people.join(" ")}`)
    .digest("hex");
  const stampFile = join(templateFolder, "stamp");
  if (existsSync(stampFile) && readFileSync(stampFile, "utf8") === stamp) return;
  const fresh = `${templateFolder}.new`;
  rmSync(fresh, { recursive: true, force: true });
  mkdirSync(fresh, { recursive: true });
  process.stdout.write("Seeding the demo clinic for the tests.\n");
  execFileSync(
    process.execPath,
    [...atHouseTime, "dist/server/cli.js", "seed", "--data-dir", fresh, "--patients", String(patients)],
    {
      stdio: "inherit",
      env: { ...process.env, CLOCK_OFFSET_MILLISECONDS: String(houseOpensAt - Date.now()) },
    },
  );
  await signInEverybody(fresh);
  writeFileSync(join(fresh, "stamp"), stamp);
  rmSync(templateFolder, { recursive: true, force: true });
  renameSync(fresh, templateFolder);
}

/** A worker's own copy of the seeded clinic. */
export function copyTemplate(to: string): void {
  rmSync(to, { recursive: true, force: true });
  cpSync(templateFolder, to, { recursive: true });
}
