/**
 * What comes with the house does not change while somebody works: the catalog of codes, the built-in protocols, whether
 * it was set up. A clinic's own protocols and exercises do, and every search that finds them is read again.
 */
const stillRouters = new Set(["diagnoses", "setup"]);
const stillQueries = new Set(["protocols.list"]);

/** Whether a read keeps its answer when a change is told. */
export function isStill(queryKey: readonly unknown[]): boolean {
  const path = queryKey[0];
  if (!Array.isArray(path) || typeof path[0] !== "string") return false;
  return stillRouters.has(path[0]) || stillQueries.has(path.join("."));
}
