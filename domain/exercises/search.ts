import { spelledAlike } from "#domain/diagnoses/spelling.ts";
import type { ExerciseTag } from "#domain/precautions/precaution.ts";
import { equipmentFacts } from "./equipment.ts";
import type { Exercise, ExerciseKind, ExerciseRegion } from "./exercise.ts";
import { exercises } from "./library.ts";

/** Words people type for words the library says; each also stands for itself. */
const synonyms: Readonly<Record<string, readonly string[]>> = {
  er: ["external rotation"],
  ir: ["internal rotation"],
  df: ["dorsiflexion"],
  pf: ["plantarflexion"],
  cspine: ["neck"],
  cervical: ["neck"],
  tspine: ["thoracic"],
  lspine: ["lumbar"],
  core: ["belly", "trunk"],
  scapula: ["scapular", "shoulder blade"],
  cuff: ["rotator"],
  quads: ["quad"],
  quadricep: ["quad"],
  calves: ["calf"],
  strengthening: ["strength"],
  stretching: ["stretch"],
  walking: ["walk"],
  crunch: ["curl up"],
  theraband: ["band"],
  stim: ["stimulation"],
  cardio: ["aerobic"],
  vertigo: ["spinning", "dizzy"],
  massage: ["soft tissue"],
  mobilization: ["manual"],
  cryotherapy: ["cold", "ice"],
};

const wordsOf = (text: string): string[] =>
  text
    .normalize("NFD")
    .replaceAll(/\p{M}/gu, "")
    .replaceAll("×", "x")
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "");

type Indexed = { exercise: Exercise; name: string[]; called: string[]; all: string[] };

const indexed = (exercise: Exercise): Indexed => {
  const { name, alsoCalled, purpose, region, kind, position, exerciseId, equipment, tags } = exercise;
  const called = wordsOf(alsoCalled);
  const labels = equipment.map((piece) => equipmentFacts[piece].label);
  const rest = wordsOf([purpose, region, kind, position, exerciseId, ...labels, ...tags].join(" "));
  return { exercise, name: wordsOf(name), called, all: [...wordsOf(name), ...called, ...rest] };
};
const index: readonly Indexed[] = exercises.map(indexed);

const begins = (words: readonly string[], start: string): boolean =>
  words.some((word) => word.startsWith(start));

/** A word without the ending of its doing, "bridg" of "bridging"; one that doubles its consonant, "step" of "stepping". */
function withoutEnding(typed: string): string {
  if (typed.length < 6 || !typed.endsWith("ing")) return typed;
  const stem = typed.slice(0, -3);
  return stem.at(-1) === stem.at(-2) ? stem.slice(0, -1) : stem;
}

/** Whether a typed word begins one of the words, or another way to say it does; a plural is found by its singular. */
function isFound(words: readonly string[], typed: string): boolean {
  const singular = typed.length > 3 && typed.endsWith("s") ? typed.slice(0, -1) : typed;
  return (
    begins(words, typed) ||
    begins(words, singular) ||
    begins(words, withoutEnding(typed)) ||
    (synonyms[typed] ?? synonyms[singular] ?? []).some((phrase) =>
      phrase.split(" ").every((word) => begins(words, word)),
    )
  );
}

/** Best first: called just that, by its name or its first other one, a name that begins so, every word in the name, in its other names, anywhere; or not at all. */
function rank({ name, called, all }: Indexed, typed: readonly string[]): number | undefined {
  const joined = typed.join(" ");
  if (name.join(" ") === joined || called[0] === joined) return 0;
  if (name.join(" ").startsWith(joined)) return 1;
  if (typed.every((word) => isFound(name, word))) return 2;
  if (typed.every((word) => isFound([...name, ...called], word))) return 3;
  return typed.every((word) => isFound(all, word)) ? 4 : undefined;
}

export type ExerciseQuery = {
  text: string;
  region?: ExerciseRegion | undefined;
  tag?: ExerciseTag | undefined;
  kind?: ExerciseKind | undefined;
  /** Only what a therapist does or tells: manual techniques, modalities, education. */
  isTechnique?: boolean | undefined;
};
/** What was found; spelled alike where nothing holds what was typed. */
export type FoundExercises = { exercises: Exercise[]; isSpelledAlike: boolean };
const techniqueKinds: readonly ExerciseKind[] = ["manual", "modality", "education"];

/** Exercises that hold every word and every choice, best first, then those the patient does, then by name. */
export const searchExercises = (query: ExerciseQuery, most: number): Exercise[] =>
  searchAmong(index, query, most).exercises;

/** The same among own exercises too, or among them alone. */
export const searchWithOwn = (
  query: ExerciseQuery,
  most: number,
  own: readonly Exercise[],
  isOwnOnly = false,
): FoundExercises => searchAmong([...(isOwnOnly ? [] : index), ...own.map(indexed)], query, most);

function searchAmong(
  among: readonly Indexed[],
  { text, region, tag, kind, isTechnique }: ExerciseQuery,
  most: number,
): FoundExercises {
  const chosen = among.filter(
    ({ exercise }) =>
      (!region || exercise.region === region) &&
      (!kind || exercise.kind === kind) &&
      (!isTechnique || techniqueKinds.includes(exercise.kind)) &&
      (!tag || exercise.tags.includes(tag)),
  );
  const typed = wordsOf(text);
  const found = bestFirst(chosen, typed);
  const known = [...chosen.flatMap(({ all }) => all), ...Object.keys(synonyms)];
  // Of several words as near, those that name an exercise were meant, not those said of many.
  const near =
    found.length > 0
      ? []
      : spelledAlike(typed, known)
          .map(({ words, distance }) => ({ ranked: bestFirst(chosen, words), distance }))
          .filter(({ ranked }) => ranked.length > 0)
          .toSorted(
            (a, b) => a.distance - b.distance || (a.ranked[0]?.place ?? 0) - (b.ranked[0]?.place ?? 0),
          );
  const best = near[0]?.ranked ?? found;
  return { exercises: best.slice(0, most).map(({ exercise }) => exercise), isSpelledAlike: near.length > 0 };
}

const bestFirst = (among: readonly Indexed[], typed: readonly string[]) =>
  among
    .flatMap((one) => {
      const place = rank(one, typed);
      return place === undefined ? [] : [{ exercise: one.exercise, place }];
    })
    .toSorted(
      (a, b) =>
        a.place - b.place ||
        Number(a.exercise.kind !== "exercise") - Number(b.exercise.kind !== "exercise") ||
        a.exercise.name.localeCompare(b.exercise.name, "en-US"),
    );
