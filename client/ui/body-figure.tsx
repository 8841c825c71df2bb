import {
  type BodyRegion,
  bodyRegionNames,
  type ChartMark,
  type Surface,
  type SymptomKind,
  symptomKinds,
} from "#domain/body-chart/body-chart.ts";
import styles from "./body-figure.module.css";

type Place = Omit<ChartMark, "kind">;
type Point = readonly [x: number, y: number];

/** Half a body, to the viewer's right of the middle at 50; the other half is its mirror. Our own drawing. */
const halves: Record<Exclude<BodyRegion, "head" | "neck">, readonly Point[]> = {
  shoulder: [
    [64, 38],
    [70, 39],
    [76, 44],
    [77, 52],
    [68, 53],
    [64, 48],
  ],
  "upper-trunk": [
    [50.5, 38],
    [63, 38],
    [63, 48],
    [66, 53],
    [65, 65],
    [50.5, 65],
  ],
  "upper-arm": [
    [68, 54],
    [77, 53],
    [78, 73],
    [70, 74],
  ],
  elbow: [
    [70, 75],
    [78, 74],
    [79, 83],
    [71, 83],
  ],
  forearm: [
    [71, 84],
    [79, 84],
    [79.5, 105],
    [73.5, 105],
  ],
  wrist: [
    [73, 106],
    [80, 106],
    [80, 113],
    [73, 113],
  ],
  hand: [
    [72, 114],
    [80.5, 114],
    [82, 124],
    [79, 132],
    [74, 131],
    [71, 122],
  ],
  "lower-trunk": [
    [50.5, 66],
    [65, 66],
    [64, 78],
    [65.5, 87],
    [50.5, 87],
  ],
  pelvis: [
    [50.5, 88],
    [59, 88],
    [59, 106],
    [50.5, 103],
  ],
  hip: [
    [60, 88],
    [65.7, 88],
    [67.5, 98],
    [67, 106],
    [60, 106],
  ],
  thigh: [
    [51, 104.5],
    [59, 107],
    [67, 107],
    [65, 143],
    [53.5, 143],
  ],
  knee: [
    [53.5, 144],
    [65, 144],
    [64.5, 156],
    [54, 156],
  ],
  "lower-leg": [
    [54, 157],
    [64.5, 157],
    [65, 168],
    [62, 192],
    [56, 192],
  ],
  ankle: [
    [55.5, 193],
    [62.5, 193],
    [62.5, 202],
    [55.5, 202],
  ],
  foot: [
    [55, 203],
    [63, 203],
    [68, 211],
    [66, 215],
    [55, 215],
  ],
};
const head: readonly Point[] = [
  [43, 6],
  [50, 3],
  [57, 6],
  [60, 14],
  [58, 24],
  [50, 30],
  [42, 24],
  [40, 14],
];
const neck: readonly Point[] = [
  [45, 30.5],
  [55, 30.5],
  [57, 37],
  [43, 37],
];

const pathOf = (points: readonly Point[], isMirrored: boolean): string =>
  `M${points.map(([x, y]) => `${isMirrored ? 100 - x : x} ${y}`).join("L")}Z`;
const middleOf = (points: readonly Point[], isMirrored: boolean): Point => {
  const x = points.reduce((sum, point) => sum + point[0], 0) / points.length;
  const y = points.reduce((sum, point) => sum + point[1], 0) / points.length;
  return [isMirrored ? 100 - x : x, y];
};

/** Facing the viewer, the left of the body is on the viewer's right; from behind it is on the left. */
const isMirrored = (side: Place["side"], surface: Surface): boolean =>
  side !== "midline" && (surface === "front") !== (side === "left");

type Shape = { place: Place; points: readonly Point[] };
const shapes = (surface: Surface): Shape[] =>
  bodyRegionNames.flatMap((region): Shape[] =>
    region === "head" || region === "neck"
      ? [{ place: { region, side: "midline", surface }, points: region === "head" ? head : neck }]
      : (["left", "right"] as const).map((side) => ({
          place: { region, side, surface },
          points: halves[region],
        })),
  );

const letters: Record<SymptomKind, string> = {
  pain: "P",
  numbness: "N",
  tingling: "T",
  weakness: "W",
  stiffness: "S",
};

/** The body from one side. A pointer marks on it; who has none uses the list that stands beside it. */
export function BodyFigure({
  surface,
  marks,
  onPlace,
}: {
  surface: Surface;
  marks: readonly ChartMark[];
  onPlace?: (place: Place) => void;
}) {
  const [left, right] = surface === "front" ? ["Right", "Left"] : ["Left", "Right"];
  return (
    <div className={styles.figure}>
      <p className={styles.sides}>
        <span>{left}</span>
        <b>{surface === "front" ? "Front" : "Back"}</b>
        <span>{right}</span>
      </p>
      <svg viewBox="14 0 72 218" className={styles.body} aria-hidden="true" data-surface={surface}>
        {shapes(surface).map(({ place, points }) => {
          const mirrored = isMirrored(place.side, surface);
          const found = symptomKinds.filter((kind) =>
            marks.some(
              (mark) =>
                mark.kind === kind &&
                mark.region === place.region &&
                mark.side === place.side &&
                mark.surface === surface,
            ),
          );
          const [x, y] = middleOf(points, mirrored);
          return (
            <g
              key={`${place.region} ${place.side}`}
              className={found.length > 0 ? styles.marked : onPlace ? styles.open : undefined}
              data-place={`${place.region} ${place.side}`}
              {...(onPlace ? { onClick: () => onPlace(place) } : {})}
            >
              <path d={pathOf(points, mirrored)} />
              {found.length > 0 ? (
                <text x={x} y={y + 2} textAnchor="middle">
                  {found.map((kind) => letters[kind]).join("")}
                </text>
              ) : null}
            </g>
          );
        })}
      </svg>
    </div>
  );
}
