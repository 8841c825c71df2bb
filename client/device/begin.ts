import { changeConnection } from "./connection.ts";
import { loadDevice } from "./room.ts";

/** A device that does not answer holds nobody up longer than this. */
const mostMilliseconds = 4000;

/**
 * Opens what this device keeps, before a screen that may find something there. A browser that keeps nothing, and a
 * server that does not answer, leave it closed: then what is typed stands on the screen and on the server alone.
 */
export async function openDevice(password?: string): Promise<void> {
  const opening = loadDevice().then((device) => device.beginDevice(password));
  const late = new Promise<void>((resolve) => setTimeout(resolve, mostMilliseconds));
  await Promise.race([
    opening.then(
      () => void sendSoon(),
      () => undefined,
    ),
    late,
  ]);
}

/** Sends what earlier pages left, and what waits, whenever the server answers again. */
export async function sendSoon(): Promise<void> {
  const device = await loadDevice().catch(() => undefined);
  if (!device) return;
  changeConnection({ isSending: true });
  const waiting = await device.sendDevice().finally(() => changeConnection({ isSending: false }));
  changeConnection({ waiting });
}
