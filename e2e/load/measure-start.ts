import { join } from "node:path";
import { median, type Row } from "./figures.ts";
import { firstScreenKilobytes } from "./first-screen.ts";
import { residentAtRest, startPlain, startPlinth, stop } from "./servers.ts";

const starts = 5;

/** Starting on an existing database, in turns with the smallest server there is, and what each holds at rest. */
export async function measureStart(folder: string, megabytes: number): Promise<Row[]> {
  const found = { start: [] as number[], memory: [] as number[] };
  const plain = { start: [] as number[], memory: [] as number[] };
  for (let round = 0; round < starts; round += 1) {
    const own = await startPlinth(folder);
    found.start.push(own.startMilliseconds);
    if (round < 3) found.memory.push(await residentAtRest(own));
    await stop(own);
    const other = await startPlain();
    plain.start.push(other.startMilliseconds);
    if (round < 3) plain.memory.push(await residentAtRest(other));
    await stop(other);
  }
  return [
    {
      what: "start on an existing database",
      unit: "ms",
      plinth: median(found.start),
      plain: median(plain.start),
      note: `database of ${Math.round(megabytes)} MB; slowest of ${starts} ${Math.round(Math.max(...found.start))} ms`,
    },
    {
      what: "memory at rest (resident)",
      unit: "MB",
      plinth: median(found.memory),
      plain: median(plain.memory),
    },
  ];
}

/** Scripts before a screen shows, over the gzipped bytes of what Vite built. */
export function measureFirstScreens(): Row[] {
  const client = join("dist", "client");
  return [
    {
      what: "JavaScript before the therapist's first screen",
      unit: "kB gzip",
      plinth: firstScreenKilobytes(client, ["routes/_app.tsx", "routes/_app/today.tsx"]),
    },
    {
      what: "JavaScript before the physiatrist's first screen",
      unit: "kB gzip",
      plinth: firstScreenKilobytes(client, ["routes/_app.tsx", "routes/_app/queue.tsx"]),
    },
  ];
}
