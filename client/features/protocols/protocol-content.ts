import type { Outputs } from "#client/trpc.ts";

export type Prepared = Outputs["protocols"]["prepare"];
export type Content = Prepared["content"];
export type ChangeContent = (next: (before: Content) => Content) => void;

/** One sentence a line; an empty line is left out when it is saved. */
export const linesOf = (text: string): string[] => text.split("\n").map((line) => line.trimStart());
export const saidLines = (lines: readonly string[]): string[] =>
  lines.map((line) => line.trim()).filter((line) => line !== "");

/** What was refused of a list, or of one of its entries. */
export function firstUnder(
  problem: (field: string) => string | undefined,
  field: string,
  count: number,
): string | undefined {
  return (
    problem(field) ??
    Array.from({ length: count }, (_, index) => problem(`${field}.${index}`)).find(
      (words) => words !== undefined,
    )
  );
}
