import { spawn, spawnSync } from "node:child_process";
import { eq } from "drizzle-orm";
import { openStore } from "#db/engine/open.ts";
import type { LoadClinic } from "./clinic.ts";
import type { Row } from "./figures.ts";
import { resident } from "./servers.ts";

type Imported = { row?: Row; sentence: string };

/** `path` names bundles to import; without them, or without the command, the import is said to be not measured. */
export async function measureImport(clinic: LoadClinic, path: string | undefined): Promise<Imported> {
  const cli = spawnSync(process.execPath, ["dist/server/cli.js"], { encoding: "utf8" });
  if (!/\bimport-fhir\b/.test(cli.stderr))
    return { sentence: "Import: not measured, the command does not exist yet." };
  if (!path) return { sentence: "Import: not measured, no bundles were named (--fhir PATH)." };
  const began = performance.now();
  const child = spawn(
    process.execPath,
    ["dist/server/cli.js", "import-fhir", "--clinic", await clinicOf(clinic), "--json", path],
    { env: { ...process.env, DATA_DIR: clinic.folder }, stdio: ["ignore", "ignore", "inherit"] },
  );
  let peak = 0;
  const watch = setInterval(() => {
    if (child.exitCode === null)
      peak = Math.max(peak, resident({ process: child, origin: "", startMilliseconds: 0 }));
  }, 250);
  const code = await new Promise<number | null>((resolve) => {
    child.once("exit", resolve);
  });
  clearInterval(watch);
  const seconds = (performance.now() - began) / 1000;
  return {
    row: {
      what: `import of ${path.split("/").at(-1) ?? "bundles"}`,
      unit: "s",
      plinth: seconds,
      note: `at most ${Math.round(peak)} MB resident; ended with ${String(code)}`,
    },
    sentence: "",
  };
}

async function clinicOf(clinic: LoadClinic): Promise<string> {
  const store = await openStore({ dataFolder: clinic.folder, now: Date.now() });
  const { memberships } = store.t;
  const [found] = await store.db
    .select({ clinicId: memberships.clinicId })
    .from(memberships)
    .where(eq(memberships.staffId, clinic.physiatrist.staffId));
  await store.close();
  if (!found) throw new Error("The physiatrist belongs to no clinic");
  return found.clinicId;
}
