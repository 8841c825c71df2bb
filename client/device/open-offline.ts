/** Once the first screen is quiet. */
const quietMilliseconds = 4000;

/** Keeps the house itself on this device, so that it opens without a connection; for whoever has a day to work on. */
export function openOffline(): () => void {
  const wait = setTimeout(() => {
    if (!import.meta.env.PROD || !("serviceWorker" in navigator)) return;
    // A browser that does not keep it opens as before, with a connection.
    void navigator.serviceWorker.register("/worker.js").catch(() => undefined);
  }, quietMilliseconds);
  return () => clearTimeout(wait);
}
