import { electricalModalities } from "./electrical.ts";
import { mechanicalModalities } from "./mechanical.ts";
import type { Modality, ParameterValues } from "./parameter.ts";
import { thermalModalities } from "./thermal.ts";

const all = [...thermalModalities, ...electricalModalities, ...mechanicalModalities] as const;
export type ModalityId = (typeof all)[number]["modalityId"];

export const modalities: readonly Modality[] = all;
export const modalityIds = all.map(({ modalityId }) => modalityId) as [ModalityId, ...ModalityId[]];

const byId = new Map(modalities.map((modality) => [modality.modalityId, modality]));
export const findModality = (modalityId: string): Modality | undefined => byId.get(modalityId);

/**
 * Which table sets an entry of the exercise library. Most entries are called as their modality; the others are forms of
 * one, with what makes them that form set already.
 */
const forms: Readonly<Record<string, { modalityId: ModalityId; sets?: ParameterValues }>> = {
  "electrical-stimulation": { modalityId: "nmes" },
  shortwave: { modalityId: "shortwave-diathermy" },
  "ultrasound-pulsed": { modalityId: "ultrasound", sets: { duty: "fifth" } },
  paraffin: { modalityId: "hot-pack", sets: { type: "paraffin" } },
  whirlpool: { modalityId: "hot-pack", sets: { type: "whirlpool" } },
  "ice-massage": { modalityId: "cold-pack", sets: { type: "massage" } },
  "cold-compression": { modalityId: "compression-pump", sets: { "with-cold": "yes" } },
};

/** The modality an exercise of the library is, with what its form fixes; undefined where it is none. */
export function modalityOfExercise(
  exerciseId: string,
): { modalityId: ModalityId; modality: Modality; sets: ParameterValues } | undefined {
  const form = forms[exerciseId];
  const modalityId = form?.modalityId ?? modalityIds.find((id) => id === exerciseId);
  const modality = modalityId && byId.get(modalityId);
  return modality ? { modalityId, modality, sets: form?.sets ?? {} } : undefined;
}

/** What a new line of it begins with: the usual settings, and what its form fixes. */
export function usualParameters(modality: Modality, sets: ParameterValues): ParameterValues {
  const usual = modality.parameters.flatMap((parameter): [string, ParameterValues[string]][] => {
    if (parameter.kind === "words" || parameter.usual === undefined) return [];
    return [
      [
        parameter.parameterId,
        parameter.kind === "amount"
          ? { thousandths: Math.round(parameter.usual * 1000), unit: parameter.unit }
          : parameter.usual,
      ],
    ];
  });
  return { ...Object.fromEntries(usual), ...sets };
}

/** Whether a drug is given with it, so that a therapist never adds it alone. */
export const needsPrescriber = (exerciseId: string): boolean =>
  modalityOfExercise(exerciseId)?.modality.needsPrescriber === true;

export const describeNeedsPrescriber = (name: string): string =>
  `${name} gives a drug, so it stands in a prescription. Ask the physiatrist for a line.`;
