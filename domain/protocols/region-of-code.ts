import type { ProtocolRegion } from "./protocol.ts";

/**
 * Where in the body a code is, by its beginning without the dot: the longest that matches decides. A code that is not
 * here says nothing of a region, and nothing is said. After the chapters of ICD-10-CM (CMS and CDC, public domain);
 * which region a code is treated in (K).
 */
const regions: readonly (readonly [region: ProtocolRegion, codes: string])[] = [
  [
    "neck",
    "M4801 M4802 M4803 M4982 M500 M501 M502 M503 M508 M509 M5312 M531 M5411 M5412 M5413 M542 M4311 M4312 M4711 M4721 M4722 M47811 M47812 M47813 M532X1 M532X2 S12 S13 S16 G542",
  ],
  ["thoracic-spine", "M4804 M4805 M47814 M47815 M5414 M5415 M546 S22 S23"],
  [
    "lumbar-spine",
    "M4806 M4807 M4316 M4317 M4716 M4726 M47816 M47817 M51 M533 M5416 M5417 M5418 M543 M544 M545 S32 S33 S39012 G544",
  ],
  ["shoulder", "M1901 M2501 M2511 M2521 M2531 M2541 M2551 M2561 M75 S42 S43 S46 Z9661"],
  ["elbow", "M1902 M2552 M2562 M702 M703 M770 M771 S52 S53 G562"],
  ["wrist", "M1903 M2553 M2563 M654 S525 S526 S63 G560"],
  ["hand", "M18 M1904 M2554 M2564 M653 S62 S66"],
  ["hip", "M16 M2555 M2565 M706 M707 M761 M762 S72 S76 S73 Z9664"],
  ["knee", "M17 M22 M23 M2556 M2566 M704 M705 M712 M765 S820 S821 S83 Z9665"],
  ["ankle", "M1907 M2557 M2567 M766 M768 S825 S826 S828 S86 S93"],
  ["foot", "M20 M21 M722 M77 M67A S92 S90"],
  ["pelvis", "N30 N39 N41 N53 N81 N94 M6289 R102 R10A"],
  ["balance", "H81 R26 R29 Z9181"],
];

const byCode = new Map(
  regions.flatMap(([region, codes]) => codes.split(" ").map((code) => [code, region] as const)),
);

/** Regions a clinician treats as one: what fits the one fits the other. */
const neighbors: readonly (readonly ProtocolRegion[])[] = [
  ["thoracic-spine", "lumbar-spine"],
  ["wrist", "hand", "forearm"],
  ["ankle", "foot"],
];

export const undotted = (code: string): string => code.replace(".", "").toUpperCase();

export function regionOfCode(code: string): ProtocolRegion | undefined {
  const plain = undotted(code);
  for (let length = plain.length; length >= 2; length -= 1) {
    const region = byCode.get(plain.slice(0, length));
    if (region) return region;
  }
  return undefined;
}

export const isSameRegion = (left: ProtocolRegion, right: ProtocolRegion): boolean =>
  left === right || neighbors.some((group) => group.includes(left) && group.includes(right));
