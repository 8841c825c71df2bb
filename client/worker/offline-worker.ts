/*
 * Built into /worker.js by vite.config.ts, which puts the build's own files in the place of the two names below. It keeps
 * what the house is made of, under the hashes of one build, and nothing that was ever answered about anybody: /trpc and
 * /api pass it by.
 */
declare const plinthFiles: readonly string[];
declare const plinthBuild: string;

type Waiting = Event & { waitUntil: (work: Promise<unknown>) => void };
type Fetching = Event & { request: Request; respondWith: (answer: Promise<Response>) => void };
type Worker = {
  addEventListener: ((name: "install" | "activate", listener: (event: Waiting) => void) => void) &
    ((name: "fetch", listener: (event: Fetching) => void) => void);
  skipWaiting: () => Promise<void>;
  clients: { claim: () => Promise<void> };
};

const worker = globalThis as unknown as Worker;
const cacheName = `plinth-${plinthBuild}`;
/** The one page, whatever its address. */
const page = "/";

worker.addEventListener("install", (event) => {
  const keep = async () => {
    const cache = await caches.open(cacheName);
    await cache.addAll([page, ...plinthFiles]);
    await worker.skipWaiting();
  };
  event.waitUntil(keep());
});

worker.addEventListener("activate", (event) => {
  const begin = async () => {
    for (const name of await caches.keys()) if (name !== cacheName) await caches.delete(name);
    await worker.clients.claim();
  };
  event.waitUntil(begin());
});

worker.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== location.origin) return;
  if (request.mode === "navigate") {
    // A page is asked for anew whenever the server is there: a new build is opened at once.
    const open = async () => {
      try {
        return await fetch(request);
      } catch (error) {
        const kept = await caches.match(page);
        if (!kept) throw error;
        return kept;
      }
    };
    event.respondWith(open());
  } else if (url.pathname.startsWith("/assets/"))
    event.respondWith(caches.match(request).then((kept) => kept ?? fetch(request)));
});
