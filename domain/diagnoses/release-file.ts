import { isCode, withDot, withoutDot } from "./code.ts";

/** One line of a release: in the file of descriptions a code and its title, in the order file also whether it is a header. */
export type ReleaseLine =
  | { kind: "code"; code: string; title: string; isHeader: boolean | null }
  | { kind: "blank" }
  | { kind: "bad"; reason: string };

export const longestTitle = 300;
/** Order number 1–5, code 7–13, header 0 or billable 1 at 15, short title 17–76, long title from 78 on. */
const orderLine = /^\d{5} (\S{3,7}) *([01]) (.{60}) (.*)$/;
const describedLine = /^(\S+)\s*(.*)$/;

const bad = (reason: string): ReleaseLine => ({ kind: "bad", reason });

export function readReleaseLine(line: string): ReleaseLine {
  // A file that went through DOS may end in Ctrl-Z.
  const text = line.replaceAll("\u001a", "").trimEnd();
  if (text === "") return { kind: "blank" };
  const ordered = orderLine.exec(text);
  const described = ordered ? null : describedLine.exec(text);
  const [, written = "", flag = "", , long = ""] = ordered ?? [];
  const code = withoutDot(ordered ? written : (described?.[1] ?? ""));
  const title = (ordered ? long : (described?.[2] ?? "")).trim();
  if (!isCode(code)) return bad("It does not begin with an ICD-10-CM code.");
  if (title === "") return bad("It has a code and no title. Load the file with descriptions.");
  if (title.length > longestTitle) return bad(`Its title is longer than ${longestTitle} characters.`);
  if (/[\p{Cc}\p{Cf}\u{FFFD}]/u.test(title)) return bad("Its title has a character that cannot be shown.");
  return { kind: "code", code, title, isHeader: ordered ? flag === "0" : null };
}

export type ReleaseEntry = { title: string; isHeader: boolean };
export type BadLine = { line: number; reason: string };

/** Takes the lines of one file, in order, and answers what it says or every line that stands against it. */
export function makeReleaseReader() {
  const entries = new Map<string, { title: string; isHeader: boolean | null; line: number }>();
  const badLines: BadLine[] = [];
  return {
    take(line: number, text: string | undefined): void {
      if (text === undefined) {
        badLines.push({ line, reason: "It is longer than a line may be, or is no text." });
        return;
      }
      const read = readReleaseLine(text);
      if (read.kind === "blank") return;
      if (read.kind === "bad") {
        badLines.push({ line, reason: read.reason });
        return;
      }
      const { code, title, isHeader } = read;
      const earlier = entries.get(code);
      if (earlier)
        badLines.push({ line, reason: `${withDot(code)} stands on line ${earlier.line} already.` });
      else entries.set(code, { title, isHeader, line });
    },
    /** What is a header is said by the order file, and by codes that continue it in a file that says nothing. */
    end(): { entries: Map<string, ReleaseEntry>; badLines: BadLine[] } {
      const codes = [...entries.keys()].toSorted();
      for (const [index, code] of codes.entries()) {
        const entry = entries.get(code);
        if (!entry) continue;
        const hasBelow = codes[index + 1]?.startsWith(code) === true;
        if (entry.isHeader === false && hasBelow)
          badLines.push({ line: entry.line, reason: "It is marked as billable and has codes below it." });
        entry.isHeader ??= hasBelow;
      }
      return {
        entries: new Map(
          codes.flatMap((code) => {
            const entry = entries.get(code);
            return entry ? [[code, { title: entry.title, isHeader: entry.isHeader === true }] as const] : [];
          }),
        ),
        badLines: badLines.toSorted((a, b) => a.line - b.line),
      };
    },
  };
}
