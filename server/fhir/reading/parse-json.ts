import { BrokenJson } from "./split-bundle.ts";

/** @throws BrokenJson for bytes that are not UTF-8, or text that is not JSON. */
export function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new BrokenJson("It is not UTF-8.");
  }
}

export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new BrokenJson("It is not JSON.");
  }
}

/**
 * Parses again with every measured number as the text its source wrote: "12.0" is not 12, and a decimal of twenty digits
 * stays one.
 */
export function parseWithDecimalText(text: string): unknown {
  // The third argument is the source text of a primitive (ECMAScript JSON.parse source text access).
  const reviver = (key: string, value: unknown, context?: { source?: string }): unknown =>
    typeof value === "number" && (key === "value" || key === "valueInteger")
      ? (context?.source ?? String(value))
      : value;
  try {
    return JSON.parse(text, reviver) as unknown;
  } catch {
    throw new BrokenJson("It is not JSON.");
  }
}
