import type { usStates } from "#domain/people/staff.ts";

type UsState = (typeof usStates)[number];

/** Zones of the United States a clinic can be in, as people call them. */
export const usZones = [
  { zone: "America/New_York", name: "Eastern (New York)" },
  { zone: "America/Chicago", name: "Central (Chicago)" },
  { zone: "America/Denver", name: "Mountain (Denver)" },
  { zone: "America/Phoenix", name: "Mountain, no daylight saving (Phoenix)" },
  { zone: "America/Los_Angeles", name: "Pacific (Los Angeles)" },
  { zone: "America/Anchorage", name: "Alaska (Anchorage)" },
  { zone: "Pacific/Honolulu", name: "Hawaii (Honolulu)" },
] as const;

const stateZones: Partial<Record<UsState, string>> = {
  AZ: "America/Phoenix",
  AK: "America/Anchorage",
  HI: "Pacific/Honolulu",
  ...each("America/Los_Angeles", ["CA", "NV", "OR", "WA"]),
  ...each("America/Denver", ["CO", "ID", "MT", "NM", "UT", "WY"]),
  ...each("America/Chicago", [
    "AL",
    "AR",
    "IA",
    "IL",
    "KS",
    "LA",
    "MN",
    "MO",
    "MS",
    "ND",
    "NE",
    "OK",
    "SD",
    "TN",
    "TX",
    "WI",
  ]),
};

function each(zone: string, states: readonly UsState[]): Partial<Record<UsState, string>> {
  return Object.fromEntries(states.map((state) => [state, zone]));
}

/** The zone most of a state lives in: a proposal the admin confirms, since several states lie in two zones. */
export function usualZoneOf(state: UsState): string {
  return stateZones[state] ?? "America/New_York";
}

/** The zone as people call it; one outside the list by its own name. */
export function zoneNameOf(zone: string): string {
  return usZones.find((one) => one.zone === zone)?.name ?? zone;
}
