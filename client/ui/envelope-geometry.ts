export type EnvelopeScale = {
  /** Least plausible for that exercise and field; kept between versions. */
  least: number;
  most: number;
};

export type EnvelopeValues = {
  scale: EnvelopeScale;
  /** `set`: the span stands. `locked`: nothing may move. `not-specified`: no span is drawn. */
  state: "set" | "locked" | "not-specified";
  /** What the therapist may set; a missing end is open. */
  least?: number | undefined;
  most?: number | undefined;
  prescribed?: number | undefined;
  current?: number | undefined;
  asked?: number | undefined;
  bestDone?: number | undefined;
  /** The most a limit of the patient allows: a wall that nothing is drawn across. */
  limit?: number | undefined;
};

export type EnvelopeMarks = {
  track: { from: number; to: number };
  span?: { from: number; to: number };
  ends: readonly number[];
  walls: readonly number[];
  bestDone?: number;
  prescribed?: number;
  current?: number;
  asked?: number;
};

const inset = 2;
/** The first wall line stands this far beyond the value, the second 3.5 px further. */
const wallGap = 6;
const wallPitch = 3.5;
const dotRadius = 4.5;
const diamondRadius = 5.5;

/** Places every mark on a line of `width` px. What lies beyond the scale stands at its end; what a wall stops stands before it. */
export function placeEnvelope(values: EnvelopeValues, width: number): EnvelopeMarks {
  const { scale, state, least, most, prescribed, current, asked, bestDone, limit } = values;
  const from = inset;
  const to = width - inset;
  const extent = scale.most - scale.least;
  const place = (amount: number): number => {
    const share = extent === 0 ? 0 : (amount - scale.least) / extent;
    return Math.round((from + Math.min(1, Math.max(0, share)) * (to - from)) * 10) / 10;
  };
  const wall = limit === undefined ? undefined : Math.min(place(limit) + wallGap, to - wallPitch);
  const before = (x: number, half: number): number =>
    wall === undefined ? x : Math.min(x, wall - half - 1.5);
  const ends: number[] = [];
  let span: { from: number; to: number } | undefined;
  if (state === "set") {
    const start = least === undefined ? from : place(least);
    const stop = most === undefined ? to : place(most);
    span = { from: Math.min(before(start, 0), to), to: wall === undefined ? stop : Math.min(stop, wall - 1) };
    if (most === undefined && wall !== undefined) span.to = wall - 1;
    if (least !== undefined) ends.push(span.from);
    if (most !== undefined && (wall === undefined || place(most) < wall - wallGap)) ends.push(span.to);
  }
  return {
    track: { from, to },
    ...(span ? { span } : {}),
    ends,
    walls: wall === undefined ? [] : [wall, wall + wallPitch],
    ...(bestDone === undefined ? {} : { bestDone: before(place(bestDone), 3) }),
    ...(prescribed === undefined ? {} : { prescribed: before(place(prescribed), 1) }),
    ...(current === undefined ? {} : { current: before(place(current), dotRadius) }),
    ...(asked === undefined ? {} : { asked: before(place(asked), diamondRadius) }),
  };
}

/** The line in words: "55 lb now, 45 lb prescribed, therapist may set 35 lb to 65 lb, asks 75 lb". */
export function describeEnvelope(values: EnvelopeValues, format: (amount: number) => string): string {
  const { state, least, most, prescribed, current, asked, bestDone, limit } = values;
  const may =
    state === "locked"
      ? "locked"
      : state === "not-specified"
        ? "not specified"
        : least !== undefined && most !== undefined
          ? `therapist may set ${format(least)} to ${format(most)}`
          : least !== undefined
            ? `therapist may set ${format(least)} and up`
            : most !== undefined
              ? `therapist may set at most ${format(most)}`
              : "therapist may set any";
  return [
    current !== undefined && `${format(current)} now`,
    prescribed !== undefined && `${format(prescribed)} prescribed`,
    may,
    limit !== undefined && `limit of the patient ${format(limit)}`,
    bestDone !== undefined && `best done ${format(bestDone)}`,
    asked !== undefined && `asks ${format(asked)}`,
  ]
    .filter((part) => part !== false)
    .join(", ");
}
