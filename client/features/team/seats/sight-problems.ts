import type { SeatSight } from "#domain/team/seat.ts";

/** What is missing of a colleague's sight, by field; the server holds the rest against the giver. */
export const sightProblems = ({ sees, sections }: SeatSight): Record<string, string> => ({
  ...(sees.length === 0 ? { sees: "Choose at least one part of the chart." } : {}),
  ...Object.fromEntries(
    sections.flatMap(({ reason }, index) =>
      reason.trim() === "" ? [[`sections.${index}.reason`, "Say why this section is opened."]] : [],
    ),
  ),
});
