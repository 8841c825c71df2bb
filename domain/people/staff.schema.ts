import * as z from "zod/mini";
import { daySchema, idSchema, lineText, requiredLine } from "#domain/calendar/bounds.ts";
import {
  adminRights,
  disciplines,
  sensitiveSections,
  staffRoles,
  therapistLevels,
  usStates,
} from "./staff.ts";

export const emailSchema = z
  .string()
  .check(
    z.trim(),
    z.toLowerCase(),
    z.maxLength(254),
    z.email("Enter an email address, for example r.kim@example.org."),
  );

export const clinicSchema = z.strictObject({
  name: requiredLine(80, "Name the clinic."),
  city: requiredLine(80, "Enter the city."),
  state: z.enum(usStates, "Choose the state."),
  timeZone: z.string().check(z.maxLength(64), z.refine(isTimeZone, "Choose a time zone.")),
  phone: lineText(40),
});

export const staffSchema = z.strictObject({
  role: z.enum(staffRoles),
  discipline: z.nullable(z.enum(disciplines)),
  level: z.nullable(z.enum(therapistLevels)),
  specialty: z.nullable(lineText(60)),
  supervisorId: z.nullable(idSchema),
  rights: z.array(z.enum(adminRights)).check(z.maxLength(3)),
  family: requiredLine(80, "Enter the family name."),
  given: requiredLine(80, "Enter the given name."),
  credentials: lineText(40),
  npi: z.nullable(z.string().check(z.regex(/^\d{10}$/, "An NPI has 10 digits."))),
  email: emailSchema,
  phone: lineText(40),
  sensitiveSections: z.array(z.enum(sensitiveSections)).check(z.maxLength(5)),
  clinicIds: z.array(idSchema).check(z.minLength(1, "Choose at least one clinic."), z.maxLength(20)),
});
export type StaffDetails = z.infer<typeof staffSchema>;

/** What must agree between role and the rest; the field and the sentence of the first thing that does not. */
export function validateStaff(staff: StaffDetails): { field: string; words: string } | undefined {
  if (staff.role === "therapist" && !staff.discipline)
    return { field: "discipline", words: "Choose PT or OT." };
  if (staff.role === "therapist" && !staff.level)
    return { field: "level", words: "Choose therapist or assistant." };
  if (staff.role !== "therapist" && (staff.discipline || staff.level))
    return { field: "role", words: "Only therapists have a discipline and a level." };
  if (staff.level === "assistant" && !staff.supervisorId)
    return { field: "supervisorId", words: "Name the therapist who supervises." };
  if (staff.role === "admin" && staff.rights.length === 0)
    return { field: "rights", words: "Choose at least one right." };
  if (staff.role === "specialist" && !staff.specialty)
    return { field: "specialty", words: "Name the specialty." };
  return undefined;
}

export const coverSchema = z.strictObject({
  absentStaffId: idSchema,
  coveringStaffId: idSchema,
  fromOn: daySchema,
  toOn: daySchema,
  reason: requiredLine(120, "Say why, for example leave."),
});

/** Whether it is a zone that dates can be told in; one that is not would make every day of its clinic fail. */
export function isTimeZone(zone: string): boolean {
  if (!/^(Etc\/UTC|UTC|[A-Z][A-Za-z_]+(\/[A-Z][A-Za-z_-]+){1,2})$/.test(zone)) return false;
  try {
    return Intl.DateTimeFormat("en-US", { timeZone: zone }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}
