import { type PrescriptionContent, prescriptionContentSchema } from "#domain/prescriptions/prescription.ts";
import { type KeyedList, keyedLists, setAt, valueAt } from "./edits.ts";

type Problem = { field: string; words: string };
type Path = readonly string[];

/** Each round can bring to light what the one before hid; a draft needs no more than a few. */
const mostRounds = 16;

/**
 * A draft as far as it can be read. Each value that its own field refuses is told and put aside: what stood there in
 * `before` takes its place, or nothing. So one bad value hides no other problem, neither another field's own nor a rule's
 * between fields.
 */
export type ReadableDraft = {
  /** Undefined where the order as a whole cannot be read yet. */
  content: PrescriptionContent | undefined;
  /** Nothing was put aside: this is the draft as it was written. */
  isWhole: boolean;
  problems: Problem[];
  /** The field of the draft that a field of `content` is; undefined where something was put in its place. */
  fieldOf: (field: string) => string | undefined;
};

/** @param before the version in force, else the draft as it was begun. */
export function readDraft(draft: PrescriptionContent, before: PrescriptionContent): ReadableDraft {
  const problems: Problem[] = [];
  const aside = new Aside();
  let content: PrescriptionContent = draft;
  for (let round = 0; round < mostRounds; round += 1) {
    const parsed = prescriptionContentSchema.safeParse(content);
    const fieldOf = fieldsOf(draft, content, aside);
    if (parsed.success) return { content, isWhole: aside.isEmpty, problems, fieldOf };
    const paths = parsed.error.issues.map(({ path, message }) => {
      const field = fieldOf(path.join("."));
      if (field !== undefined) tell(problems, { field, words: message });
      return keyedPath(content, path.map(String));
    });
    const next = paths.reduce((standing, path) => {
      const narrowest = aside.next(path);
      if (!narrowest) return standing;
      // What stood there before may be refused as well; then nothing takes its place.
      const value = aside.put(narrowest) === "first" ? valueAt(before, narrowest) : undefined;
      return setAt(standing, narrowest, value);
    }, content);
    if (next === content) break;
    content = next;
  }
  return { content: undefined, isWhole: false, problems, fieldOf: () => undefined };
}

function tell(problems: Problem[], problem: Problem): void {
  if (!problems.some(({ field, words }) => field === problem.field && words === problem.words))
    problems.push(problem);
}

const isKeyedList = (field: string): field is KeyedList => Object.hasOwn(keyedLists, field);
type Entry = Record<string, unknown>;

/** The place of an entry in its list, as the key it is known by. */
function keyedPath(content: PrescriptionContent, path: Path): Path {
  const [list = "", place, ...rest] = path;
  if (!isKeyedList(list) || place === undefined) return path;
  const entry = content[list]?.[Number(place)] as Entry | undefined;
  return entry ? [list, String(entry[keyedLists[list]]), ...rest] : [list];
}

/** What was put aside so far, and how often: once for what stood there before, twice for nothing. */
class Aside {
  readonly #puts = new Map<string, { path: Path; count: number }>();

  get isEmpty(): boolean {
    return this.#puts.size === 0;
  }

  put(path: Path): "first" | "again" {
    const key = path.join("\n");
    const count = (this.#puts.get(key)?.count ?? 0) + 1;
    this.#puts.set(key, { path, count });
    return count === 1 ? "first" : "again";
  }

  /**
   * The narrowest part around a refused value that was not put aside for good: itself, then what it stands in, up to the
   * entry of its list or the field of the order. A list without keys is one value: a place in it says nothing once
   * another entry is gone.
   */
  next(path: Path): Path | undefined {
    const isKeyed = isKeyedList(path[0] ?? "");
    const [narrowest, widest] = isKeyed ? [path.length, 2] : [1, 1];
    for (let length = narrowest; length >= widest; length -= 1) {
      const part = path.slice(0, length);
      if (part.length === length && (this.#puts.get(part.join("\n"))?.count ?? 0) < 2) return part;
    }
    return undefined;
  }

  /** Whether what stands at a field, or a part of it below its entry, is something put in its place. */
  has(path: Path): boolean {
    return [...this.#puts.values()].some(
      (one) =>
        (one.path.length <= path.length || path.length > 2) &&
        one.path.slice(0, path.length).every((step, index) => path[index] === step),
    );
  }
}

/** Entries are known by their key, since others of their list may be left out. */
function fieldsOf(draft: PrescriptionContent, content: PrescriptionContent, aside: Aside) {
  return (field: string): string | undefined => {
    const path = keyedPath(content, field.split("."));
    if (aside.has(path)) return undefined;
    const [list = "", key, ...rest] = path;
    if (!isKeyedList(list) || key === undefined) return field;
    const place = (draft[list] ?? []).findIndex((entry: Entry) => String(entry[keyedLists[list]]) === key);
    return place < 0 ? undefined : [list, place, ...rest].join(".");
  };
}
