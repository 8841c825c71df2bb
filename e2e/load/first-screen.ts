import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

type Chunk = { file: string; isEntry?: boolean; imports?: string[] };

const readManifest = (clientFolder: string) =>
  JSON.parse(readFileSync(join(clientFolder, ".vite", "manifest.json"), "utf8")) as Record<string, Chunk>;

/** The route files of every screen: its own, and those it stands in. */
export function screensOf(clientFolder: string): string[][] {
  const files = Object.keys(readManifest(clientFolder)).flatMap(
    (key) => /^(routes\/.+)\?/.exec(key)?.[1] ?? [],
  );
  const routes = [...new Set(files)];
  return routes.map((route) =>
    routes.filter((other) => {
      const within = other.replace(/\.tsx$/, "");
      return other === route || route.startsWith(`${within}/`) || route.startsWith(`${within}.`);
    }),
  );
}

/** Gzipped kilobytes of every script a screen of these route files needs before it shows, each counted once. */
export function firstScreenKilobytes(clientFolder: string, routes: readonly string[]): number {
  const manifest = readManifest(clientFolder);
  const files = new Set<string>();
  const add = (key: string): void => {
    const chunk = manifest[key];
    if (!chunk) throw new Error(`The manifest names no ${key}`);
    if (files.has(chunk.file)) return;
    files.add(chunk.file);
    for (const imported of chunk.imports ?? []) add(imported);
  };
  for (const [key, chunk] of Object.entries(manifest)) if (chunk.isEntry) add(key);
  for (const route of routes) {
    const split = Object.keys(manifest).filter((key) => key.startsWith(`${route}?`));
    if (split.length === 0) throw new Error(`The manifest names no chunk of ${route}`);
    for (const key of split) add(key);
  }
  const bytes = [...files]
    .filter((file) => file.endsWith(".js"))
    .reduce((sum, file) => sum + gzipSync(readFileSync(join(clientFolder, file))).length, 0);
  return bytes / 1000;
}
