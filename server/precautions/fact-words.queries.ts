import { inArray } from "drizzle-orm";
import type { Reader } from "#db/engine/store.ts";
import { formatAmount } from "#domain/doses/describe.ts";
import type { Sensitive } from "#domain/people/sensitive.ts";
import type { SensitiveSection } from "#domain/people/staff.ts";
import {
  type FlagFinding,
  findingWords,
  type NumberFinding,
  numberFindings,
} from "#domain/precautions/facts/findings.ts";
import { shownTitle } from "#server/access/sensitive.queries.ts";

const open: Sensitive = { isSensitive: false, sensitiveSection: null };

/** What facts are called, by their ids; the words of a sensitive condition are kept from those not named for it. */
export async function readFactWords(
  reader: Reader,
  factIds: readonly string[],
  named: readonly SensitiveSection[],
): Promise<Map<string, string>> {
  const words = new Map<string, string>();
  if (factIds.length === 0) return words;
  const ids = [...new Set(factIds)];
  const { t, db } = reader;
  const conditions = await db
    .select({
      id: t.conditions.id,
      title: t.conditions.words,
      isSensitive: t.conditions.isSensitive,
      sensitiveSection: t.conditions.sensitiveSection,
    })
    .from(t.conditions)
    .where(inArray(t.conditions.id, ids));
  for (const { id, ...row } of conditions) words.set(id, shownTitle(row, named));
  for (const table of [t.medications, t.importedHistory]) {
    const rows = await db
      .select({ id: table.id, words: table.words })
      .from(table as typeof t.medications)
      .where(inArray(table.id, ids));
    for (const row of rows) words.set(row.id, row.words);
  }
  for (const table of [t.implants, t.surgeries]) {
    const rows = await db
      .select({ id: table.id, title: table.words, sensitive: table.sensitive })
      .from(table as typeof t.surgeries)
      .where(inArray(table.id, ids));
    for (const { id, title, sensitive } of rows)
      words.set(id, shownTitle({ title, ...(sensitive ?? open) }, named));
  }
  for (const [id, said] of await readValueWords(reader, ids, named)) words.set(id, said);
  return words;
}

const amount = (thousandths: number | null, unit: string): string =>
  thousandths === null ? "" : ` ${formatAmount(thousandths)}\u00a0${unit}`;

/** What was measured, found or answered, with its value and unit. */
async function readValueWords(
  { t, db }: Reader,
  ids: readonly string[],
  named: readonly SensitiveSection[],
): Promise<[string, string][]> {
  const observed = await db
    .select({
      id: t.observations.id,
      words: t.observations.words,
      thousandths: t.observations.valueThousandths,
      unit: t.observations.unit,
    })
    .from(t.observations)
    .where(inArray(t.observations.id, [...ids]));
  const found = await db
    .select({
      id: t.findings.id,
      code: t.findings.code,
      thousandths: t.findings.valueThousandths,
      unit: t.findings.unit,
      words: t.findings.words,
      sensitive: t.findings.sensitive,
    })
    .from(t.findings)
    .where(inArray(t.findings.id, [...ids]));
  const answers = await db
    .select({ id: t.precautionAnswers.id, value: t.precautionAnswers.value })
    .from(t.precautionAnswers)
    .where(inArray(t.precautionAnswers.id, [...ids]));
  return [
    ...observed.map((row): [string, string] => [row.id, `${row.words}${amount(row.thousandths, row.unit)}`]),
    ...found.map(({ id, code, thousandths, unit, words, sensitive }): [string, string] => {
      const said = findingWords(code as NumberFinding | FlagFinding);
      const title = `${said}${amount(thousandths, unit)}${words === "" ? "" : `, ${words}`}`;
      return [id, shownTitle({ title, ...(sensitive ?? open) }, named)];
    }),
    ...answers.flatMap(({ id, value }): [string, string][] =>
      value.kind === "number"
        ? [
            [
              id,
              `${numberFindings[value.code].label}${amount(value.thousandths, numberFindings[value.code].units[0])}`,
            ],
          ]
        : value.kind === "choice" && value.flag
          ? [[id, findingWords(value.flag)]]
          : [],
    ),
  ];
}
