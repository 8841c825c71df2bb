import type { PrescriptionContent } from "#domain/prescriptions/prescription.ts";

/** Lists whose entries are known over versions by a key, and which key. */
export const keyedLists = {
  limits: "limitId",
  lines: "lineKey",
  goals: "goalId",
  equipment: "equipmentId",
} as const;
export type KeyedList = keyof typeof keyedLists;

/**
 * One step from a version to another. A path leads by field names, and into a keyed list by the entry's key: never by
 * its place. `before` is absent where nothing stood, `after` where nothing is left. `order` lists the keys in their order.
 */
export type Edit =
  | { kind: "set"; path: readonly string[]; before?: unknown; after?: unknown }
  | { kind: "order"; list: KeyedList; before: readonly string[]; after: readonly string[] };

type Fields = Record<string, unknown>;

/** Everything that differs, as steps: `applyEdits(before, editsBetween(before, after))` is `after`. */
export function editsBetween(before: PrescriptionContent, after: PrescriptionContent): Edit[] {
  return [
    ...keysOf(before, after).flatMap((field) =>
      isKeyedList(field)
        ? listEdits(field, before, after)
        : valueEdits(
            [field],
            before[field as keyof PrescriptionContent],
            after[field as keyof PrescriptionContent],
          ),
    ),
  ];
}

/** The version those steps lead to. A step into an entry that is gone is left out: there is nothing to change. */
export function applyEdits(before: PrescriptionContent, edits: readonly Edit[]): PrescriptionContent {
  return edits.reduce<PrescriptionContent>(
    (content, edit) => (edit.kind === "set" ? setAt(content, edit.path, edit.after) : inOrder(content, edit)),
    before,
  );
}

/** What stands at a path; undefined where there is nothing. */
export function valueAt(content: PrescriptionContent, path: readonly string[]): unknown {
  const [list = "", key, ...rest] = path;
  if (!isKeyedList(list)) return path.reduce<unknown>((value, field) => fieldsOf(value)?.[field], content);
  const entry = entriesOf(content, list).find((candidate) => keyOf(list, candidate) === key);
  return rest.reduce<unknown>((value, field) => fieldsOf(value)?.[field], entry);
}

/** Puts a value at a path, or takes what stands there away. */
export function setAt(
  content: PrescriptionContent,
  path: readonly string[],
  value: unknown,
): PrescriptionContent {
  const [list = "", key = "", ...rest] = path;
  if (!isKeyedList(list)) return setIn(content, path, value) as PrescriptionContent;
  const entries = entriesOf(content, list);
  const isKnown = entries.some((entry) => keyOf(list, entry) === key);
  if (!isKnown && rest.length > 0) return content;
  const next =
    rest.length === 0 && value === undefined
      ? entries.filter((entry) => keyOf(list, entry) !== key)
      : isKnown
        ? entries.map((entry) => (keyOf(list, entry) === key ? setIn(entry, rest, value) : entry))
        : [...entries, value];
  return withList(content, list, next);
}

/** A list that may be absent is never empty. */
function withList(
  content: PrescriptionContent,
  list: KeyedList,
  entries: readonly unknown[],
): PrescriptionContent {
  if (list !== "equipment" || entries.length > 0) return { ...content, [list]: entries };
  const { equipment: _none, ...rest } = content;
  return rest;
}

const isKeyedList = (field: string): field is KeyedList => Object.hasOwn(keyedLists, field);
const entriesOf = (content: PrescriptionContent, list: KeyedList): readonly Fields[] => content[list] ?? [];
const keyOf = (list: KeyedList, entry: Fields): string => String(entry[keyedLists[list]]);
const keysOf = (before: object, after: object): string[] => [
  ...new Set([...Object.keys(before), ...Object.keys(after)]),
];
const fieldsOf = (value: unknown): Fields | undefined =>
  typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Fields) : undefined;
/** An amount is one value: its number means nothing without its unit. */
const isAmount = (value: Fields): boolean => "thousandths" in value && "unit" in value;

function listEdits(list: KeyedList, before: PrescriptionContent, after: PrescriptionContent): Edit[] {
  const [was, is] = [entriesOf(before, list), entriesOf(after, list)];
  const known = new Map(was.map((entry) => [keyOf(list, entry), entry]));
  const kept = new Set(is.map((entry) => keyOf(list, entry)));
  const edits = [
    ...was
      .filter((entry) => !kept.has(keyOf(list, entry)))
      .map((entry): Edit => ({ kind: "set", path: [list, keyOf(list, entry)], before: entry })),
    ...is.flatMap((entry): Edit[] => {
      const path = [list, keyOf(list, entry)];
      const earlier = known.get(keyOf(list, entry));
      return earlier ? valueEdits(path, earlier, entry) : [{ kind: "set", path, after: entry }];
    }),
  ];
  const wanted = is.map((entry) => keyOf(list, entry));
  const reached = [
    ...was.map((entry) => keyOf(list, entry)).filter((key) => kept.has(key)),
    ...wanted.filter((key) => !known.has(key)),
  ];
  return reached.every((key, place) => key === wanted[place])
    ? edits
    : [...edits, { kind: "order", list, before: reached, after: wanted }];
}

function valueEdits(path: readonly string[], before: unknown, after: unknown): Edit[] {
  if (isSame(before, after)) return [];
  const [was, is] = [fieldsOf(before), fieldsOf(after)];
  if (was && is && !isAmount(was) && !isAmount(is))
    return keysOf(was, is).flatMap((field) => valueEdits([...path, field], was[field], is[field]));
  return [
    {
      kind: "set",
      path,
      ...(before === undefined ? {} : { before }),
      ...(after === undefined ? {} : { after }),
    },
  ];
}

/** Two values of the content say the same, whatever the order of their fields. */
export function isSame(left: unknown, right: unknown): boolean {
  if (left === right || (Number.isNaN(left) && Number.isNaN(right))) return true;
  if (Array.isArray(left) && Array.isArray(right))
    return left.length === right.length && left.every((value, place) => isSame(value, right[place]));
  const [one, other] = [fieldsOf(left), fieldsOf(right)];
  return (
    one !== undefined &&
    other !== undefined &&
    keysOf(one, other).every((field) => isSame(one[field], other[field]))
  );
}

function setIn(value: unknown, path: readonly string[], next: unknown): unknown {
  const [field, ...rest] = path;
  if (field === undefined) return next;
  const { [field]: standing, ...others } = fieldsOf(value) ?? {};
  const inner = setIn(standing, rest, next);
  return inner === undefined ? others : { ...others, [field]: inner };
}

/** Entries in the order wanted; one that the order does not name stays behind those it names, where it stood. */
function inOrder(
  content: PrescriptionContent,
  { list, after }: Extract<Edit, { kind: "order" }>,
): PrescriptionContent {
  const place = new Map(after.map((key, index) => [key, index]));
  const rank = (entry: Fields) => place.get(keyOf(list, entry)) ?? after.length;
  return {
    ...content,
    [list]: entriesOf(content, list).toSorted((a, b) => rank(a) - rank(b)),
  };
}
