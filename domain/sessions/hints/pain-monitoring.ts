import { daysBetween } from "#domain/calendar/days.ts";
import { type HintEvidence, type HintProposal, painWords, type RuleHint } from "./hint.ts";

const rule = {
  ruleId: "pain-monitoring",
  name: "Pain-monitoring model",
  source: "Thomeé 1997; Silbernagel 2007 (K)",
};

const daysOfAWeek = 7;

/**
 * Green pain that settled by the next morning lets it progress, amber holds, red goes back one step; so does what flared.
 * Pain above that of a week before holds. What is not known holds at most.
 */
export function readPainMonitoring({ past, after24Hours, bands }: HintEvidence): RuleHint | undefined {
  const [last] = past;
  if (!last) return undefined;
  const weekBefore = past.find(({ heldOn }) => daysBetween(heldOn, last.heldOn) >= daysOfAWeek);
  const [proposes, because] = read(last.painWorst, after24Hours, bands, weekBefore?.painWorst ?? null);
  return {
    rule,
    proposes,
    because,
    inputs: [
      `worst pain last time ${painWords(last.painWorst)}`,
      `24 hours after ${after24Hours === null || after24Hours === undefined ? "not known" : after24Hours.replace("-", " ")}`,
      ...(weekBefore ? [`worst pain a week before ${painWords(weekBefore.painWorst)}`] : []),
      `green to ${bands.painGreenMost}, amber to ${bands.painAmberMost}`,
    ],
  };
}

function read(
  pain: HintEvidence["past"][number]["painWorst"],
  after24Hours: HintEvidence["after24Hours"],
  { painGreenMost, painAmberMost }: HintEvidence["bands"],
  weekBefore: HintEvidence["past"][number]["painWorst"],
): [HintProposal, string] {
  if (typeof pain === "number" && pain > painAmberMost) return ["back", "pain was red"];
  if (after24Hours === "flared") return ["back", "it flared in the 24 hours after"];
  if (typeof pain !== "number") return ["hold", "pain of last time is not known"];
  if (after24Hours !== "settled" && after24Hours !== "sore")
    return ["hold", "the 24 hours after are not known"];
  if (pain > painGreenMost) return ["hold", "pain was amber"];
  if (after24Hours === "sore") return ["hold", "it had not settled after 24 hours"];
  if (typeof weekBefore === "number" && pain > weekBefore)
    return ["hold", "pain is above that of a week before"];
  return ["progress", "pain was green and settled within 24 hours"];
}
