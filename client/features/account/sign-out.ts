import { showToast } from "#client/ui/toast-queue.ts";

/** Ends the sign-in on the server and leaves nothing on the screen. Answers whether it ended. */
export async function signOut(): Promise<boolean> {
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
  window.location.assign("/sign-in");
  return true;
}
