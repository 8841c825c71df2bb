import { amount, choice, type Modality, span, words } from "./parameter.ts";

const pull = [
  choice("mode", "Mode", { static: "static", intermittent: "intermittent" }, { usual: "intermittent" }),
  amount("pull", "Pull for", "s", [5, 120], { usual: 30 }),
  amount("release", "Release for", "s", [5, 60], { usual: 10 }),
] as const;

/** Force, pressure and needles. Ranges compiled from the parameter table of the clinical facts, section 3.3 (K). */
export const mechanicalModalities = [
  {
    modalityId: "cervical-traction",
    name: "Cervical traction",
    parameters: [
      ...pull,
      amount("angle", "Angle of pull", "°", [0, 35], { usual: 20 }),
      choice("position", "Position", { supine: "supine", seated: "seated" }, { usual: "supine" }),
    ],
    dose: [span("duration", "min", 3, 30), span("load", "lb", 5, 30), span("load", "kg", 2, 14)],
    tags: ["traction"],
  },
  {
    modalityId: "lumbar-traction",
    name: "Lumbar traction",
    parameters: [
      ...pull,
      amount("angle", "Angle of pull", "°", [0, 45]),
      choice("position", "Position", { supine: "supine, hips bent", prone: "prone" }, { usual: "supine" }),
    ],
    dose: [
      span("duration", "min", 3, 30),
      span("load", "%bw", 10, 50),
      span("load", "lb", 20, 150),
      span("load", "kg", 9, 68),
    ],
    tags: ["traction"],
  },
  {
    modalityId: "compression-pump",
    name: "Compression pump",
    parameters: [
      amount("pressure", "Pressure", "mmHg", [15, 75], { usual: 40 }),
      choice(
        "mode",
        "Mode",
        { intermittent: "intermittent", sequential: "sequential" },
        { usual: "intermittent" },
      ),
      amount("on", "On", "s", [5, 180], { usual: 60 }),
      amount("off", "Off", "s", [5, 180], { usual: 30 }),
      choice("with-cold", "With cold", { yes: "yes", no: "no" }),
    ],
    dose: [span("duration", "min", 5, 60)],
    tags: ["compression"],
  },
  {
    modalityId: "shockwave",
    name: "Shockwave",
    parameters: [
      choice("type", "Type", { radial: "radial", focused: "focused" }, { usual: "radial", isRequired: true }),
      amount("pressure", "Pressure (radial)", "bar", [1, 5], { usual: 2 }),
      amount("energy", "Energy flux (focused)", "mJ/mm²", [0.01, 0.6]),
      amount("shocks", "Shocks", "shocks", [100, 6000], { usual: 2000 }),
      amount("frequency", "Frequency", "Hz", [1, 21], { usual: 8 }),
      words("site", "Site"),
    ],
    dose: [span("duration", "min", 1, 30)],
    tags: [],
  },
  {
    modalityId: "blood-flow-restriction",
    name: "Blood-flow restriction",
    parameters: [
      amount("pressure", "Cuff pressure", "% LOP", [40, 80], { usual: 60 }),
      choice("cuff", "Cuff on", { thigh: "upper thigh", arm: "upper arm" }, { isRequired: true }),
      amount("cuff-width", "Cuff width", "cm", [3, 20]),
      choice(
        "release",
        "Between sets",
        { inflated: "stays inflated", released: "is released" },
        { usual: "inflated" },
      ),
    ],
    dose: [span("load", "%1rm", 10, 40)],
    tags: ["compression", "resisted", "blood-flow-restriction"],
  },
  {
    modalityId: "dry-needling",
    name: "Dry needling",
    parameters: [
      words("muscles", "Muscles", true),
      amount("needle", "Needle length", "mm", [13, 125], { usual: 40 }),
      choice(
        "technique",
        "Technique",
        { static: "static", pistoning: "pistoning", stimulated: "with electrical stimulation" },
        { usual: "static" },
      ),
      amount("points", "Points", "points", [1, 30]),
    ],
    dose: [span("duration", "min", 1, 30)],
    tags: ["needling"],
  },
] as const satisfies readonly Modality[];
