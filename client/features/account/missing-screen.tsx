import { EmptyState } from "#client/ui/empty-state.tsx";

export function MissingScreen() {
  return (
    <main id="content">
      <EmptyState heading="Nothing is here">Check the address, or go back.</EmptyState>
    </main>
  );
}
