import type { ReactNode } from "react";
import styles from "./app-bar.module.css";
import { BrandMark } from "./brand-mark.tsx";

export type AppBarProps = {
  /** Links; the current one carries `aria-current="page"`. */
  nav?: ReactNode;
  /** Search, what waits, the person. */
  end?: ReactNode;
};

export function AppBar({ nav, end }: AppBarProps) {
  return (
    <header className={styles.bar}>
      <BrandMark />
      {nav && (
        <nav className={styles.nav} aria-label="Main">
          {nav}
        </nav>
      )}
      {end && <div className={styles.end}>{end}</div>}
    </header>
  );
}

/** The count beside a navigation word. */
export const NavCount = ({ children }: { children: number }) => (
  <span className={styles.count}>{children}</span>
);

/** A person: initials in a ring of linen, then the name. */
export function Person({ initials, name }: { initials: string; name: string }) {
  return (
    <span className={styles.person}>
      <span className={styles.face} aria-hidden="true">
        {initials}
      </span>
      {name}
    </span>
  );
}
