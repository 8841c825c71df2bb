import type { ImplantKind } from "./implants.ts";
import type { ProcedureKind } from "./procedures.ts";

export type Implied =
  | { kind: "device"; device: ImplantKind }
  | { kind: "procedure"; procedure: ProcedureKind };

const device = (kind: ImplantKind): Implied => ({ kind: "device", device: kind });
const procedure = (kind: ProcedureKind): Implied => ({ kind: "procedure", procedure: kind });

/**
 * What a status code of ICD-10-CM says stands in the body or was done, by undotted prefix. A bypass or a valve is taken
 * for a sternotomy until its date is asked; neurostimulator and pump codes do not say which, so the stricter is taken. (K)
 */
const implied: readonly [prefix: string, ...Implied[]][] = [
  ["Z950", device("pacemaker")],
  ["Z95810", device("defibrillator")],
  ["Z951", procedure("sternotomy")],
  ["Z952", procedure("sternotomy")],
  ["Z9664", procedure("total-hip"), device("joint-replacement")],
  ["Z9665", procedure("total-knee"), device("joint-replacement")],
  ["Z966", device("joint-replacement")],
  ["Z967", device("metal-hardware")],
  ["Z9682", device("spinal-cord-stimulator")],
  ["Z9621", device("cochlear-implant")],
  ["Z9641", device("insulin-pump")],
  ["Z981", procedure("spinal-fusion")],
  ["Z451", device("intrathecal-pump")],
  ["Z992", device("dialysis-access")],
];
export const impliedPrefixes: readonly string[] = implied.map(([prefix]) => prefix);

/** By the longest prefix that fits, so that a knee is a knee and not only a joint. */
export function impliedBy(code: string): readonly Implied[] {
  const [best] = implied
    .filter(([prefix]) => code.startsWith(prefix))
    .toSorted(([left], [right]) => right.length - left.length);
  return (best?.slice(1) as Implied[] | undefined) ?? [];
}

/** What an operation leaves in the body: the first is taken, and any of them on the record says it. (K) */
const leftBy: Partial<Record<ProcedureKind, readonly ImplantKind[]>> = {
  "cardiac-device-implant": ["pacemaker", "defibrillator"],
  "stimulator-implant": ["spinal-cord-stimulator", "brain-or-vagus-stimulator"],
  "total-knee": ["joint-replacement"],
  "total-hip": ["joint-replacement"],
  "fracture-fixation": ["metal-hardware"],
};
export const devicesLeftBy = (kind: ProcedureKind): readonly ImplantKind[] => leftBy[kind] ?? [];
