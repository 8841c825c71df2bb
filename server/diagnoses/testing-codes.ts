import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { temporaryFolder } from "#db/testing.ts";
import { icd10Subset } from "#domain/consultations/icd10-subset.ts";
import { withoutDot } from "#domain/diagnoses/code.ts";
import { beginningOf } from "#domain/diagnoses/known-changes.ts";
import type { House } from "#server/context.ts";
import { type LoadRun, type LoadSummary, loadRelease } from "./loading/load-release.commands.ts";

export type Titles = Record<string, string>;
export const release2026 = { name: "2026", fromOn: "2025-10-01", toOn: "2026-09-30" };
export const release2027 = { name: "2027", fromOn: "2026-10-01", toOn: "2027-09-30" };

/** Beside the built-in list: what abbreviations mean, sides that are not told, and codes no clinic of ours bills. */
const more: Titles = {
  A000: "Cholera due to Vibrio cholerae 01, biovar cholerae",
  G1221: "Amyotrophic lateral sclerosis",
  G610: "Guillain-Barre syndrome",
  G6181: "Chronic inflammatory demyelinating polyneuritis",
  G809: "Cerebral palsy, unspecified",
  G8220: "Paraplegia, unspecified",
  I119: "Hypertensive heart disease without heart failure",
  I501: "Left ventricular failure, unspecified",
  I639: "Cerebral infarction, unspecified",
  I69398: "Other sequelae of cerebral infarction",
  I70209: "Unspecified atherosclerosis of native arteries of extremities, unspecified extremity",
  L4059: "Other psoriatic arthropathy",
  M0800: "Unspecified juvenile rheumatoid arthritis of unspecified site",
  M1710: "Unilateral primary osteoarthritis, unspecified knee",
  M1A0110: "Idiopathic chronic gout, right shoulder, without tophus (tophi)",
  M1A0111: "Idiopathic chronic gout, right shoulder, with tophus (tophi)",
  M25569: "Pain in unspecified knee",
  M722: "Plantar fascial fibromatosis",
  N189: "Chronic kidney disease, unspecified",
  QA00101: "SCN2A-related neurodevelopmental disorder",
  S062X0D: "Diffuse traumatic brain injury without loss of consciousness, subsequent encounter",
  S14109D: "Unspecified injury at unspecified level of cervical spinal cord, subsequent encounter",
  S43431D: "Superior glenoid labrum lesion of right shoulder, subsequent encounter",
};

/** Every injury with its encounters, as a release has them. */
function withEncounters(titles: Titles): Titles {
  const all = { ...titles };
  for (const [code, title] of Object.entries(titles)) {
    const [, injury = "", healing = ""] = /^(.*), subsequent encounter(.*)$/.exec(title) ?? [];
    if (injury === "" || !code.endsWith("D")) continue;
    const stem = code.slice(0, 6);
    all[`${stem}A`] = `${injury}, initial encounter${healing.replace(" with routine healing", "")}`;
    all[`${stem}S`] = `${injury}, sequela`;
    if (healing.includes("healing"))
      for (const [letter, words] of [
        ["G", "delayed healing"],
        ["K", "nonunion"],
        ["P", "malunion"],
      ] as const)
        all[`${stem}${letter}`] =
          `${injury}, subsequent encounter${healing.replace("routine healing", words)}`;
  }
  return all;
}

/** A few hundred codes as of fiscal year 2026: the built-in list's own, their encounters, and some beside them. */
export const titles2026: Titles = withEncounters({
  ...Object.fromEntries(
    icd10Subset
      .map(({ code, title }) => [withoutDot(code), title] as const)
      .filter(([code]) => beginningOf(code) <= release2026.fromOn),
  ),
  ...more,
});

export const linesOf = (titles: Titles): string =>
  Object.keys(titles)
    .toSorted()
    .map((code) => `${code.padEnd(7)} ${titles[code] ?? ""}\r\n`)
    .join("");

export function fileOf(content: string | Buffer, name = "icd10cm-codes-2026.txt"): string {
  const path = join(temporaryFolder(), name);
  writeFileSync(path, content);
  return path;
}

/** Loads a release, its small size agreed to. */
export const load = (house: House, titles: Titles, change: Partial<LoadRun> = {}): Promise<LoadSummary> =>
  loadRelease(house, {
    path: fileOf(linesOf(titles)),
    release: release2026,
    mayBeFewer: true,
    graceMilliseconds: 0,
    ...change,
  });
