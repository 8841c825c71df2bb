import type { MedicationKind } from "#domain/consultations/consultation.ts";
import { namesIn, plainWords, says } from "./recognize.ts";

type Known = Exclude<MedicationKind, "not-screened">;

/**
 * Generic name first, then brands, by what the drug means for exercise. A drug is recognized from the words it was
 * written down in; under "other" stand those that carry no rule, or one by their name. (K)
 */
const table: Record<Known, readonly string[]> = {
  anticoagulant: [
    "warfarin|Coumadin|Jantoven",
    "apixaban|Eliquis",
    "rivaroxaban|Xarelto",
    "dabigatran|Pradaxa",
    "edoxaban|Savaysa",
    "enoxaparin|Lovenox",
    "dalteparin|Fragmin",
    "fondaparinux|Arixtra",
    "heparin",
  ],
  "insulin-or-secretagogue": [
    "insulin|Humulin|Novolin",
    "insulin glargine|Lantus|Basaglar|Toujeo|Semglee",
    "insulin lispro|Humalog|Admelog|Lyumjev",
    "insulin aspart|Novolog|Fiasp",
    "insulin detemir|Levemir",
    "insulin degludec|Tresiba",
    "insulin glulisine|Apidra",
    "glipizide|Glucotrol",
    "glyburide|glibenclamide|Glynase",
    "glimepiride|Amaryl",
    "repaglinide|Prandin",
    "nateglinide|Starlix",
  ],
  "beta-blocker": [
    "metoprolol|Lopressor|Toprol",
    "atenolol|Tenormin",
    "carvedilol|Coreg",
    "bisoprolol|Zebeta",
    "propranolol|Inderal",
    "nadolol|Corgard",
    "labetalol|Trandate",
    "nebivolol|Bystolic",
    "sotalol|Betapace",
  ],
  steroid: [
    "prednisone|Deltasone|Rayos",
    "prednisolone|Orapred",
    "methylprednisolone|Medrol",
    "dexamethasone|Decadron",
    "hydrocortisone|Cortef",
    "budesonide|Entocort",
  ],
  opioid: [
    "oxycodone|Oxycontin|Roxicodone|Percocet",
    "hydrocodone|Norco|Vicodin",
    "morphine|MS Contin",
    "hydromorphone|Dilaudid",
    "tramadol|Ultram",
    "tapentadol|Nucynta",
    "codeine",
    "fentanyl|Duragesic",
    "methadone|Dolophine",
    "buprenorphine|Suboxone|Belbuca|Butrans",
  ],
  sedative: [
    "zolpidem|Ambien",
    "eszopiclone|Lunesta",
    "temazepam|Restoril",
    "lorazepam|Ativan",
    "alprazolam|Xanax",
    "diazepam|Valium",
    "clonazepam|Klonopin",
    "gabapentin|Neurontin|Gralise",
    "pregabalin|Lyrica",
    "baclofen|Lioresal",
    "tizanidine|Zanaflex",
    "cyclobenzaprine|Flexeril",
    "methocarbamol|Robaxin",
    "carisoprodol|Soma",
    "quetiapine|Seroquel",
    "trazodone|Desyrel",
    "amitriptyline|Elavil",
    "nortriptyline|Pamelor",
    "diphenhydramine|Benadryl",
    "hydroxyzine|Vistaril",
  ],
  fluoroquinolone: [
    "ciprofloxacin|Cipro",
    "levofloxacin|Levaquin",
    "moxifloxacin|Avelox",
    "ofloxacin|Floxin",
    "delafloxacin|Baxdela",
  ],
  antihypertensive: [
    "lisinopril|Zestril|Prinivil",
    "enalapril|Vasotec",
    "ramipril|Altace",
    "losartan|Cozaar",
    "valsartan|Diovan|Entresto",
    "olmesartan|Benicar",
    "amlodipine|Norvasc",
    "nifedipine|Procardia",
    "hydrochlorothiazide|Microzide",
    "chlorthalidone|Thalitone",
    "furosemide|Lasix",
    "torsemide|Demadex",
    "spironolactone|Aldactone",
    "clonidine|Catapres",
    "hydralazine",
    "isosorbide|Imdur",
    "doxazosin|Cardura",
    "terazosin|Hytrin",
    "prazosin|Minipress",
    "tamsulosin|Flomax",
  ],
  immunosuppressant: [
    "methotrexate|Trexall|Otrexup",
    "azathioprine|Imuran",
    "mycophenolate|Cellcept",
    "tacrolimus|Prograf",
    "cyclosporine|Neoral",
    "leflunomide|Arava",
    "adalimumab|Humira",
    "etanercept|Enbrel",
    "infliximab|Remicade",
    "rituximab|Rituxan",
    "tocilizumab|Actemra",
    "tofacitinib|Xeljanz",
    "upadacitinib|Rinvoq",
    "abatacept|Orencia",
  ],
  nsaid: [
    "ibuprofen|Advil|Motrin",
    "naproxen|Aleve|Naprosyn",
    "meloxicam|Mobic",
    "diclofenac|Voltaren",
    "celecoxib|Celebrex",
    "ketorolac|Toradol",
    "indomethacin|Indocin",
    "etodolac|Lodine",
    "nabumetone|Relafen",
  ],
  other: [
    "diltiazem|Cardizem",
    "verapamil|Calan",
    "digoxin|Lanoxin",
    "amiodarone|Pacerone",
    "ivabradine|Corlanor",
    "acetaminophen|paracetamol|Tylenol",
    "atorvastatin|Lipitor",
    "rosuvastatin|Crestor",
    "simvastatin|Zocor",
    "pravastatin|Pravachol",
    "metformin|Glucophage",
    "levothyroxine|Synthroid",
    "omeprazole|Prilosec",
    "pantoprazole|Protonix",
    "famotidine|Pepcid",
    "sertraline|Zoloft",
    "escitalopram|Lexapro",
    "fluoxetine|Prozac",
    "citalopram|Celexa",
    "vitamin d|cholecalciferol",
    "vitamin b12|cyanocobalamin",
    "calcium carbonate|calcium citrate",
    "multivitamin",
    "folic acid",
    "alendronate|Fosamax",
    "risedronate|Actonel",
    "denosumab|Prolia",
    "cetirizine|Zyrtec",
    "loratadine|Claritin",
    "fluticasone|Flonase",
    "polyethylene glycol|Miralax",
    "docusate|Colace",
    "senna|Senokot",
    "finasteride|Proscar",
    "allopurinol|Zyloprim",
  ],
};

