/** Languages people are seen in here, by ISO 639 code, as they are called in English. */
const names: Readonly<Record<string, string>> = {
  en: "English",
  es: "Spanish",
  ase: "American Sign Language",
  zh: "Chinese",
  vi: "Vietnamese",
  tl: "Tagalog",
  ru: "Russian",
  so: "Somali",
  nv: "Navajo",
  ar: "Arabic",
  ko: "Korean",
  uk: "Ukrainian",
};

/** "Spanish"; a code without a name here is shown as it was written. */
export const formatLanguage = (code: string): string => names[code] ?? code;

export const languageOptions = Object.entries(names).map(([value, label]) => ({ value, label }));
