import { namesIn, plainWords, says } from "./recognize.ts";

/** Implants and devices a rule knows, and those that were read and carry none. */
export const implantKinds = [
  "pacemaker",
  "defibrillator",
  "spinal-cord-stimulator",
  "brain-or-vagus-stimulator",
  "intrathecal-pump",
  "insulin-pump",
  "cochlear-implant",
  "dialysis-access",
  "joint-replacement",
  "metal-hardware",
  "none-that-matters",
  "not-screened",
] as const;
export type ImplantKind = (typeof implantKinds)[number];

export const implantWords: Record<ImplantKind, string> = {
  pacemaker: "Pacemaker",
  defibrillator: "Defibrillator",
  "spinal-cord-stimulator": "Spinal cord stimulator",
  "brain-or-vagus-stimulator": "Brain or vagus nerve stimulator",
  "intrathecal-pump": "Intrathecal pump",
  "insulin-pump": "Insulin pump or sensor",
  "cochlear-implant": "Cochlear implant",
  "dialysis-access": "Dialysis fistula or graft",
  "joint-replacement": "Joint replacement",
  "metal-hardware": "Metal plate, rod or screws",
  "none-that-matters": "None that matters to therapy",
  "not-screened": "Not screened yet",
};

/** Read in this order: the first whose name the words say. (K) */
const names: readonly [ImplantKind, string][] = [
  ["defibrillator", "defibrillator|ICD|AICD|CRT-D"],
  ["pacemaker", "pacemaker|PPM|pacer|CRT-P"],
  ["spinal-cord-stimulator", "spinal cord stimulator|SCS|dorsal column stimulator"],
  [
    "brain-or-vagus-stimulator",
    "deep brain stimulator|DBS|vagus nerve stimulator|vagal nerve stimulator|VNS|neurostimulator|responsive neurostimulator",
  ],
  ["intrathecal-pump", "baclofen pump|intrathecal pump|pain pump|ITB pump"],
  ["insulin-pump", "insulin pump|continuous glucose monitor|CGM|glucose sensor|Omnipod|Dexcom|Libre"],
  ["cochlear-implant", "cochlear implant"],
  ["dialysis-access", "AV fistula|arteriovenous fistula|dialysis fistula|AV graft|dialysis graft"],
  [
    "joint-replacement",
    "total knee|total hip|total shoulder|knee replacement|hip replacement|shoulder replacement|joint replacement|artificial knee|artificial hip|hemiarthroplasty",
  ],
  ["metal-hardware", "plate|rod|screws|hardware|intramedullary nail|fusion hardware|pedicle screws"],
  [
    "none-that-matters",
    "dental implant|dental implants|intraocular lens|intraocular lenses|lens implant|lens implants|coronary stent|coronary stents|ear tubes",
  ],
];
const table = names.map(([kind, line]) => ({ kind, names: namesIn(line) }));

/** What free words name, or `not-screened` where no name is known: then somebody answers. */
export function recognizeImplant(words: string): ImplantKind {
  const plain = plainWords(words);
  return table.find((entry) => entry.names.some((name) => says(plain, name)))?.kind ?? "not-screened";
}
