import type { Exercise } from "#domain/exercises/exercise.ts";

type Told = Pick<Exercise, "isHomeSuitable" | "kind" | "tags">;

/** Whether it is done at home: as it is, only with a reason of the therapist, or never by the patient alone. */
export function suitabilityAtHome({
  isHomeSuitable,
  kind,
  tags,
}: Told): "suitable" | "with-reason" | "never" {
  if (isHomeSuitable) return "suitable";
  return kind === "manual" || tags.includes("needling") ? "never" : "with-reason";
}

/** What stands against giving it, in a sentence; undefined where it may be given. */
export function problemOfSuitability(
  { name, exercise }: { name: string; exercise: Told | null },
  reason: string | undefined,
): { words: string; field: "lineKey" | "unsuitableReason" } | undefined {
  if (!exercise)
    return {
      words: `No library has ${name}, so nobody can tell the patient how it is done.`,
      field: "lineKey",
    };
  const suitability = suitabilityAtHome(exercise);
  if (suitability === "never")
    return {
      words: `${name} is done by a clinician, not at home. Take it off the program.`,
      field: "lineKey",
    };
  return suitability === "with-reason" && (reason ?? "").trim() === ""
    ? { words: `${name} is not meant for home. Say why it is done there.`, field: "unsuitableReason" }
    : undefined;
}
