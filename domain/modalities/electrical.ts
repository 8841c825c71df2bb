import { amount, choice, type Modality, span, words } from "./parameter.ts";

const placement = words("placement", "Placement");
const felt = choice("felt", "Felt as", {
  sensory: "tingling, no contraction",
  strong: "strong, still comfortable",
  motor: "visible contraction",
});

/** Currents through the skin. Ranges compiled from the parameter table of the clinical facts, section 3.3 (K). */
export const electricalModalities = [
  {
    modalityId: "tens",
    name: "TENS",
    parameters: [
      choice(
        "mode",
        "Mode",
        { conventional: "conventional", "acupuncture-like": "acupuncture-like", burst: "burst" },
        { usual: "conventional" },
      ),
      amount("frequency", "Frequency", "Hz", [1, 150], { usual: 100 }),
      amount("pulse-width", "Pulse width", "µs", [50, 400], { usual: 100 }),
      felt,
      placement,
    ],
    dose: [span("duration", "min", 5, 60)],
    tags: ["electrical-stimulation"],
  },
  {
    modalityId: "interferential",
    name: "Interferential current",
    parameters: [
      amount("carrier", "Carrier", "kHz", [2, 5], { usual: 4 }),
      amount("beat-low", "Beat from", "Hz", [1, 150], { usual: 80 }),
      amount("beat-high", "Beat to", "Hz", [1, 150], { usual: 150 }),
      choice("electrodes", "Electrodes", { four: "4, crossed", two: "2, premodulated" }, { usual: "four" }),
      felt,
      placement,
    ],
    dose: [span("duration", "min", 5, 30)],
    tags: ["electrical-stimulation"],
  },
  {
    modalityId: "nmes",
    name: "Neuromuscular stimulation",
    parameters: [
      words("muscle", "Muscle"),
      amount("frequency", "Frequency", "Hz", [20, 80], { usual: 50 }),
      amount("pulse-width", "Pulse width", "µs", [200, 400], { usual: 300 }),
      amount("on", "On", "s", [1, 30], { usual: 10 }),
      amount("off", "Off", "s", [1, 120], { usual: 50 }),
      amount("ramp", "Ramp", "s", [0, 5], { usual: 2 }),
      amount("contraction", "Contraction", "% MVIC", [10, 100]),
    ],
    dose: [span("duration", "min", 5, 30), span("reps", "rep", 5, 60)],
    tags: ["electrical-stimulation"],
  },
  {
    modalityId: "iontophoresis",
    name: "Iontophoresis",
    parameters: [
      choice(
        "drug",
        "Drug",
        {
          dexamethasone: "dexamethasone sodium phosphate",
          "acetic-acid": "acetic acid",
          lidocaine: "lidocaine",
        },
        { isRequired: true },
      ),
      choice(
        "polarity",
        "Polarity of the drug",
        { negative: "negative", positive: "positive" },
        { isRequired: true },
      ),
      words("concentration", "Concentration"),
      amount("charge", "Dose of current", "mA·min", [20, 80], { usual: 40 }),
      amount("current", "Current", "mA", [0.1, 4], { usual: 2 }),
      words("electrode", "Electrode"),
      placement,
    ],
    dose: [span("duration", "min", 5, 60)],
    tags: ["electrical-stimulation", "iontophoresis"],
    needsPrescriber: true,
  },
  {
    modalityId: "biofeedback",
    name: "Biofeedback",
    parameters: [
      choice(
        "type",
        "Type",
        { emg: "EMG", pressure: "pressure", imaging: "ultrasound imaging" },
        { usual: "emg" },
      ),
      choice("aim", "Aim", { up: "more activity", down: "less activity", timing: "timing" }, { usual: "up" }),
      words("muscle", "Muscle"),
      amount("threshold", "Threshold", "µV", [1, 1000]),
    ],
    dose: [span("duration", "min", 5, 45), span("reps", "rep", 1, 60), span("hold", "s", 1, 60)],
    tags: [],
  },
] as const satisfies readonly Modality[];
