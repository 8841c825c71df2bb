type Fields = Record<string, unknown>;

const isFields = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);
/** The server keeps words without the spaces around them. */
const plain = (value: unknown) => JSON.stringify(typeof value === "string" ? value.trim() : value);
const isSame = (a: unknown, b: unknown): boolean => plain(a) === plain(b);

/** An answer of a closed list reads like "not-asked": two of them are never put one after the other. */
const areChoices = (...values: string[]): boolean =>
  values.every((value) => /^[a-z0-9]+(-[a-z0-9]+)*$/.test(value));

/** Both gave one field different values that are not words. */
export type TypedConflict = { path: readonly string[]; theirs: unknown; mine: unknown };

/**
 * Puts what was typed here over what somebody else saved meanwhile, field by field, against what both began from. Where
 * both wrote words, both stay, theirs first.
 *
 * @returns undefined when both gave one field different values that are not words: neither may win unseen.
 */
export function mergeTyped(kept: Fields, theirs: Fields, typed: Fields): Fields | undefined {
  const { merged, conflicts } = mergeFields(kept, theirs, typed);
  return conflicts.length === 0 ? merged : undefined;
}

/** The same, and where neither may win unseen, each field with both values; what is typed here stands there meanwhile. */
export function mergeFields(
  kept: Fields,
  theirs: Fields,
  typed: Fields,
  path: readonly string[] = [],
): { merged: Fields; conflicts: TypedConflict[] } {
  const merged: Fields = { ...theirs };
  const conflicts: TypedConflict[] = [];
  for (const key of Object.keys({ ...kept, ...typed })) {
    const [before, other, mine] = [kept[key], theirs[key], typed[key]];
    if (isSame(mine, before) || isSame(mine, other)) continue;
    if (isSame(other, before)) merged[key] = mine;
    else if (typeof other === "string" && typeof mine === "string" && !areChoices(other, mine))
      merged[key] = `${other}\n${mine}`;
    else if (isFields(other) && isFields(mine)) {
      const part = mergeFields(isFields(before) ? before : {}, other, mine, [...path, key]);
      merged[key] = part.merged;
      conflicts.push(...part.conflicts);
    } else {
      merged[key] = mine;
      conflicts.push({ path: [...path, key], theirs: other, mine });
    }
  }
  return { merged, conflicts };
}
