/**
 * Conversion factors of the CDC Clinical Practice Guideline for Prescribing Opioids for Pain, 2022 (MMWR Recomm Rep 71(3)),
 * table of morphine milligram equivalents: mg a day, for fentanyl patches mcg an hour. They estimate risk; they never
 * turn one opioid into another.
 */
export const opioids = [
  { opioidId: "codeine", name: "Codeine", unit: "mg a day", factorThousandths: 150 },
  { opioidId: "fentanyl-patch", name: "Fentanyl patch", unit: "mcg an hour", factorThousandths: 2400 },
  { opioidId: "hydrocodone", name: "Hydrocodone", unit: "mg a day", factorThousandths: 1000 },
  { opioidId: "hydromorphone", name: "Hydromorphone", unit: "mg a day", factorThousandths: 5000 },
  { opioidId: "methadone", name: "Methadone", unit: "mg a day", factorThousandths: 4700 },
  { opioidId: "morphine", name: "Morphine", unit: "mg a day", factorThousandths: 1000 },
  { opioidId: "oxycodone", name: "Oxycodone", unit: "mg a day", factorThousandths: 1500 },
  { opioidId: "oxymorphone", name: "Oxymorphone", unit: "mg a day", factorThousandths: 3000 },
  { opioidId: "tapentadol", name: "Tapentadol", unit: "mg a day", factorThousandths: 400 },
  { opioidId: "tramadol", name: "Tramadol", unit: "mg a day", factorThousandths: 200 },
  /** The table has no factor for it: its part of a sum is not known. */
  { opioidId: "other", name: "Another opioid", unit: "mg a day", factorThousandths: null },
] as const;
export type OpioidId = (typeof opioids)[number]["opioidId"];
export const opioidIds = opioids.map(({ opioidId }) => opioidId) as [OpioidId, ...OpioidId[]];
export const morphineEquivalentSource = "CDC 2022, MMWR Recomm Rep 71(3)";

/** From this daily total on benefits and risks are weighed anew and naloxone is offered (CDC 2022), inclusive. */
export const cautionMorphineMilligrams = 50;

export const findOpioid = (opioidId: string) => opioids.find((opioid) => opioid.opioidId === opioidId);

/** Thousandths of morphine mg a day, or null where the dose or the factor is not known. */
export function morphineThousandths(use: {
  opioidId: string;
  dailyThousandths: number | null;
}): number | null {
  const factor = findOpioid(use.opioidId)?.factorThousandths ?? null;
  return factor === null || use.dailyThousandths === null
    ? null
    : Math.round((use.dailyThousandths * factor) / 1000);
}
