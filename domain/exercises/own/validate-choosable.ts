import type { Line } from "#domain/prescriptions/line.ts";
import type { OwnedLibrary } from "./with-own.ts";

type Chosen = Pick<Line, "lineKey" | "exerciseId" | "exerciseVersion" | "name" | "upTo">;

/**
 * A line may name what is built in, or what the clinics it is written for have of their own and did not retire. What a
 * standing line has it keeps.
 */
export function validateChoosable(
  lines: readonly Chosen[],
  facts: { library: OwnedLibrary; clinicIds: readonly string[]; standing: readonly Chosen[] },
): { field: string; words: string }[] {
  return lines.flatMap((line, index) => {
    const before = facts.standing.find(({ lineKey }) => lineKey === line.lineKey);
    const problems = [];
    const isKept = before?.exerciseId === line.exerciseId && before.exerciseVersion === line.exerciseVersion;
    const words = isKept ? undefined : whyNot(line, facts);
    if (words) problems.push({ field: `lines.${index}.exerciseId`, words });
    const { upTo } = line;
    const wordsOfRung =
      upTo && upTo.exerciseId !== before?.upTo?.exerciseId ? whyNot(upTo, facts) : undefined;
    if (wordsOfRung) problems.push({ field: `lines.${index}.upTo`, words: wordsOfRung });
    return problems;
  });
}

function whyNot(
  { exerciseId, name }: { exerciseId: string; name: string },
  { library, clinicIds }: { library: OwnedLibrary; clinicIds: readonly string[] },
): string | undefined {
  const clinicId = library.clinicOf(exerciseId);
  if (clinicId !== undefined && !clinicIds.includes(clinicId))
    return `${name} is not in the exercise library.`;
  return library.isRetired(exerciseId) ? `${name} is retired. Choose another exercise.` : undefined;
}
