import type { Reader } from "#db/engine/store.ts";
import type { Line, LineOwner } from "#domain/prescriptions/line.ts";
import { refuse } from "#server/refusal.ts";
import { readCurrentDoses } from "./current-doses.commands.ts";

/** A line key is one line for ever: whose it was once, the other never signs under it, or its dose would be theirs. */
export async function requireOwnLines(
  reader: Reader,
  episodeId: string,
  lines: readonly Pick<Line, "lineKey" | "name">[],
  owner: LineOwner,
): Promise<void> {
  const known = await readCurrentDoses(reader, episodeId);
  const index = lines.findIndex(({ lineKey }) => (known.get(lineKey)?.owner ?? owner) !== owner);
  const line = lines[index];
  if (!line) return;
  refuse(
    "invalid",
    owner === "therapist"
      ? `${line.name} is a line of the prescription, and its dose is the prescriber's. Add a line of your own instead.`
      : `${line.name} is a line of the therapist's plan. Add a line of your own instead.`,
    { field: `content.lines.${index}` },
  );
}
