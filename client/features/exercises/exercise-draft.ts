import { errorData, type Inputs } from "#client/trpc.ts";

export type Content = Inputs["exercises"]["add"]["content"];
export type ChangeContent = (part: Partial<Content>) => void;
/** What was refused of a field, or of a part of it. */
export type ProblemOf = (field: string) => string | undefined;

export const emptyExercise: Content = {
  name: "",
  alsoCalled: "",
  region: "general",
  kind: "exercise",
  purpose: "",
  position: "any",
  instruction: { en: "", es: "" },
  usualDose: {},
  doseFields: ["sets", "reps", "painCap"],
  safer: {},
  equipment: [],
  tags: [],
  motions: [],
  weightBearing: [],
  isLoaded: false,
  isSided: false,
  isHomeSuitable: true,
  easier: [],
  harder: [],
  source: "",
};

/** The sentences a refused save left, by field: an amount and a list stand in several. */
export function problemsIn(error: unknown): ProblemOf {
  const { refusal, fields = [] } = errorData(error) ?? {};
  const all = [
    ...(refusal?.field === undefined ? [] : [{ field: refusal.field, words: refusal.words }]),
    ...fields,
  ];
  return (name) => {
    const path = `content.${name}`;
    return all.find(({ field }) => field === path || field.startsWith(`${path}.`))?.words;
  };
}
