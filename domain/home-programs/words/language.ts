import { type InstructionLanguage, instructionLanguages } from "#domain/exercises/exercise.ts";

/** The languages a home program is printed in: those the library tells its exercises in. */
export const homeLanguages = instructionLanguages;
export type HomeLanguage = InstructionLanguage;

/** In each language the same; which one is read is chosen last. */
export type InEach<Value> = Readonly<Record<HomeLanguage, Value>>;

/**
 * What a patient is given to read: their own language where it is printed, else English, and then somebody has to
 * interpret it.
 *
 * @param spoken ISO 639 code of the patient's language.
 */
export function languageFor(spoken: string): { language: HomeLanguage; needsInterpreter: boolean } {
  const own = homeLanguages.find((language) => language === spoken);
  return { language: own ?? "en", needsInterpreter: own === undefined };
}
