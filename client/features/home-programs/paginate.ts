import type { HomeProgramContent } from "#domain/home-programs/home-program.ts";

/** The roomiest that fits one page, each with smaller drawings than the one before; large print has its own sizes. */
const paperLayouts = ["roomy", "medium", "compact"] as const;
export type PaperLayout = (typeof paperLayouts)[number] | "large";
export type PaperPages = {
  layout: PaperLayout;
  /** Places of the exercises on each page, first page first; when to stop stands on the last one. */
  pages: readonly (readonly number[])[];
};

/** In CSS pixels (96 to the inch), as the style sheet sets them. */
type Sizes = {
  /** Head with name and number, and foot. */
  head: number;
  foot: number;
  line: number;
  /** Letters of running text that surely fit a line beside the drawing, and inside the box. */
  letters: number;
  boxLetters: number;
  /** Heading, paddings and the row of days: all of an exercise but its running text. */
  fixed: number;
  /** Letters of how many and how often that surely fit their line. */
  countLetters: number;
  /** The drawing with its padding: no exercise is lower. */
  least: number;
  boxFixed: number;
};
const sizes: Record<PaperLayout, Sizes> = {
  roomy: {
    head: 106,
    foot: 34,
    line: 25,
    letters: 54,
    boxLetters: 70,
    fixed: 128,
    countLetters: 31,
    least: 156,
    boxFixed: 40,
  },
  medium: {
    head: 96,
    foot: 30,
    line: 24,
    letters: 60,
    boxLetters: 70,
    fixed: 112,
    countLetters: 38,
    least: 120,
    boxFixed: 36,
  },
  compact: {
    head: 84,
    foot: 28,
    line: 23,
    letters: 64,
    boxLetters: 72,
    fixed: 72,
    countLetters: 30,
    least: 86,
    boxFixed: 28,
  },
  large: {
    head: 130,
    foot: 36,
    line: 29,
    letters: 48,
    boxLetters: 60,
    fixed: 150,
    countLetters: 26,
    least: 150,
    boxFixed: 44,
  },
};
/** Letter less the margins of 10 mm above and below, and a little for rounding. */
const pageHeight = 975;

/** Lines a text takes at most when it is broken between words. */
export function linesOf(text: string, letters: number): number {
  let lines = 1;
  let used = 0;
  for (const word of text.split(/\s+/u)) {
    if (used > 0 && used + 1 + word.length > letters) {
      lines += 1;
      used = word.length;
    } else used += (used > 0 ? 1 : 0) + word.length;
  }
  return lines;
}

function heightOf({ printed }: HomeProgramContent["exercises"][number], size: Sizes): number {
  const counts = `${printed.howMany} ${printed.howOften}`.length > size.countLetters ? 1 : 0;
  const names = linesOf(printed.name, size.letters - 12) - 1;
  return Math.max(
    size.least,
    size.fixed + (linesOf(printed.instruction, size.letters) + counts + names) * size.line,
  );
}

const boxOf = ({ stop }: HomeProgramContent, size: Sizes): number =>
  size.boxFixed +
  size.line *
    stop.printed.reduce((sum, { lead, words }) => sum + linesOf(`${lead} ${words}`, size.boxLetters), 0);

/** Fills page after page; where the box finds no room after the last exercise, that exercise goes with it. */
function fill(content: HomeProgramContent, layout: PaperLayout): number[][] {
  const size = sizes[layout];
  const room = pageHeight - size.head - size.foot;
  const heights = content.exercises.map((exercise) => heightOf(exercise, size));
  const pages: number[][] = [];
  let left = 0;
  for (const [place, height] of heights.entries()) {
    if (pages.length === 0 || height > left) {
      pages.push([]);
      left = room;
    }
    pages.at(-1)?.push(place);
    left -= height;
  }
  const last = pages.at(-1);
  if (last && boxOf(content, size) > left) {
    const moved = last.length > 1 ? last.pop() : undefined;
    pages.push(moved === undefined ? [] : [moved]);
  }
  return pages;
}

/** How the paper is set, and what stands on which page. */
export function paginate(content: HomeProgramContent): PaperPages {
  if (content.isLargePrint) return { layout: "large", pages: fill(content, "large") };
  const layout = paperLayouts.find((one) => fill(content, one).length === 1) ?? "compact";
  return { layout, pages: fill(content, layout) };
}