type Entry = { name: string; kind: Known; names: readonly string[] };
const entries: readonly Entry[] = (Object.keys(table) as Known[]).flatMap((kind) =>
  table[kind].map((line) => {
    const names = namesIn(line);
    return { name: names[0] ?? "", kind, names };
  }),
);

/** Every name that is recognized, generic and brand. */
export const drugNames: readonly string[] = entries.flatMap(({ names }) => names);

/** Drugs the words name, by generic name. Words for two drugs name both. */
export const recognizeDrugs = (words: string): readonly Pick<Entry, "name" | "kind">[] => {
  const plain = plainWords(words);
  return entries.filter(({ names }) => names.some((name) => says(plain, name)));
};

/**
 * What a medication means for exercise: what somebody answered, else every kind its words name. Empty while nobody
 * answered and no name is known: it is not screened.
 */
export function kindsOfMedication(medication: { kind: MedicationKind; words: string }): MedicationKind[] {
  const named = [...new Set(recognizeDrugs(medication.words).map(({ kind }) => kind))];
  if (medication.kind === "not-screened") return named;
  // An answer stands; what the words name beside it holds too, for an answer says one kind and a tablet may hold two.
  return [...new Set([medication.kind, ...named.filter((kind) => kind !== "other")])];
}

/** The kind a medication is kept under when it is written down without one: the gravest its words name. */
export const kindFromWords = (words: string): MedicationKind =>
  kindsOfMedication({ kind: "not-screened", words })[0] ?? "not-screened";
