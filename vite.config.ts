import { createHash } from "node:crypto";
import { cpSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import optimizeLocales from "@react-aria/optimize-locales-plugin";
import { tanstackRouter } from "@tanstack/router-plugin/vite";
import react from "@vitejs/plugin-react";
import { defineConfig, transformWithOxc, type UserConfig } from "vite";

/** `vite build` makes the client; `vite build --mode server` makes the two bundled programs of the server. */
export default defineConfig(({ mode }): UserConfig => (mode === "server" ? server : client));

const client: UserConfig = {
  root: "client",
  plugins: [
    // Paths are relative to the root above.
    tanstackRouter({
      target: "react",
      autoCodeSplitting: true,
      routesDirectory: "routes",
      generatedRouteTree: "routeTree.gen.ts",
      quoteStyle: "double",
    }),
    react(),
    {
      name: "plinth-offline-worker",
      async generateBundle(_options, bundle) {
        // Languages whose letters the interface does not use are fetched where a name needs them.
        const files = Object.keys(bundle)
          .filter(
            (name) => /\.(js|css|woff2|svg)$/.test(name) && !/cyrillic|greek|vietnamese|specimen/.test(name),
          )
          .toSorted();
        const build = createHash("sha256").update(files.join("\n")).digest("hex").slice(0, 16);
        const path = "client/worker/offline-worker.ts";
        const { code } = await transformWithOxc(readFileSync(path, "utf8"), path);
        this.emitFile({
          type: "asset",
          fileName: "worker.js",
          source: `const plinthFiles = ${JSON.stringify(files.map((name) => `/${name}`))};\nconst plinthBuild = "${build}";\n${code}`,
        });
      },
    },
    { ...optimizeLocales.vite({ locales: ["en-US", "es-ES"] }), enforce: "pre" },
  ],
  build: {
    outDir: "../dist/client",
    emptyOutDir: true,
    assetsInlineLimit: 0,
    sourcemap: false,
    manifest: true,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 900,
    rolldownOptions: {
      // What every screen needs comes as one file: smaller than it is in thirty, and asked for once.
      output: { codeSplitting: { groups: [{ name: "core", tags: ["$initial"] }] } },
    },
  },
};

const server: UserConfig = {
  ssr: {
    noExternal: true,
    external: ["better-sqlite3", "pg", "vite", "@fastify/middie", "@electric-sql/pglite"],
  },
  build: {
    ssr: true,
    outDir: "dist/server",
    emptyOutDir: true,
    target: "node22",
    minify: false,
    rollupOptions: {
      input: { main: resolve("server/main.ts"), cli: resolve("server/cli/cli.ts") },
      output: { entryFileNames: "[name].js", chunkFileNames: "[name]-[hash].js" },
    },
  },
  plugins: [
    {
      name: "plinth-migrations",
      closeBundle() {
        cpSync("db/migrations", "dist/server/migrations", { recursive: true });
      },
    },
  ],
};
