/** What every prescription begins with, whatever it is written from. */
export const usualStopAndCall = [
  "New or worse symptoms that do not settle by the next day",
  "Chest pain or short of breath: call 911",
] as const;
