/** `Type/id` out of a relative or absolute reference, with or without a version. */
const restful =
  /^(?:https?:\/\/[^\s?#]+\/)?([A-Z][A-Za-z]{1,63})\/([A-Za-z0-9\-.]{1,64})(?:\/_history\/[^/]+)?$/;
const urn = /^urn:(?:uuid|oid):([A-Za-z0-9\-.]{1,64})$/;

/**
 * The `Type/id` a reference means, or nothing. `urn:` references are resolved by the fullUrls of their bundle; one that
 * points outside of it is taken for the id of the expected type, as exports that split a bundle into files write it.
 */
export function resolveReference(
  reference: string | undefined,
  expectedType: string,
  fullUrls: ReadonlyMap<string, string>,
): string | undefined {
  if (reference === undefined) return undefined;
  const listed = fullUrls.get(reference);
  if (listed !== undefined) return listed;
  const [, type, id] = restful.exec(reference) ?? [];
  if (type !== undefined && id !== undefined) return `${type}/${id}`;
  const [, bare] = urn.exec(reference) ?? [];
  return bare === undefined ? undefined : `${expectedType}/${bare}`;
}
