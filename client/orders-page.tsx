import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import styles from "./orders-page.module.css";
import { buttonClassName } from "./ui/button.tsx";

/** Tests and procedures of a patient on one screen; what is written belongs to the episode named at its head. */
export function OrdersPage({
  patientId,
  episodeId,
  episodes,
  children,
}: {
  patientId: string;
  episodeId: string | null;
  episodes: readonly { episodeId: string; title: string }[];
  children: ReactNode;
}) {
  const episode = episodes.find((one) => one.episodeId === episodeId);
  return (
    <main id="content" className={styles.page}>
      <header className={styles.head}>
        <h2>Tests and procedures</h2>
        <span className={styles.sub}>
          {episode ? `New ones belong to: ${episode.title}` : "A signed consultation opens the first episode"}
        </span>
        {episodes.length > 1 ? (
          <nav aria-label="Episodes" className={styles.episodes}>
            {episodes.map((one) => (
              <Link
                key={one.episodeId}
                to="/patients/$patientId/orders"
                params={{ patientId }}
                search={{ episodeId: one.episodeId }}
                {...(one.episodeId === episodeId ? { "aria-current": "true" as const } : {})}
              >
                {one.title}
              </Link>
            ))}
          </nav>
        ) : null}
        <Link
          className={buttonClassName({ size: "small" })}
          to="/patients/$patientId"
          params={{ patientId }}
          search={episodeId ? { episodeId } : {}}
        >
          Chart
        </Link>
      </header>
      {children}
    </main>
  );
}
