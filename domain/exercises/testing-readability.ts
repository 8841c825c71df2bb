/** Sounding vowel groups of an English word, a silent e apart; at least one. */
function syllablesOf(word: string): number {
  const groups = word.replace(/(?<=[^aeiouyl])e$|(?<=[aeiou]r)e$|(?<=[^td])ed$/u, "").match(/[aeiouy]+/gu);
  return Math.max(1, groups?.length ?? 0);
}

const sentencesOf = (text: string): string[] =>
  text.split(/[.!?]+(?:\s|$)/u).filter((part) => part.trim() !== "");
const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}'’]+/gu) ?? [];

export const wordsPerSentence = (text: string): number => wordsOf(text).length / sentencesOf(text).length;

/** Flesch–Kincaid grade of an English text: 0.39 words per sentence and 11.8 syllables per word, less 15.59. */
export function gradeOf(text: string): number {
  const words = wordsOf(text);
  const syllables = words.reduce((sum, word) => sum + syllablesOf(word), 0);
  return 0.39 * wordsPerSentence(text) + 11.8 * (syllables / words.length) - 15.59;
}

export const countSentences = (text: string): number => sentencesOf(text).length;
