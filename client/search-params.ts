/*
 * What an address says beside its path, read without a schema library: every first screen loads all addresses, and would
 * load the library with them.
 */

/** Reads one value of an address; throws a sentence where it cannot be. */
type Read<Value> = (value: unknown) => Value;

const cannotBe = "This address cannot be read. Open the page from its list.";
const mostCharacters = 80;

/** A reference or a word, at most 80 characters; a number in an address is text too. */
export const textParam: Read<string> = (value) => {
  const read = String(value);
  if (read.length > mostCharacters) throw new Error(cannotBe);
  return read;
};

export const numberParam: Read<number> = (value) => {
  const read = Number(value);
  if (!Number.isFinite(read)) throw new Error(cannotBe);
  return read;
};

export const dayParam: Read<string> = (value) => {
  if (typeof value !== "string" || !/^\d{4}-\d{2}-\d{2}$/.test(value)) throw new Error(cannotBe);
  return value;
};

export const oneOf =
  <const Choices extends readonly string[]>(choices: Choices): Read<Choices[number]> =>
  (value) => {
    const found = choices.find((choice) => choice === value);
    if (found === undefined) throw new Error(cannotBe);
    return found;
  };

export const optionalParam =
  <Value>(read: Read<Value>): Read<Value | undefined> =>
  (value) =>
    value === undefined ? undefined : read(value);

type Shape = Readonly<Record<string, Read<unknown>>>;
type OptionalKeys<S extends Shape> = {
  [Key in keyof S]: undefined extends ReturnType<S[Key]> ? Key : never;
}[keyof S];
type Params<S extends Shape> = {
  [Key in Exclude<keyof S, OptionalKeys<S>>]: ReturnType<S[Key]>;
} & { [Key in OptionalKeys<S>]?: ReturnType<S[Key]> };

/** Reads the named values of an address and leaves out the rest, for `validateSearch`. */
export const searchParams =
  <S extends Shape>(shape: S) =>
  (search: Record<string, unknown>): Params<S> =>
    Object.fromEntries(
      Object.entries(shape).flatMap(([name, read]) => {
        const value = read(search[name]);
        return value === undefined ? [] : [[name, value]];
      }),
    ) as Params<S>;
