import type * as z from "zod/mini";
import { addDays } from "#domain/calendar/days.ts";
import { genders, patientSchema } from "#domain/patients/patient.schema.ts";
import { statusOf, systems, tidy, unfit, validNpi } from "./codes.ts";
import { fail, leaveOut, type Mapped, type Skip } from "./facts.ts";
import type {
  Address,
  HumanName,
  organizationResourceSchema,
  patientResourceSchema,
  practitionerResourceSchema,
  Telecom,
} from "./fhir.schema.ts";
import { type Now, readMoment } from "./moments.ts";

const nobodysAge = 130 * 366;
const pastUses = new Set(["old", "maiden", "anonymous", "temp", "nickname"]);

/** The name in use: official, else usual, else the first that is not a former one. */
function nameInUse(names: readonly HumanName[]): HumanName | undefined {
  return (
    names.find((name) => name.use === "official") ??
    names.find((name) => name.use === "usual") ??
    names.find((name) => !pastUses.has(name.use ?? ""))
  );
}
const joined = (parts: readonly string[] | undefined) => tidy((parts ?? []).join(" "));

function telecomOf(telecom: readonly Telecom[], system: string): string {
  const [best] = telecom
    .filter((one) => one.system === system && one.use !== "old" && tidy(one.value) !== "")
    .toSorted((a, b) => (a.rank ?? 99) - (b.rank ?? 99));
  return tidy(best?.value);
}

function addressOf(addresses: readonly Address[]): string {
  const current = addresses.find((one) => one.use !== "old");
  if (!current) return "";
  if (tidy(current.text) !== "") return tidy(current.text);
  const place = [
    current.city,
    [current.state, current.postalCode].map(tidy).join(" ").trim(),
    current.country,
  ];
  return [...(current.line ?? []), ...place]
    .map(tidy)
    .filter((part) => part !== "")
    .join(", ");
}

export function mapPatient(resource: z.infer<typeof patientResourceSchema>, now: Now): Mapped | Skip {
  if (resource.active === false) return leaveOut("The source does not use this patient record any more.");
  if (resource.link?.some((link) => link.type === "replaced-by"))
    return leaveOut("The source merged this patient record into another.");
  const name = nameInUse(resource.name ?? []);
  if (!name) return fail("It has no name in use.");
  const nickname = resource.name?.find((one) => one.use === "nickname");
  const notes: string[] = [];
  let bornOn: string | null = null;
  if (resource.birthDate !== undefined) {
    const born = readMoment(resource.birthDate, "birth date", now);
    if ("reason" in born) return fail(born.reason);
    if (born.day === null) notes.push("Kept without a birth date: the source gives no day.");
    bornOn = born.day;
  }
  if (bornOn !== null && bornOn > now.today) return fail("Its birth date is in the future.");
  let deceasedOn: string | null = null;
  if (resource.deceasedDateTime !== undefined) {
    const died = readMoment(resource.deceasedDateTime, "date of death", now);
    if ("reason" in died) return fail(died.reason);
    deceasedOn = died.day;
    if (bornOn !== null && deceasedOn !== null && deceasedOn < bornOn)
      return fail("Its date of death is before its birth date.");
  }
  if ((resource.deceasedBoolean === true || resource.deceasedDateTime !== undefined) && deceasedOn === null)
    notes.push("The source says this patient died and gives no day; the chart does not show it.");
  else if (deceasedOn === null && bornOn !== null && bornOn < addDays(now.today, -nobodysAge))
    return fail("Its birth date makes the patient older than anybody.");
  const preferred =
    resource.communication?.find((one) => one.preferred === true) ?? resource.communication?.[0];
  const language = (statusOf(preferred?.language).split(/[-_]/)[0] ?? "").toLowerCase();
  const gender = resource.gender === "unknown" ? "not-known" : (resource.gender ?? "not-known");
  const details = patientSchema.safeParse({
    family: tidy(name.family),
    given: joined(name.given),
    title: joined(name.prefix),
    nameUsed: joined(nickname?.given),
    bornOn,
    gender: (genders as readonly string[]).includes(gender) ? gender : "",
    language: /^[a-z]{2,3}$/.test(language) ? language : "en",
    needsInterpreter: "not-asked",
    phone: telecomOf(resource.telecom ?? [], "phone"),
    email: telecomOf(resource.telecom ?? [], "email"),
    address: addressOf(resource.address ?? []),
    guardian: "",
    payer: "",
    payerKind: "not-known",
    claimNumber: "",
  });
  if (!details.success) {
    const [issue] = details.error.issues;
    return fail(`Its ${String(issue?.path[0] ?? "content")} cannot be kept: ${issue?.message ?? "invalid"}`);
  }
  return { fact: { kind: "patient", details: details.data, deceasedOn }, notes };
}

function mapContact(
  contactKind: "practitioner" | "organization",
  name: string,
  from: z.infer<typeof organizationResourceSchema> | z.infer<typeof practitionerResourceSchema>,
): Mapped | Skip {
  if (name === "") return fail("It has no name.");
  const address = addressOf(from.address ?? []);
  const phone = telecomOf(from.telecom ?? [], "phone");
  const bad = unfit("name", name, 160) ?? unfit("address", address, 200) ?? unfit("phone number", phone, 40);
  if (bad) return bad;
  const identifier = from.identifier?.find((one) => one.system === systems.npi);
  return {
    fact: { kind: "contact", contactKind, name, npi: validNpi(identifier?.value), phone, address },
  };
}

export function mapPractitioner(resource: z.infer<typeof practitionerResourceSchema>): Mapped | Skip {
  const name = nameInUse(resource.name ?? []);
  return mapContact(
    "practitioner",
    tidy(`${joined(name?.prefix)} ${joined(name?.given)} ${tidy(name?.family)}`),
    resource,
  );
}
export const mapOrganization = (resource: z.infer<typeof organizationResourceSchema>): Mapped | Skip =>
  mapContact("organization", tidy(resource.name), resource);
