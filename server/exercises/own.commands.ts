import { and, count, eq, isNull } from "drizzle-orm";
import { rungsFrom } from "#domain/exercises/ladder.ts";
import { exercises } from "#domain/exercises/library.ts";
import type { OwnExerciseContent } from "#domain/exercises/own/own-exercise.ts";
import type { Run } from "#server/command.ts";
import { refuse, refuseNotFound, requireVersion } from "#server/refusal.ts";
import { findOwnExercise, listOwnExercises, mostOwnExercises, readExerciseLibrary } from "./own.queries.ts";

/** A clinic's versions of one exercise; further ones are an exercise of their own. */
const mostVersions = 200;

type Saved = { exerciseId: string; number: number };

/** A clinic's own exercise, chosen from now on like every other of the library. */
export async function addExercise(
  run: Run,
  { clinicId, content }: { clinicId: string; content: OwnExerciseContent },
): Promise<Saved> {
  if (!run.actor.clinicIds.includes(clinicId)) return refuseNotFound();
  await requireRoom(run, clinicId);
  const exerciseId = run.newId();
  await requireFitting(run, { exerciseId, clinicId, content });
  await run.tx.db.insert(run.tx.t.clinicExercises).values({ id: exerciseId, clinicId, currentNumber: 1 });
  return saveVersion(run, "addExercise", { exerciseId, clinicId, number: 1, content });
}

/** A new version; lines and sessions that name an earlier one still say what was meant. */
export async function changeExercise(
  run: Run,
  input: { exerciseId: string; expectedVersion: number; content: OwnExerciseContent },
): Promise<Saved> {
  const own = await requireOwn(run, input.exerciseId, input.expectedVersion);
  if (own.retiredAt !== null) refuse("not-now", "This exercise is retired. Restore it, then change it.");
  const number = own.currentNumber + 1;
  if (number > mostVersions)
    refuse("too-many", "This exercise was changed too often. Retire it and add another.");
  const { clinicId, id: exerciseId } = own;
  await requireFitting(run, { exerciseId, clinicId, content: input.content });
  await run.tx.db
    .update(run.tx.t.clinicExercises)
    .set({ currentNumber: number, version: own.version + 1 })
    .where(eq(run.tx.t.clinicExercises.id, exerciseId));
  return saveVersion(run, "changeExercise", { exerciseId, clinicId, number, content: input.content });
}

async function saveVersion(
  run: Run,
  action: "addExercise" | "changeExercise",
  saved: Saved & { clinicId: string; content: OwnExerciseContent },
): Promise<Saved> {
  const { exerciseId, clinicId, number, content } = saved;
  await run.audit({
    chainId: clinicId,
    action,
    entity: "exercise",
    entityId: exerciseId,
    after: { number, name: content.name, tags: content.tags },
  });
  await run.tx.db
    .insert(run.tx.t.clinicExerciseVersions)
    .values({ exerciseId, number, content, savedBy: run.actor.staffId, savedAt: run.now });
  return { exerciseId, number };
}

/** No longer offered. Lines that have it stand, and are held against the same facts. */
export const retireExercise = (
  run: Run,
  input: { exerciseId: string; expectedVersion: number; reason: string },
) => setRetired(run, input, run.now);

/** Offered again. */
export const restoreExercise = (
  run: Run,
  input: { exerciseId: string; expectedVersion: number; reason: string },
) => setRetired(run, input, null);

async function setRetired(
  run: Run,
  input: { exerciseId: string; expectedVersion: number; reason: string },
  retiredAt: number | null,
): Promise<{ exerciseId: string; retiredAt: number | null }> {
  const own = await requireOwn(run, input.exerciseId, input.expectedVersion);
  const isRetiring = retiredAt !== null;
  if ((own.retiredAt !== null) === isRetiring)
    refuse("not-now", isRetiring ? "This exercise is retired already." : "This exercise is not retired.");
  if (!isRetiring) await requirePlace(run, own);
  await run.audit({
    chainId: own.clinicId,
    action: isRetiring ? "retireExercise" : "restoreExercise",
    entity: "exercise",
    entityId: own.id,
    reason: input.reason,
  });
  await run.tx.db
    .update(run.tx.t.clinicExercises)
    .set({ retiredAt, version: own.version + 1 })
    .where(eq(run.tx.t.clinicExercises.id, own.id));
  return { exerciseId: own.id, retiredAt };
}

/** What came in its place while it was retired keeps its name. */
async function requirePlace(run: Run, { id, clinicId }: { id: string; clinicId: string }): Promise<void> {
  await requireRoom(run, clinicId);
  const own = await findOwnExercise(run.tx, id);
  if (own) await requireFitting(run, { exerciseId: id, clinicId, content: own.content });
}

async function requireOwn(run: Run, exerciseId: string, expectedVersion: number) {
  const { clinicExercises } = run.tx.t;
  const [own] = await run.tx.db.select().from(clinicExercises).where(eq(clinicExercises.id, exerciseId));
  if (!own || !run.actor.clinicIds.includes(own.clinicId)) return refuseNotFound();
  requireVersion(expectedVersion, own.version, "This exercise");
  return own;
}

async function requireRoom(run: Run, clinicId: string): Promise<void> {
  const { clinicExercises } = run.tx.t;
  const [kept] = await run.tx.db
    .select({ rows: count() })
    .from(clinicExercises)
    .where(and(eq(clinicExercises.clinicId, clinicId), isNull(clinicExercises.retiredAt)));
  if ((kept?.rows ?? 0) >= mostOwnExercises)
    refuse("too-many", `A clinic keeps at most ${mostOwnExercises} exercises. Retire one that is not used.`);
}

type Fitting = { exerciseId: string; clinicId: string; content: OwnExerciseContent };

/** Its name is nobody else's, and the ladder it names is one of this clinic and goes one way. */
async function requireFitting(run: Run, { exerciseId, clinicId, content }: Fitting): Promise<void> {
  const own = (await listOwnExercises(run.tx, [clinicId]))
    .map(({ exercise }) => exercise)
    .filter((exercise) => exercise.exerciseId !== exerciseId);
  const name = content.name.toLowerCase();
  if ([...exercises, ...own].some((one) => one.name.toLowerCase() === name))
    refuse("invalid", "The library has an exercise of this name. Choose it, or name this one otherwise.", {
      field: "content.name",
    });
  const library = await readExerciseLibrary(
    run.tx,
    [...content.easier, ...content.harder].map((id) => ({ exerciseId: id })),
  );
  const known = new Set([...exercises, ...own].map((one) => one.exerciseId));
  for (const side of ["easier", "harder"] as const)
    if (content[side].some((id) => !known.has(id)))
      refuse("invalid", "This exercise is not in the library, or is retired. Choose another.", {
        field: `content.${side}`,
      });
  const reachable = (side: "easier" | "harder") =>
    new Set(content[side].flatMap((id) => [id, ...rungsFrom(id, side, library)]));
  const [easier, harder] = [reachable("easier"), reachable("harder")];
  if (easier.has(exerciseId) || harder.has(exerciseId) || [...easier].some((id) => harder.has(id)))
    refuse("invalid", "These rungs go in a circle: one of them is both easier and harder. Change one.", {
      field: "content.harder",
    });
}
