type Fields = Record<string, unknown>;

const isFields = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);
/** The server keeps words without the spaces around them. */
const plain = (value: unknown) => JSON.stringify(typeof value === "string" ? value.trim() : value);
const isSame = (a: unknown, b: unknown): boolean => plain(a) === plain(b);

/**
 * Puts what was typed here over what somebody else saved meanwhile, field by field, against what both began from. Where
 * both wrote words, both stay, theirs first.
 *
 * @returns undefined when both gave one field different values that are not words: neither may win unseen.
 */
export function mergeTyped(kept: Fields, theirs: Fields, typed: Fields): Fields | undefined {
  const merged: Fields = { ...theirs };
  for (const key of Object.keys({ ...kept, ...typed })) {
    const [before, other, mine] = [kept[key], theirs[key], typed[key]];
    if (isSame(mine, before) || isSame(mine, other)) continue;
    if (isSame(other, before)) merged[key] = mine;
    else if (typeof other === "string" && typeof mine === "string") merged[key] = `${other}\n${mine}`;
    else if (isFields(other) && isFields(mine)) {
      const part = mergeTyped(isFields(before) ? before : {}, other, mine);
      if (!part) return undefined;
      merged[key] = part;
    } else return undefined;
  }
  return merged;
}
