import * as z from "zod/mini";
import { proseText } from "#domain/calendar/bounds.ts";

export const surfaces = ["front", "back"] as const;
export type Surface = (typeof surfaces)[number];

/** Regions of the drawn body, head to foot. A region with sides is marked left or right, never both at once. */
export const bodyRegions = {
  head: { words: "Head", hasSide: false },
  neck: { words: "Neck", hasSide: false },
  shoulder: { words: "Shoulder", hasSide: true },
  "upper-arm": { words: "Upper arm", hasSide: true },
  elbow: { words: "Elbow", hasSide: true },
  forearm: { words: "Forearm", hasSide: true },
  wrist: { words: "Wrist", hasSide: true },
  hand: { words: "Hand", hasSide: true },
  "upper-trunk": { words: "Chest or upper back", hasSide: true },
  "lower-trunk": { words: "Belly or low back", hasSide: true },
  pelvis: { words: "Groin or buttock", hasSide: true },
  hip: { words: "Hip", hasSide: true },
  thigh: { words: "Thigh", hasSide: true },
  knee: { words: "Knee", hasSide: true },
  "lower-leg": { words: "Lower leg", hasSide: true },
  ankle: { words: "Ankle", hasSide: true },
  foot: { words: "Foot", hasSide: true },
} as const satisfies Record<string, { words: string; hasSide: boolean }>;
export type BodyRegion = keyof typeof bodyRegions;
export const bodyRegionNames = Object.keys(bodyRegions) as BodyRegion[];

/** What a region is called on one surface, where front and back have names of their own. */
const surfaceWords: Partial<Record<BodyRegion, Record<Surface, string>>> = {
  "upper-trunk": { front: "Chest", back: "Upper back" },
  "lower-trunk": { front: "Belly", back: "Low back" },
  pelvis: { front: "Groin", back: "Buttock" },
  "lower-leg": { front: "Shin", back: "Calf" },
  foot: { front: "Top of foot", back: "Heel or sole" },
};
export const regionWords = (region: BodyRegion, surface: Surface): string =>
  surfaceWords[region]?.[surface] ?? bodyRegions[region].words;

export const symptomKinds = ["pain", "numbness", "tingling", "weakness", "stiffness"] as const;
export type SymptomKind = (typeof symptomKinds)[number];

export const chartMarkSchema = z.strictObject({
  region: z.enum(bodyRegionNames),
  side: z.enum(["left", "right", "midline"]),
  surface: z.enum(surfaces),
  kind: z.enum(symptomKinds),
});
export type ChartMark = z.infer<typeof chartMarkSchema>;

/** Where the patient feels what. A set: the same mark stands once. */
export const bodyChartSchema = z.strictObject({
  marks: z.array(chartMarkSchema).check(z.maxLength(160)),
  /** The patient's words beside the drawing. */
  words: proseText(600),
  /** Asked, and nothing to mark: an empty drawing alone says nothing. */
  isWithoutSymptoms: z.boolean(),
});
export type BodyChart = z.infer<typeof bodyChartSchema>;
export const emptyBodyChart: BodyChart = { marks: [], words: "", isWithoutSymptoms: false };

export const isSameMark = (one: ChartMark, other: ChartMark): boolean =>
  one.region === other.region &&
  one.side === other.side &&
  one.surface === other.surface &&
  one.kind === other.kind;

export const hasMark = ({ marks }: BodyChart, mark: ChartMark): boolean =>
  marks.some((one) => isSameMark(one, mark));

/** Marks a place, or takes the mark away. */
export function toggleMark(chart: BodyChart, mark: ChartMark): BodyChart {
  const marks = chart.marks.filter((one) => !isSameMark(one, mark));
  return marks.length < chart.marks.length
    ? { ...chart, marks }
    : { ...chart, marks: [...marks, mark], isWithoutSymptoms: false };
}

export const placeWords = ({ region, side, surface }: Omit<ChartMark, "kind">): string =>
  side === "midline" ? regionWords(region, surface) : `${regionWords(region, surface)}, ${side}`;

/** "Pain: Knee, left, front; Calf, right, back. Numbness: …", by kind; nothing marked is said as what it is. */
export function describeBodyChart(chart: BodyChart | undefined): string {
  if (!chart || (chart.marks.length === 0 && chart.words === "" && !chart.isWithoutSymptoms))
    return "not asked";
  const kinds = symptomKinds.flatMap((kind) => {
    const places = chart.marks.filter((mark) => mark.kind === kind);
    return places.length === 0
      ? []
      : [
          `${kind.charAt(0).toUpperCase()}${kind.slice(1)}: ${places.map((mark) => `${placeWords(mark).toLowerCase()}, ${mark.surface}`).join("; ")}`,
        ];
  });
  const said = [
    ...kinds,
    ...(chart.words === "" ? [] : [`“${chart.words}”`]),
    ...(chart.isWithoutSymptoms ? ["asked, no symptoms to mark"] : []),
  ];
  return said.join(". ");
}
