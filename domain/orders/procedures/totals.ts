import { addDays, type Day, daysBetween } from "#domain/calendar/days.ts";
import { formatAmount } from "#domain/doses/describe.ts";
import type { ProcedureDrug } from "./procedure.ts";

export type GivenProcedure = {
  performedOn: Day;
  drugs: readonly Pick<ProcedureDrug, "kind" | "name" | "amountThousandths" | "unit" | "muscle" | "side">[];
};

/** Twelve months back, the day itself included. */
export const steroidWindowDays = 365;

export type SteroidTotal = { injections: number; perDrug: { name: string; milligramsThousandths: number }[] };

/** Steroid of the twelve months up to a day, drug by drug: one is never counted as another. */
export function steroidTotal(procedures: readonly GivenProcedure[], until: Day): SteroidTotal {
  const inWindow = procedures.filter(
    ({ performedOn }) => performedOn <= until && daysBetween(performedOn, until) < steroidWindowDays,
  );
  const perDrug = new Map<string, number>();
  let injections = 0;
  for (const { drugs } of inWindow) {
    const steroids = drugs.filter(({ kind }) => kind === "steroid");
    if (steroids.length > 0) injections += 1;
    for (const { name, amountThousandths } of steroids)
      perDrug.set(name, (perDrug.get(name) ?? 0) + amountThousandths);
  }
  return {
    injections,
    perDrug: [...perDrug].map(([name, milligramsThousandths]) => ({ name, milligramsThousandths })),
  };
}

/** "3 steroid injections here in 12 months: triamcinolone 80 mg, dexamethasone 10 mg". */
export function describeSteroidTotal({ injections, perDrug }: SteroidTotal): string {
  if (injections === 0) return "No steroid given here in 12 months";
  const sums = perDrug.map(
    ({ name, milligramsThousandths }) => `${name} ${formatAmount(milligramsThousandths)}\u00a0mg`,
  );
  return `${injections} steroid ${injections === 1 ? "injection" : "injections"} here in 12 months: ${sums.join(", ")}`;
}

export type ToxinTotal = {
  lastOn: Day;
  /** Of the last time, product by product: units of one are not units of another. */
  products: { name: string; unitsThousandths: number }[];
  muscles: { name: string; product: string; unitsThousandths: number }[];
};

/** All that was given on the last day any toxin was, per muscle and in total; undefined where none ever was. */
export function lastToxin(procedures: readonly GivenProcedure[]): ToxinTotal | undefined {
  const withToxin = procedures.filter(({ drugs }) => drugs.some(({ kind }) => kind === "toxin"));
  const [lastOn] = withToxin.map(({ performedOn }) => performedOn).toSorted((a, b) => (a < b ? 1 : -1));
  if (lastOn === undefined) return undefined;
  const given = withToxin.filter(({ performedOn }) => performedOn === lastOn).flatMap(({ drugs }) => drugs);
  const products = new Map<string, number>();
  const muscles = new Map<string, ToxinTotal["muscles"][number]>();
  for (const drug of given.filter(({ kind }) => kind === "toxin")) {
    products.set(drug.name, (products.get(drug.name) ?? 0) + drug.amountThousandths);
    const name = drug.side === "left" || drug.side === "right" ? `${drug.side} ${drug.muscle}` : drug.muscle;
    const known = muscles.get(`${drug.name} ${name}`);
    muscles.set(`${drug.name} ${name}`, {
      name,
      product: drug.name,
      unitsThousandths: (known?.unitsThousandths ?? 0) + drug.amountThousandths,
    });
  }
  return {
    lastOn,
    products: [...products].map(([name, unitsThousandths]) => ({ name, unitsThousandths })),
    muscles: [...muscles.values()],
  };
}

/** The day from which toxin may follow toxin without a warning. */
export const toxinAgainOn = (lastOn: Day, weeksLeast: number): Day => addDays(lastOn, weeksLeast * 7);
