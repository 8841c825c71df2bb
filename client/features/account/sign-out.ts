import { sendSoon } from "#client/device/begin.ts";
import { connectionNow } from "#client/device/connection.ts";
import { loadDevice } from "#client/device/room.ts";
import { showToast } from "#client/ui/toast-queue.ts";
import { counted } from "#domain/units/counted.ts";

/** Ends the sign-in on the server and leaves nothing on the screen. Answers whether it ended. */
export async function signOut({ isDiscarding = false } = {}): Promise<boolean> {
  // What is typed and still waits would go with the sign-in.
  await sendSoon();
  const { waiting } = connectionNow();
  if (waiting > 0 && !isDiscarding) {
    showToast({
      text: "You are still signed in.",
      detail: `${counted(waiting, "change")} on this device could not be sent yet.`,
      action: { label: "Discard and sign out", onPress: () => void signOut({ isDiscarding: true }) },
    });
    return false;
  }
  try {
    await fetch("/api/auth/sign-out", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: "{}",
    });
  } catch {
    showToast({ text: "You are still signed in.", detail: "The server did not answer. Try again." });
    return false;
  }
  // The server's answer clears what the browser keeps; where a browser does not heed it, this does.
  await loadDevice()
    .then((device) => device.clearDevice())
    .catch(() => undefined);
  window.location.assign("/sign-in");
  return true;
}
