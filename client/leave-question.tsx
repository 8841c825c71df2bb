import { useBlocker } from "@tanstack/react-router";
import { Button } from "./ui/button.tsx";
import { Dialog } from "./ui/dialog.tsx";

/** Asks before another page is opened over what was typed here and is kept nowhere else. */
export function LeaveQuestion({ isTyped, what }: { isTyped: boolean; what: string }) {
  const leaving = useBlocker({
    shouldBlockFn: ({ current, next }) => isTyped && current.pathname !== next.pathname,
    // The end of a sign-in leads away at once, and must not be held up by a question.
    enableBeforeUnload: false,
    withResolver: true,
  });
  if (leaving.status !== "blocked") return null;
  return (
    <Dialog
      isOpen
      onClose={leaving.reset}
      heading={`${what} is not saved`}
      footer={
        <>
          <Button onPress={leaving.proceed}>Leave without saving</Button>
          <Button kind="main" onPress={leaving.reset}>
            Stay and go on
          </Button>
        </>
      }
    >
      <p>What you typed is kept nowhere else. Leave, and it is gone.</p>
    </Dialog>
  );
}
