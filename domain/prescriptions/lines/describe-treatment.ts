import { findModality } from "#domain/modalities/catalog.ts";
import { describeParameters } from "#domain/modalities/describe.ts";
import type { Line } from "#domain/prescriptions/line.ts";
import type { GaitDevice, Treatment } from "./treatment.ts";

const deviceWords: Record<GaitDevice, string> = {
  "parallel-bars": "in parallel bars",
  "body-weight-support": "with body-weight support",
  walker: "with a walker",
  "wheeled-walker": "with a wheeled walker",
  "axillary-crutches": "with axillary crutches",
  "forearm-crutches": "with forearm crutches",
  "two-canes": "with two canes",
  cane: "with a cane",
  none: "without a device",
};

/** What a line sets beside its dose, "intensity 1 W/cm²; …", "grade III at most", "with a cane"; empty where it sets nothing. */
export function describeTreatment(treatment: Treatment | undefined): string {
  if (!treatment) return "";
  switch (treatment.kind) {
    case "modality": {
      const settings = describeParameters(treatment.modalityId, treatment.parameters);
      return settings === ""
        ? `${findModality(treatment.modalityId)?.name ?? ""}, settings left open`
        : settings;
    }
    case "manual":
      return treatment.gradeMost ? `grade ${treatment.gradeMost} at most` : "";
    case "gait":
      return [
        treatment.device ? deviceWords[treatment.device] : "",
        treatment.pattern ? `${treatment.pattern} gait` : "",
        treatment.surface ? `on ${treatment.surface === "level" ? "level ground" : treatment.surface}` : "",
      ]
        .filter((words) => words !== "")
        .join(", ");
    case "education":
      return treatment.topic;
    default:
      return treatment satisfies never;
  }
}

const times = (count: number) => (count === 1 ? "once" : count === 2 ? "twice" : `${count} times`);

/** "home program, twice a day on 5 days a week"; empty where it is not done at home. */
export function describeHome({ isHomeProgram, home }: Pick<Line, "isHomeProgram" | "home">): string {
  if (!isHomeProgram) return "";
  if (!home) return "home program";
  const days =
    home.daysPerWeek === 7
      ? "every day"
      : `on ${home.daysPerWeek} ${home.daysPerWeek === 1 ? "day" : "days"} a week`;
  return `home program, ${times(home.timesPerDay)} a day ${days}`;
}
