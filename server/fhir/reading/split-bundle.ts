/** What stands around the entries of a bundle, with a 0 for each of them; or the whole text of a single resource. */
export type Splitter = {
  /** Answers `array` when the root is one: that is JSON, and no FHIR. */
  push: (chunk: Uint8Array) => "object" | "array";
  end: () => Buffer;
};
export type ElementSink = {
  element: (bytes: Buffer) => void;
  /** An entry larger than one resource may be; the rest is read on. */
  oversized: () => void;
};

/** Text that is no JSON, or not of the shape that is read. */
export class BrokenJson extends Error {
  override readonly name = "BrokenJson";
}

const quote = 0x22;
const backslash = 0x5c;
const [openBrace, closeBrace, openBracket, closeBracket] = [0x7b, 0x7d, 0x5b, 0x5d];
const [comma, colon] = [0x2c, 0x3a];
const deepest = 200;
const entryKey = Buffer.from("entry");

/**
 * Takes the objects of the root's `entry` array out of a stream of JSON, one at a time, so that a bundle of any size is
 * read in the memory of its largest resource. Grammar is checked later, by parsing each part.
 */
export function splitBundle(sink: ElementSink, mostBytes: number): Splitter {
  let depth = 0;
  let isInString = false;
  let isEscaped = false;
  let hasEnded = false;
  /** Between `{` or `,` and `:` of the root object. */
  let isAtKey = false;
  let key: number[] = [];
  let isEntryValue = false;
  let isInEntries = false;
  const shell = collector(mostBytes);
  const element = collector(mostBytes);
  let isInElement = false;
  let isElementTooLarge = false;

  function structural(byte: number): void {
    if (byte === openBrace || byte === openBracket) {
      depth += 1;
      if (depth > deepest) throw new BrokenJson("It nests too deep.");
      if (depth === 1) isAtKey = true;
      else if (depth === 2 && isEntryValue && byte === openBracket) isInEntries = true;
      else if (depth === 3 && isInEntries && byte === openBrace) isInElement = true;
    } else if (byte === closeBrace || byte === closeBracket) {
      depth -= 1;
      if (depth === 1) isInEntries = false;
      if (depth === 0) hasEnded = true;
    } else if (depth === 1 && byte === colon) {
      isAtKey = false;
      isEntryValue = Buffer.from(key).equals(entryKey);
    } else if (depth === 1 && byte === comma) {
      isAtKey = true;
      key = [];
      isEntryValue = false;
    }
  }

  function flush(chunk: Uint8Array, from: number, to: number): void {
    if (from >= to) return;
    if (!isInElement) {
      if (!shell.add(chunk.subarray(from, to)))
        throw new BrokenJson("It is larger than one resource may be.");
    } else if (!isElementTooLarge && !element.add(chunk.subarray(from, to))) {
      isElementTooLarge = true;
      element.take();
    }
  }

  function endElement(): void {
    if (isElementTooLarge) sink.oversized();
    else sink.element(element.take());
    isInElement = false;
    isElementTooLarge = false;
    if (!shell.add(Buffer.from("0"))) throw new BrokenJson("It has too many entries.");
  }

  return {
    push(chunk) {
      let from = 0;
      for (let index = 0; index < chunk.length; index += 1) {
        const byte = chunk[index] ?? 0;
        if (isInString) {
          if (isEscaped) isEscaped = false;
          else if (byte === backslash) isEscaped = true;
          else if (byte === quote) isInString = false;
          if (isAtKey && depth === 1 && isInString && key.length < 16) key.push(byte);
          continue;
        }
        if (byte === quote && depth > 0) {
          isInString = true;
          continue;
        }
        if (byte <= 0x20) continue;
        if (hasEnded) throw new BrokenJson("Something follows its end.");
        if (depth === 0 && byte === openBracket) return "array";
        if (depth === 0 && byte !== openBrace) throw new BrokenJson("It is not JSON.");
        const wasInElement = isInElement;
        if (byte === openBrace && depth === 2 && isInEntries) {
          flush(chunk, from, index);
          from = index;
        }
        structural(byte);
        if (wasInElement && depth === 2) {
          flush(chunk, from, index + 1);
          from = index + 1;
          endElement();
        }
      }
      flush(chunk, from, chunk.length);
      return "object";
    },
    end() {
      if (!hasEnded) throw new BrokenJson("It ends before its JSON does.");
      return shell.take();
    },
  };
}

/** Copies pieces, because a stream may use its chunk again. */
function collector(mostBytes: number) {
  let pieces: Buffer[] = [];
  let bytes = 0;
  return {
    add(piece: Uint8Array): boolean {
      bytes += piece.length;
      if (bytes > mostBytes) return false;
      pieces.push(Buffer.from(piece));
      return true;
    },
    take(): Buffer {
      const whole = Buffer.concat(pieces);
      pieces = [];
      bytes = 0;
      return whole;
    },
  };
}
