import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useParams } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { formatStopwatch } from "./format/durations.ts";
import { formatName, initials, nameParts } from "./format/names.ts";
import { useNamesHidden } from "./names-hidden.ts";
import styles from "./open-sessions.module.css";
import { trpc } from "./trpc.ts";
import { Icon } from "./ui/icon.tsx";

/** Reached by Alt and a digit. */
const mostByKey = 4;

/**
 * A therapist's sessions of today that are open, from any screen: one press or Alt with its number goes there. The
 * name is said aloud when another patient stands on the screen, since two sheets look alike.
 */
export function OpenSessions() {
  const { data } = useQuery(trpc.sessions.open.queryOptions());
  const { sessionId: shownId } = useParams({ strict: false });
  const navigate = useNavigate();
  const areNamesHidden = useNamesHidden();
  const list = data?.list ?? [];
  const now = useTicking(
    data?.now ?? 0,
    list.some(({ timerStartedAt }) => timerStartedAt !== null),
  );
  const shown = list.find(({ sessionId }) => sessionId === shownId);
  const ids = list.map(({ sessionId }) => sessionId).join(" ");
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const sessionId = ids.split(" ")[Number(event.key) - 1];
      if (!event.altKey || event.ctrlKey || event.metaKey || event.repeat || !/^[1-4]$/.test(event.key))
        return;
      if (!sessionId) return;
      event.preventDefault();
      void navigate({ to: "/sessions/$sessionId", params: { sessionId }, resetScroll: false });
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [ids, navigate]);
  return (
    <>
      <span role="status" className="visually-hidden">
        {shown && list.length > 1 ? `Session of ${formatName(shown)}` : ""}
      </span>
      {list.length === 0 || (list.length === 1 && shown) ? null : (
        <ul className={styles.list} aria-label="Open sessions">
          {list.map((session, index) => (
            <li key={session.sessionId}>
              <Link
                to="/sessions/$sessionId"
                params={{ sessionId: session.sessionId }}
                resetScroll={false}
                className={styles.session}
                {...(index < mostByKey
                  ? { title: `Alt+${index + 1}`, "aria-keyshortcuts": `Alt+${index + 1}` }
                  : {})}
                activeProps={{ "aria-current": "page" }}
              >
                {session.timerStartedAt === null ? null : <Icon name="timer" size={14} />}
                <span>{areNamesHidden ? initials(session) : nameParts(session).family}</span>
                {session.timerStartedAt === null ? null : (
                  <span className={styles.clock}>{formatStopwatch(now - session.timerStartedAt)}</span>
                )}
              </Link>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

/** The server's clock as it was told, going on here once a second while a timer runs. */
function useTicking(toldNow: number, runs: boolean): number {
  const [at, setAt] = useState(toldNow);
  useEffect(() => {
    if (!runs) return undefined;
    const ahead = toldNow - Date.now();
    const timer = setInterval(() => setAt(Date.now() + ahead), 1000);
    return () => clearInterval(timer);
  }, [runs, toldNow]);
  return Math.max(at, toldNow);
}
