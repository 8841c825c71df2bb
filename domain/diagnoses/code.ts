import type { Day } from "#domain/calendar/days.ts";

/**
 * `code` can be billed; `header` stands for the codes below it and never is; `encounters` is the header of one injury
 * whose codes differ in the seventh character alone.
 */
export const codeKinds = ["code", "header", "encounters"] as const;
export type CodeKind = (typeof codeKinds)[number];

export const codeSides = ["left", "right", "both", "unspecified", "none"] as const;
export type CodeSide = (typeof codeSides)[number];

/** What ICD-10-CM says of a code for a span of days, both inclusive; `toOn` is absent while no release ended it. */
export type CodePeriod = { kind: CodeKind; title: string; fromOn: Day; toOn: Day | null };

/** A code as it is searched: written without its dot, with the nearest code above it (empty for a category). */
export type CodeRow = CodePeriod & {
  code: string;
  parent: string;
  side: CodeSide;
  /** How many codes that can be billed stand below a header. */
  codesBelow: number;
  /** Orders what a search reads first; lower comes earlier. */
  rank: number;
};

/** Since FY2026 a category may have a letter in its second place: QA0. */
export const isCode = (text: string): boolean => /^[A-Z](?:\d[0-9A-Z]|A\d)[0-9A-Z]{0,4}$/.test(text);
export const withDot = (code: string): string =>
  code.length > 3 ? `${code.slice(0, 3)}.${code.slice(3)}` : code;
export const withoutDot = (code: string): string => code.replace(".", "").toUpperCase();

const placeholderCode = /^(.{3,}?)X+[0-9A-Z]$/;

/** The codes above one, nearest last, without the placeholder X that only fills up to a seventh character. */
export function prefixesOf(code: string): string[] {
  const filled = code.length === 7 ? placeholderCode.exec(code)?.[1] : undefined;
  const most = filled?.length ?? code.length - 1;
  return Array.from({ length: Math.max(0, most - 2) }, (_, index) => code.slice(0, index + 3));
}

/** The nearest code above one; empty for a category. */
export const parentOf = (code: string): string => prefixesOf(code).at(-1) ?? "";

/**
 * Therapy normally sees the injury that heals, so D, and E and F of an open fracture, come before A, B and C; then
 * delayed healing, nonunion, malunion, sequela.
 */
const encounterOrder = "DEFABCGHJKMNPQRS";
export function encounterRank(code: string): number {
  const place = encounterOrder.indexOf(code.slice(6));
  return code.length < 7 || place === -1 ? encounterOrder.length : place;
}

/** A word after which left and right name no limb: the left ventricle is nobody's left side. */
const noLimb = /\b(left|right) (ventric|heart|atri|bundle|fascic|main|coronary)/;

/** The side a title names. `unspecified` needs its siblings, see `rowsOf`. */
export function sideOfTitle(title: string): CodeSide {
  const words = title.toLowerCase();
  if (noLimb.test(words)) return "none";
  if (/\bbilateral\b/.test(words)) return "both";
  const isLeft = /\bleft\b/.test(words);
  const isRight = /\bright\b/.test(words);
  if (isLeft === isRight) return "none";
  return isLeft ? "left" : "right";
}

export const holdsOn = (period: { fromOn: Day; toOn: Day | null }, day: Day): boolean =>
  period.fromOn <= day && (period.toOn === null || period.toOn >= day);
