import type { Home } from "#domain/prescriptions/line.ts";
import type { HomeLanguage, InEach } from "./language.ts";

/** The week as it is printed, Monday first. */
export const homeDays = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;
export type HomeDay = (typeof homeDays)[number];

export const dayWords: InEach<Record<HomeDay, string>> = {
  en: { mon: "Mon", tue: "Tue", wed: "Wed", thu: "Thu", fri: "Fri", sat: "Sat", sun: "Sun" },
  es: { mon: "Lun", tue: "Mar", wed: "Mié", thu: "Jue", fri: "Vie", sat: "Sáb", sun: "Dom" },
};

/** Which days a number of days a week falls on, spread out, until the therapist chooses others (K). */
const usualDays: Readonly<Record<number, readonly HomeDay[]>> = {
  1: ["mon"],
  2: ["mon", "thu"],
  3: ["mon", "wed", "fri"],
  4: ["mon", "tue", "thu", "fri"],
  5: ["mon", "tue", "wed", "thu", "fri"],
  6: ["mon", "tue", "wed", "thu", "fri", "sat"],
};

/** How often a line begins: as it was ordered, else once every day. */
export const beginHowOften = (home: Home | undefined): { timesPerDay: number; days: readonly HomeDay[] } => ({
  timesPerDay: home?.timesPerDay ?? 1,
  days: usualDays[home?.daysPerWeek ?? 7] ?? homeDays,
});

/** "every day", "Mon, Wed, Fri", "2 times a day, every day". */
export function plainHowOften(
  { timesPerDay, days }: { timesPerDay: number; days: readonly HomeDay[] },
  language: HomeLanguage,
): string {
  const isEveryDay = homeDays.every((day) => days.includes(day));
  const which = isEveryDay
    ? language === "en"
      ? "every day"
      : "todos los días"
    : homeDays
        .filter((day) => days.includes(day))
        .map((day) => (language === "en" ? dayWords.en[day] : dayWords.es[day].toLowerCase()))
        .join(", ");
  if (timesPerDay === 1) return which;
  return `${timesPerDay} ${language === "en" ? "times a day" : "veces al día"}, ${which}`;
}
