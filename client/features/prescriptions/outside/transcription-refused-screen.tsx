import { Button } from "#client/ui/button.tsx";
import { EmptyState } from "#client/ui/empty-state.tsx";
import styles from "../phases/start-screen.module.css";

/** An address that leads to a transcription where none may be: why, and the way back. */
export function TranscriptionRefusedScreen({ words, onClose }: { words: string; onClose: () => void }) {
  return (
    <main id="content" className={styles.page}>
      <EmptyState
        heading="No outside order is transcribed here"
        action={<Button onPress={onClose}>Back to the chart</Button>}
      >
        {words}
      </EmptyState>
    </main>
  );
}
