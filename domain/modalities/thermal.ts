import { amount, choice, type Modality, span, words } from "./parameter.ts";

const placement = words("placement", "Placement");

/** Heat, cold, sound, waves and light. Ranges compiled from the parameter table of the clinical facts, section 3.3 (K). */
export const thermalModalities = [
  {
    modalityId: "ultrasound",
    name: "Ultrasound",
    parameters: [
      choice(
        "frequency",
        "Frequency",
        { "1-mhz": "1 MHz, deep", "3-mhz": "3 MHz, superficial" },
        { usual: "1-mhz" },
      ),
      amount("intensity", "Intensity", "W/cm²", [0.1, 2], { usual: 1 }),
      choice(
        "duty",
        "Duty cycle",
        { continuous: "100 %, continuous", half: "50 %, pulsed", fifth: "20 %, pulsed" },
        { usual: "continuous" },
      ),
      amount("head", "Sound head (ERA)", "cm²", [0.5, 10], { usual: 5 }),
      amount("area", "Area treated", "cm²", [1, 120], { usual: 10 }),
      choice("medium", "Medium", { gel: "gel", water: "water bath", pad: "gel pad" }, { usual: "gel" }),
      placement,
    ],
    dose: [span("duration", "min", 1, 20)],
    tags: ["ultrasound"],
  },
  {
    modalityId: "hot-pack",
    name: "Superficial heat",
    parameters: [
      choice(
        "type",
        "Type",
        {
          pack: "moist hot pack",
          paraffin: "paraffin",
          fluidotherapy: "fluidotherapy",
          whirlpool: "whirlpool",
        },
        { usual: "pack" },
      ),
      amount("temperature", "Temperature", "°F", [95, 170]),
      amount("layers", "Towel layers", "layers", [0, 12], { usual: 6 }),
      amount("skin-check", "Check skin after", "min", [1, 10], { usual: 5 }),
      placement,
    ],
    dose: [span("duration", "min", 5, 30)],
    tags: ["heat"],
  },
  {
    modalityId: "cold-pack",
    name: "Cold",
    parameters: [
      choice(
        "type",
        "Type",
        { pack: "cold pack", massage: "ice massage", bath: "cold bath", spray: "vapocoolant spray" },
        { usual: "pack" },
      ),
      amount("layers", "Towel layers", "layers", [0, 6], { usual: 1 }),
      amount("skin-check", "Check skin after", "min", [1, 10], { usual: 5 }),
      placement,
    ],
    dose: [span("duration", "min", 1, 20)],
    tags: ["cold"],
  },
  {
    modalityId: "shortwave-diathermy",
    name: "Shortwave diathermy",
    parameters: [
      choice("mode", "Mode", { continuous: "continuous", pulsed: "pulsed" }, { usual: "pulsed" }),
      amount("power", "Mean power", "W", [1, 120], { usual: 20 }),
      choice("applicator", "Applicator", { drum: "drum", plates: "plates", coil: "coil" }, { usual: "drum" }),
      placement,
    ],
    dose: [span("duration", "min", 5, 30)],
    tags: ["shortwave-diathermy"],
  },
  {
    modalityId: "laser",
    name: "Laser",
    parameters: [
      amount("wavelength", "Wavelength", "nm", [600, 1100], { usual: 850 }),
      amount("power", "Power", "mW", [5, 500], { usual: 100 }),
      amount("energy", "Energy per point", "J", [0.1, 16], { usual: 4 }),
      amount("density", "Energy density", "J/cm²", [0.1, 60]),
      amount("points", "Points", "points", [1, 40], { usual: 6 }),
      placement,
    ],
    dose: [span("duration", "min", 0.1, 30), span("duration", "s", 5, 1800)],
    tags: ["laser"],
  },
] as const satisfies readonly Modality[];
