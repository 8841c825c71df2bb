import { spawn } from "node:child_process";
import { call, makeClient, signIn } from "./client.ts";
import { type LoadClinic, password } from "./clinic.ts";
import { percentile, type Row } from "./figures.ts";
import { resident, startPlinth, stop } from "./servers.ts";

const rounds = 5;
/** As they are typed, letter by letter at first: words, abbreviations, codes, headers, misspellings, and what stands everywhere. */
const typed = [
  ..."knee pain".split("").map((_, index) => "knee pain".slice(0, index + 1)),
  ..."M54.59".split("").map((_, index) => "M54.59".slice(0, index + 1)),
  "knee oa left",
  "low back pain",
  "lumbar radiculopathy",
  "rotator cuff tear right",
  "acl left",
  "ankle sprain rt",
  "femur neck fracture initial",
  "open fracture tibia",
  "fracture",
  "injury",
  "unspecified injury right hand",
  "diabetes",
  "stroke",
  "tbi",
  "copd",
  "frozen shoulder",
  "S72",
  "S83.511",
  "M54.57",
  "radiculopaty lumbar",
  "carple tunel",
  "qwrtpz",
] as const;

type Measured = { rows: Row[]; sentence: string };

/** `file` names a release of ICD-10-CM; without it the search over a full release is said to be not measured. */
export async function measureCodes(clinic: LoadClinic, file: string | undefined): Promise<Measured> {
  if (!file)
    return {
      rows: [],
      sentence: "Search of diagnosis codes: not measured, no release was named (--icd10 FILE).",
    };
  const loading = await load(clinic, file);
  const plinth = await startPlinth(clinic.folder);
  try {
    const client = makeClient(plinth.origin, await signIn(plinth.origin, clinic.physiatrist.email, password));
    const times: number[] = [];
    for (let round = 0; round <= rounds; round += 1)
      for (const text of typed) {
        const { milliseconds } = await call(client, "diagnoses.search", { text, side: "left" });
        // The first round only warms up.
        if (round > 0) times.push(milliseconds);
      }
    client.close();
    const search: Row = {
      what: "search of diagnosis codes over a full release, at the 95th percentile",
      unit: "ms",
      plinth: percentile(times, 95),
      note: `median ${percentile(times, 50).toFixed(1)} ms, p99 ${percentile(times, 99).toFixed(1)} ms of 30 at p95; ${typed.length} texts`,
    };
    return { rows: [loading, search], sentence: "" };
  } finally {
    await stop(plinth);
  }
}

async function load(clinic: LoadClinic, file: string): Promise<Row> {
  const began = performance.now();
  const child = spawn(process.execPath, ["dist/server/cli.js", "import-icd10", "--json", file], {
    env: { ...process.env, DATA_DIR: clinic.folder },
    stdio: ["ignore", "pipe", "inherit"],
  });
  let said = "";
  child.stdout.on("data", (chunk: Buffer) => {
    said += chunk.toString();
  });
  let peak = 0;
  const watch = setInterval(() => {
    if (child.exitCode === null)
      peak = Math.max(peak, resident({ process: child, origin: "", startMilliseconds: 0 }));
  }, 250);
  const code = await new Promise<number | null>((resolve) => {
    child.once("exit", resolve);
  });
  clearInterval(watch);
  if (code !== 0) throw new Error(`The release was not loaded: ${said}`);
  const { codes } = JSON.parse(said) as { codes: number };
  return {
    what: "loading a release of ICD-10-CM",
    unit: "s",
    plinth: (performance.now() - began) / 1000,
    note: `${codes.toLocaleString("en-US")} codes; at most ${Math.round(peak)} MB resident`,
  };
}
