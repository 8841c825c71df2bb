import {
  after,
  dateOf,
  devices,
  flags,
  type LimitTemplate,
  type PrecautionRule,
  restrict,
  untilKnown,
} from "#domain/precautions/rule.ts";

const newDeviceLimits: readonly LimitTemplate[] = [
  { kind: "range", joint: "shoulder", motion: "flexion", isLoadedOnly: false, mostDegrees: 90 },
  { kind: "range", joint: "shoulder", motion: "abduction", isLoadedOnly: false, mostDegrees: 90 },
  { kind: "lift", mostPounds: 10 },
];
const heartDeviceDate = dateOf(
  "heart-device-date",
  "Pacemaker or defibrillator: date it was put in?",
  "Heart device, date not known: arm of that side below shoulder height, 10 lb at most until cardiology says",
  untilKnown({ limits: newDeviceLimits }),
);

export const deviceRules: readonly PrecautionRule[] = [
  restrict({
    ruleId: "pacemaker",
    when: [devices("pacemaker", "defibrillator")],
    effect: "contraindication",
    words: "Pacemaker or defibrillator: no electrical stimulation, no shortwave; ultrasound never over it",
    chip: "Pacemaker: no stimulation or shortwave",
    excludedTags: ["electrical-stimulation", "shortwave-diathermy", "iontophoresis"],
    source: ["eva", "mettler"],
  }),
  restrict({
    ruleId: "heart-device-new",
    when: [
      {
        kind: "device",
        devices: ["pacemaker", "defibrillator"],
        window: after(heartDeviceDate, 42),
      },
      {
        kind: "procedure",
        procedures: ["cardiac-device-implant"],
        window: after(heartDeviceDate, 42),
      },
    ],
    effect: "precaution",
    words: "Heart device within 6 weeks: arm of that side below shoulder height, 10 lb at most",
    chip: "New heart device: arm low, 10 lb",
    limits: newDeviceLimits,
    source: ["(K)"],
  }),
  restrict({
    ruleId: "neurostimulator",
    when: [devices("spinal-cord-stimulator", "brain-or-vagus-stimulator")],
    effect: "contraindication",
    words: "Neurostimulator: never shortwave, also when off; no stimulation; no manipulation at the leads",
    excludedTags: ["shortwave-diathermy", "electrical-stimulation", "iontophoresis", "manipulation"],
    source: ["eva", "mettler", "neuromodfound"],
  }),
  restrict({
    ruleId: "intrathecal-pump",
    when: [devices("intrathecal-pump")],
    effect: "contraindication",
    words:
      "Intrathecal pump: no shortwave, stimulation, ultrasound or traction; sudden spasticity: emergency",
    excludedTags: ["shortwave-diathermy", "electrical-stimulation", "ultrasound", "traction"],
    source: ["mettler", "(K)"],
  }),
  restrict({
    ruleId: "pump-withdrawal",
    when: [flags("pump-withdrawal")],
    effect: "contraindication",
    words: "Signs of pump withdrawal: no therapy, emergency room now",
    excludedTags: ["all-therapy"],
    source: ["(K)"],
  }),
  restrict({
    ruleId: "electronic-implant",
    when: [devices("insulin-pump", "cochlear-implant")],
    effect: "contraindication",
    words: "Electronic implant or pump: no shortwave and no stimulation near it; take an outside pump off",
    chip: "Electronic implant: no shortwave",
    excludedTags: ["shortwave-diathermy", "electrical-stimulation"],
    source: ["eva", "mettler"],
  }),
  restrict({
    ruleId: "metal-implant",
    when: [devices("joint-replacement", "metal-hardware")],
    effect: "contraindication",
    words: "Metal or joint implant: no shortwave; no ultrasound over cement or plastic",
    excludedTags: ["shortwave-diathermy"],
    source: ["mettler", "afp2007"],
  }),
];
