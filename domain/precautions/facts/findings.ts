/**
 * Measured numbers a rule may ask for. `observationCodes` are LOINC where the record carries them so; a value in
 * another unit is never read as if it were in this one.
 */
export const numberFindings = {
  "systolic-pressure": number("Systolic pressure", ["mmHg", "mm[Hg]"], [50, 300], ["8480-6"]),
  "diastolic-pressure": number("Diastolic pressure", ["mmHg", "mm[Hg]"], [20, 200], ["8462-4"]),
  "heart-rate": number("Resting heart rate", ["per minute", "/min"], [20, 250], ["8867-4"]),
  "oxygen-saturation": number("Oxygen saturation", ["%"], [50, 100], ["2708-6"]),
  glucose: number("Glucose", ["mg/dL"], [20, 900], ["2339-0", "41653-7"]),
  temperature: number("Temperature", ["°C", "Cel"], [30, 43], ["8310-5"]),
  /** In or right after exercise, so that it is never read as a resting value. */
  "exercise-systolic-pressure": number("Systolic pressure in exercise", ["mmHg"], [50, 300], []),
  "exercise-diastolic-pressure": number("Diastolic pressure in exercise", ["mmHg"], [20, 200], []),
  /** Counted from the resting value of the same session. */
  "systolic-rise": number("Systolic pressure above rest", ["mmHg"], [0, 250], []),
  "systolic-fall": number("Systolic pressure below rest", ["mmHg"], [0, 250], []),
  /** Counted from the least weight of the seven days before. */
  "weight-gain": number("Weight gained within a week", ["lb"], [0, 200], []),
  platelets: number("Platelets", ["thousand/µL", "10*3/uL"], [0, 2000], ["777-3"]),
  hemoglobin: number("Hemoglobin", ["g/dL"], [2, 25], ["718-7"]),
  "t-score": number("T-score, lowest site", ["SD"], [-8, 6], []),
  "ankle-brachial-index": number("Ankle-brachial index", ["ratio"], [0, 2], []),
  "mirels-score": number("Mirels score", ["points"], [4, 12], []),
  "sins-score": number("SINS score", ["points"], [0, 18], []),
  "wells-score": number("Wells score for thrombosis", ["points"], [-2, 9], []),
  "pregnancy-weeks": number("Weeks of pregnancy", ["weeks"], [1, 43], []),
  "ischemic-rate": number("Heart rate at which ischemia begins", ["bpm"], [60, 220], []),
  "knee-flexion": number("Knee flexion", ["°"], [0, 160], []),
  /** Completed years, counted from the birth date; nobody writes it down. */
  age: number("Age", ["years"], [0, 130], []),
} as const;
export type NumberFinding = keyof typeof numberFindings;
export const numberFindingCodes = Object.keys(numberFindings) as NumberFinding[];

function number(
  label: string,
  units: readonly [string, ...string[]],
  [least, most]: readonly [number, number],
  observationCodes: readonly string[],
) {
  return { label, units, least, most, observationCodes };
}

/** What somebody found or was told, present or absent; what nobody asked is neither. */
export const flagFindings = {
  fever: "Fever of 100.4 °F (38 °C) or more",
  "infection-risk": "Back pain with injected drugs or low immunity",
  "night-pain-or-weight-loss": "Night pain or weight loss not explained",
  "trauma-with-fragile-bone": "Trauma with age, steroid or osteoporosis",
  "pulsatile-abdominal-mass": "Pulsating mass in the abdomen",
  "red-flag": "Red flag, see the visit",
  "saddle-or-bladder-change": "Saddle numbness, bladder, bowel or sexual change, or both legs",
  "weakness-below-3": "Strength below 3 of 5",
  "strength-lost": "Strength lost by a grade or more",
  "clumsy-hands-or-gait": "Clumsy hands, gait change or Hoffmann sign",
  "neck-artery-symptoms": "Dizziness, double vision, speech, swallowing, drop attack or numb face",
  "unlike-any-headache": "Acute headache or neck pain unlike any other",
  "fall-risk": "At risk of falling by the screen",
  "calf-pain-or-swelling": "Calf pain or swelling",
  "chest-pain-at-rest": "Chest pain at rest or angina that changed",
  "heart-failure-worse": "Weight, swelling or breath worse in heart failure",
  "severe-aortic-stenosis": "Severe aortic stenosis with symptoms",
  "orthostatic-drop": "Pressure falls 20 mmHg on standing, with symptoms",
  "sternal-click": "Sternal click or drainage",
  ketones: "Ketones moderate or large",
  "foot-ulcer": "Open ulcer of the foot",
  "charcot-foot": "Hot, swollen foot (Charcot)",
  "joint-flare": "Hot, swollen joint or stiff over 60 minutes",
  "impaired-sensation": "Skin does not feel heat or touch",
  "open-wound": "Open wound or skin infection",
  "concussion-worse": "Concussion: worse headache, vomiting, seizure or drowsy",
  "dysreflexia-signs": "Pounding headache, flushing or pressure rise in spinal cord injury",
  "pump-withdrawal": "Sudden spasticity, itching or fever with a pump",
  "pregnancy-warning": "Bleeding, fluid leak, contractions, chest pain or headache in pregnancy",
} as const;
export type FlagFinding = keyof typeof flagFindings;
export const flagFindingCodes = Object.keys(flagFindings) as FlagFinding[];

export const findingWords = (code: NumberFinding | FlagFinding): string =>
  code in numberFindings ? numberFindings[code as NumberFinding].label : flagFindings[code as FlagFinding];
