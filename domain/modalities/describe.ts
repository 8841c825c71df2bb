import { formatAmount } from "#domain/doses/describe.ts";
import { findModality } from "./catalog.ts";
import type { Parameter, ParameterUnit, ParameterValue, ParameterValues } from "./parameter.ts";

const noBreak = "\u00a0";

const describeAmount = (thousandths: number, unit: ParameterUnit): string =>
  unit === "°" || unit === "°F"
    ? `${formatAmount(thousandths)}${unit}`
    : `${formatAmount(thousandths)}${noBreak}${unit.replace(" ", noBreak)}`;

/** One setting with its unit, or in words; what no table knows stands as it was written. */
export function describeParameter(parameter: Parameter | undefined, value: ParameterValue): string {
  if (typeof value !== "string") return describeAmount(value.thousandths, value.unit);
  return parameter?.kind === "choice" ? (parameter.options[value] ?? value) : value;
}

export const parameterLabel = (modalityId: string, parameterId: string): string =>
  findModality(modalityId)?.parameters.find((one) => one.parameterId === parameterId)?.label ??
  parameterId.replaceAll("-", " ");

/** "intensity 1 W/cm², duty cycle 50 %, pulsed; area treated 10 cm²": in the order of the table, what is left out is not said. */
export function describeParameters(modalityId: string, values: ParameterValues): string {
  const parameters = findModality(modalityId)?.parameters ?? [];
  const known = new Set(parameters.map(({ parameterId }) => parameterId));
  const ids = [...known, ...Object.keys(values).filter((id) => !known.has(id))];
  return ids
    .flatMap((id) => {
      const value = values[id];
      if (value === undefined || value === "") return [];
      const parameter = parameters.find((one) => one.parameterId === id);
      const label = parameterLabel(modalityId, id);
      // An abbreviation keeps its capitals.
      const shown = /^[A-Z]{2}/.test(label) ? label : label.charAt(0).toLowerCase() + label.slice(1);
      return [`${shown} ${describeParameter(parameter, value)}`];
    })
    .join("; ");
}
