import { existsSync, rmSync } from "node:fs";
import { arch, cpus, platform } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { makeClient, signIn } from "./client.ts";
import { copyClinic, makeLoadClinic, password } from "./clinic.ts";
import { formatTable, type Row, shown } from "./figures.ts";
import { measureCodes } from "./measure-codes.ts";
import { measureImport } from "./measure-import.ts";
import { measureKeys } from "./measure-keys.ts";
import { measureReads } from "./measure-reads.ts";
import { measureSaves, sessionsPerClient, type Writer } from "./measure-saves.ts";
import { measureFirstScreens, measureStart } from "./measure-start.ts";
import { makeReplay, recordWork } from "./raw-statements.ts";
import { type Running, resident, startPlain, startPlinth, stop } from "./servers.ts";

const patients = 1000;
const clientsAtOnce = 10;
const cache = join(import.meta.dirname, "..", ".cache", "bench");
const say = (words: string) => process.stderr.write(`${words}\n`);

/** Measures the production bundle and prints a Markdown table. `npm run bench` builds the bundle first. */
async function bench(): Promise<void> {
  if (!existsSync("dist/server/main.js") || !existsSync("dist/client/.vite/manifest.json"))
    throw new Error("There is no production bundle. Run npm run build first.");
  const { values } = parseArgs({ options: { fhir: { type: "string" }, icd10: { type: "string" } } });
  const began = performance.now();
  const running: Running[] = [];
  try {
    say(`Making a clinic of ${patients} patients.`);
    const clinic = await makeLoadClinic(join(cache, "clinic"), patients);
    say("Recording the SQL of what is measured.");
    const copy = copyClinic(clinic.folder, join(cache, "recorded"));
    const recorded = await recordWork(clinic, copy, sessionsPerClient);
    const replay = makeReplay(copyClinic(clinic.folder, join(cache, "raw")));
    replay.run(recorded.before);

    say("Starts and memory.");
    const rows: Row[] = await measureStart(clinic.folder, clinic.megabytes);
    rows.push(...measureFirstScreens());

    const plinth = await startPlinth(clinic.folder);
    running.push(plinth);
    const plain = await startPlain();
    running.push(plain);
    say("Reads.");
    const reader = makeClient(plinth.origin, await signIn(plinth.origin, clinic.physiatrist.email, password));
    rows.push(...(await measureReads({ clinic, plinth: reader, plain, recorded, replay })));
    reader.close();

    say("Keys.");
    rows.push(...(await measureKeys(plinth.origin, clinic)));

    say("Saves.");
    const writers: Writer[] = [];
    for (const therapist of clinic.therapists.slice(0, clientsAtOnce))
      writers.push({
        client: makeClient(plinth.origin, await signIn(plinth.origin, therapist.email, password)),
        cases: therapist.cases,
      });
    const common = { plain, replay };
    rows.push(
      ...(await measureSaves({ ...common, writers: writers.slice(0, 1), from: 0, recorded })),
      ...(await measureSaves({
        ...common,
        writers,
        from: sessionsPerClient,
        recorded: { ...recorded, sessions: [] },
      })),
      { what: "memory after this load (resident)", unit: "MB", plinth: resident(plinth) },
    );
    replay.close();
    for (const each of running.splice(0)) await stop(each);
    const imported = await measureImport(clinic, values.fhir);
    if (imported.row) rows.push(imported.row);
    const codes = await measureCodes(clinic, values.icd10);
    rows.push(...codes.rows);

    const seconds = (performance.now() - began) / 1000;
    const machine = `${cpus().length} cores (${cpus()[0]?.model.trim() ?? "unknown"}), ${platform()} ${arch()}, Node ${process.versions.node}`;
    console.log(
      [
        formatTable(rows),
        "",
        `Medians of 5 rounds, in turns with both floors, on ${machine}; the load and the server share the machine. ` +
          `A clinic of ${patients.toLocaleString("en-US")} patients, ${shown(clinic.megabytes)} MB. ` +
          `${imported.sentence} ${codes.sentence} The run took ${Math.round(seconds)} s.`,
      ].join("\n"),
    );
  } finally {
    for (const each of running) await stop(each);
    rmSync(cache, { recursive: true, force: true });
  }
}

bench().catch((error: unknown) => {
  console.error(error instanceof Error ? error.stack : error);
  process.exitCode = 1;
});
