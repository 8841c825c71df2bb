import type { Joint } from "#domain/prescriptions/limit.ts";
import { undotted } from "./facts/undotted.ts";

/** The region a diagnosis code stands for, longest prefix first. A code that stands for no one region is not here. */
const regions: readonly [prefix: string, ...Joint[]][] = [
  ...(["M16", "M70.6", "M70.7", "M25.55", "M25.65", "S72.0", "S73", "Z96.64", "M76.1"] as const).map(
    (code) => [code, "hip"] as [string, Joint],
  ),
  ...(["M17", "M22", "M23", "M25.56", "M25.66", "M76.5", "S83", "Z96.65", "S82.0", "S82.1"] as const).map(
    (code) => [code, "knee"] as [string, Joint],
  ),
  ...(["M75", "M19.01", "M25.51", "M25.61", "S42", "S43", "S46.0"] as const).map(
    (code) => [code, "shoulder"] as [string, Joint],
  ),
  ...(["M77.0", "M77.1", "M25.52", "S53"] as const).map((code) => [code, "elbow"] as [string, Joint]),
  ...(["M25.53", "S52.5", "S52.6", "S63.5", "G56.0", "M65.4"] as const).map(
    (code) => [code, "wrist", "hand"] as [string, Joint, Joint],
  ),
  ...(["M18", "M25.54", "S62"] as const).map((code) => [code, "hand", "wrist"] as [string, Joint, Joint]),
  ...(["M76.6", "M25.57", "S93", "S82.5", "S82.6", "S82.8", "M76.82"] as const).map(
    (code) => [code, "ankle", "foot"] as [string, Joint, Joint],
  ),
  ...(["M72.2", "M77.4", "S92"] as const).map((code) => [code, "foot", "ankle"] as [string, Joint, Joint]),
  ...(["M54.2", "M50", "M54.12", "M48.02", "S13", "M47.812", "M53.2X2"] as const).map(
    (code) => [code, "neck"] as [string, Joint],
  ),
  ...(["M54.6", "S22.0", "S23"] as const).map((code) => [code, "thoracic-spine"] as [string, Joint]),
  ...(
    ["M54.3", "M54.4", "M54.5", "M51", "M48.06", "M54.16", "M43.16", "S33", "S32.0", "M47.816"] as const
  ).map((code) => [code, "lumbar-spine"] as [string, Joint]),
];
const table = regions.map(([prefix, ...joints]) => ({ prefix: undotted(prefix), joints }));

function regionsOfCode(icd10: string): readonly Joint[] {
  const code = undotted(icd10);
  const [best] = table
    .filter(({ prefix }) => code.startsWith(prefix))
    .toSorted((left, right) => right.prefix.length - left.prefix.length);
  return best?.joints ?? [];
}

/**
 * The joints a prescription treats: those its diagnoses stand for and its lines move. Undefined when a diagnosis or a
 * line stands for no region the tables know: then nothing can be told to lie outside.
 */
export function treatedRegions(
  diagnosisCodes: readonly string[],
  lines: readonly { joints: readonly Joint[] }[],
): ReadonlySet<Joint> | undefined {
  const [primary] = diagnosisCodes;
  const first = primary === undefined ? [] : regionsOfCode(primary);
  // The first diagnosis is what is treated; the others may be conditions beside it.
  if (first.length === 0) return undefined;
  return new Set([...diagnosisCodes.flatMap(regionsOfCode), ...lines.flatMap(({ joints }) => joints)]);
}

/** Whether what belongs to these regions lies outside what is treated. What belongs to the whole body never does. */
export const isOutside = (own: readonly Joint[], treated: ReadonlySet<Joint> | undefined): boolean =>
  own.length > 0 && treated !== undefined && !own.some((joint) => treated.has(joint));
