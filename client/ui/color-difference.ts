import type { Rgb } from "./color-math.ts";

const degrees = (radians: number): number => ((radians * 180) / Math.PI + 360) % 360;
const cosine = (angle: number): number => Math.cos((angle * Math.PI) / 180);
const sine = (angle: number): number => Math.sin((angle * Math.PI) / 180);
const twentyFiveSeventh = 25 ** 7;

/** CIEDE2000 between two CIELAB colors (Sharma, Wu and Dalal 2005). */
export function colorDifference([l1, a1, b1]: Rgb, [l2, a2, b2]: Rgb): number {
  const meanChroma = (Math.hypot(a1, b1) + Math.hypot(a2, b2)) / 2;
  const stretch = 1 + 0.5 * (1 - Math.sqrt(meanChroma ** 7 / (meanChroma ** 7 + twentyFiveSeventh)));
  const chroma1 = Math.hypot(a1 * stretch, b1);
  const chroma2 = Math.hypot(a2 * stretch, b2);
  const hue1 = chroma1 === 0 ? 0 : degrees(Math.atan2(b1, a1 * stretch));
  const hue2 = chroma2 === 0 ? 0 : degrees(Math.atan2(b2, a2 * stretch));
  const isGray = chroma1 * chroma2 === 0;

  let turn = isGray ? 0 : hue2 - hue1;
  if (turn > 180) turn -= 360;
  if (turn < -180) turn += 360;
  const deltaLight = l2 - l1;
  const deltaChroma = chroma2 - chroma1;
  const deltaHue = 2 * Math.sqrt(chroma1 * chroma2) * sine(turn / 2);

  const light = (l1 + l2) / 2;
  const chroma = (chroma1 + chroma2) / 2;
  let hue = hue1 + hue2;
  if (!isGray) {
    if (Math.abs(hue1 - hue2) <= 180) hue /= 2;
    else hue = (hue < 360 ? hue + 360 : hue - 360) / 2;
  }
  const weight =
    1 -
    0.17 * cosine(hue - 30) +
    0.24 * cosine(2 * hue) +
    0.32 * cosine(3 * hue + 6) -
    0.2 * cosine(4 * hue - 63);
  const scaleLight = 1 + (0.015 * (light - 50) ** 2) / Math.sqrt(20 + (light - 50) ** 2);
  const scaleChroma = 1 + 0.045 * chroma;
  const scaleHue = 1 + 0.015 * chroma * weight;
  const rotation =
    -sine(60 * Math.exp(-(((hue - 275) / 25) ** 2))) *
    2 *
    Math.sqrt(chroma ** 7 / (chroma ** 7 + twentyFiveSeventh));
  return Math.sqrt(
    (deltaLight / scaleLight) ** 2 +
      (deltaChroma / scaleChroma) ** 2 +
      (deltaHue / scaleHue) ** 2 +
      rotation * (deltaChroma / scaleChroma) * (deltaHue / scaleHue),
  );
}
