import { describeQuantity, formatAmount } from "#domain/doses/describe.ts";
import type { Dose, DoseField } from "#domain/doses/dose.ts";
import { findModality } from "./catalog.ts";
import { describeParameter } from "./describe.ts";
import type { Modality, Parameter, ParameterValue, ParameterValues } from "./parameter.ts";

/** What stands against the settings of a modality: at one of its parameters or at a field of the line's dose. */
export type SettingProblem = { at: { parameterId: string } | { field: DoseField }; words: string };

/** Every setting against its own span, what is missing, and settings that contradict each other. Empty when nothing stands against them. */
export function assessModality(modalityId: string, values: ParameterValues, dose: Dose): SettingProblem[] {
  const modality = findModality(modalityId);
  if (!modality)
    return [
      {
        at: { parameterId: "modality" },
        words: "This modality is not known. Remove the line and add it again.",
      },
    ];
  const unknown = Object.keys(values).filter(
    (id) => !modality.parameters.some(({ parameterId }) => parameterId === id),
  );
  const single = [
    ...unknown.map(
      (parameterId): SettingProblem => ({
        at: { parameterId },
        words: `${modality.name} has no such setting. Remove it.`,
      }),
    ),
    ...modality.parameters.flatMap((parameter) => {
      const problem = problemOfValue(parameter, values[parameter.parameterId]);
      return problem ? [{ at: { parameterId: parameter.parameterId }, words: problem }] : [];
    }),
    ...assessDose(modality, dose),
  ];
  return single.length > 0 ? single : contradictions(modalityId, values, dose);
}

function problemOfValue(parameter: Parameter, value: ParameterValue | undefined): string | undefined {
  const isMissing = value === undefined || value === "";
  const { label } = parameter;
  if (isMissing)
    return parameter.isRequired
      ? `${label} is not set. ${parameter.kind === "choice" ? "Choose it." : "Enter it."}`
      : undefined;
  switch (parameter.kind) {
    case "words":
      return typeof value === "string" ? undefined : `${label} is given in words.`;
    case "choice":
      return typeof value === "string" && Object.hasOwn(parameter.options, value)
        ? undefined
        : `Choose ${label.toLowerCase()} from the list.`;
    case "amount": {
      if (typeof value === "string" || value.unit !== parameter.unit)
        return `${label} is given in ${parameter.unit}.`;
      const { least, most, unit } = parameter;
      const isInside = value.thousandths >= least * 1000 && value.thousandths <= most * 1000;
      return isInside
        ? undefined
        : `${label} runs from ${formatAmount(Math.round(least * 1000))} to ${describeParameter(parameter, { thousandths: Math.round(most * 1000), unit })}. Enter an amount in between.`;
    }
    default:
      return parameter satisfies never;
  }
}

function assessDose(modality: Modality, dose: Dose): SettingProblem[] {
  const fields = [...new Set(modality.dose.map(({ field }) => field))];
  return fields.flatMap((field): SettingProblem[] => {
    const value = dose[field];
    if (!value) return [];
    const spans = modality.dose.filter((span) => span.field === field);
    const span = spans.find(({ unit }) => unit === value.unit);
    if (!span)
      return [
        {
          at: { field },
          words: `${modality.name} is dosed in ${spans.map(({ unit }) => (unit === "%bw" ? "% body weight" : unit)).join(" or ")}.`,
        },
      ];
    if (value.thousandths >= span.least * 1000 && value.thousandths <= span.most * 1000) return [];
    const edge = (amount: number) => ({ thousandths: Math.round(amount * 1000), unit: span.unit });
    return [
      {
        at: { field },
        words: `${modality.name} runs from ${describeQuantity(edge(span.least))} to ${describeQuantity(edge(span.most))}. Enter an amount in between.`,
      },
    ];
  });
}

const amountOf = (value: ParameterValue | undefined): number | undefined =>
  value === undefined || typeof value === "string" ? undefined : value.thousandths / 1000;

const polarities: Readonly<Record<string, string>> = {
  dexamethasone: "negative",
  "acetic-acid": "negative",
  lidocaine: "positive",
};

/** Settings that are each possible and not together. Sources: clinical facts, section 3.3 (K). */
function contradictions(modalityId: string, values: ParameterValues, dose: Dose): SettingProblem[] {
  const of = (parameterId: string) => amountOf(values[parameterId]);
  const problems: SettingProblem[] = [];
  const at = (parameterId: string, text: string) => problems.push({ at: { parameterId }, words: text });
  if (modalityId === "ultrasound") {
    const [head, area] = [of("head"), of("area")];
    const minutes = dose.duration?.unit === "min" ? dose.duration.thousandths / 1000 : undefined;
    // At most twice the sound head's area in 5 minutes, or the tissue is not reached long enough.
    if (head && area && minutes && area > (2 * head * minutes) / 5)
      at(
        "area",
        `${describeQuantity({ thousandths: minutes * 1000, unit: "min" })} with a ${formatAmount(head * 1000)}\u00a0cm² head cover ${formatAmount(Math.round((2 * head * minutes * 1000) / 5))}\u00a0cm² at most. Treat less area or longer.`,
      );
  }
  if (modalityId === "tens") {
    const frequency = of("frequency");
    if (values["mode"] === "conventional" && frequency !== undefined && frequency < 50)
      at("frequency", "Conventional TENS runs from 50 to 150 Hz. Change the frequency or the mode.");
    if (values["mode"] === "acupuncture-like" && frequency !== undefined && frequency > 10)
      at("frequency", "Acupuncture-like TENS runs from 1 to 10 Hz. Change the frequency or the mode.");
  }
  if (modalityId === "interferential") {
    const [low, high] = [of("beat-low"), of("beat-high")];
    if (low !== undefined && high !== undefined && low > high)
      at("beat-high", "The sweep ends below where it begins. Swap the two.");
  }
  if (modalityId === "nmes") {
    const [on, off] = [of("on"), of("off")];
    if (on !== undefined && off !== undefined && (off < on || off > 5 * on))
      at("off", "The rest is 1 to 5 times as long as the contraction. Change one of them.");
  }
  if (modalityId === "iontophoresis") {
    const drug = values["drug"];
    const polarity = typeof drug === "string" ? polarities[drug] : undefined;
    if (polarity !== undefined && values["polarity"] !== polarity)
      at(
        "polarity",
        `This drug is ${polarity}: it is driven in from the ${polarity} electrode. Choose ${polarity}.`,
      );
  }
  if (modalityId === "shockwave") {
    const [wanted, other] = values["type"] === "radial" ? ["pressure", "energy"] : ["energy", "pressure"];
    if (of(wanted ?? "") === undefined)
      at(
        wanted ?? "",
        `Set the ${wanted === "pressure" ? "pressure of a radial" : "energy flux of a focused"} device.`,
      );
    if (of(other ?? "") !== undefined)
      at(
        other ?? "",
        `This belongs to a ${values["type"] === "radial" ? "focused" : "radial"} device. Clear it.`,
      );
  }
  return problems;
}
