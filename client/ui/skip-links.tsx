import styles from "./skip-links.module.css";

export type SkipLinksProps = { links?: readonly { href: `#${string}`; label: string }[] };

const toContent = [{ href: "#content", label: "Skip to content" }] as const;

/** First in the tab order; shown when focused. */
export function SkipLinks({ links = toContent }: SkipLinksProps) {
  return (
    <nav className={styles.links} aria-label="Skip">
      {links.map((link) => (
        <a key={link.href} href={link.href} className={styles.link}>
          {link.label}
        </a>
      ))}
    </nav>
  );
}
