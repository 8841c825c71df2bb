import { useState } from "react";
import { useOwnZone } from "#client/clinic-zone.ts";
import { formatMoment, zoneWord } from "#client/format/times.ts";
import { Button } from "#client/ui/button.tsx";
import { Strip } from "#client/ui/strip.tsx";
import { TextField } from "#client/ui/text-field.tsx";
import styles from "./staff-screen.module.css";

export type OneTimeLink = { name: string; path: string; expiresAt: number };

/** There is no mail server: the admin hands the link over. It is shown once and kept nowhere. */
export function OneTimeLinkStrip({ link, onClose }: { link: OneTimeLink; onClose: () => void }) {
  const zone = useOwnZone();
  const [copied, setCopied] = useState<"yes" | "no" | null>(null);
  const address = `${window.location.origin}${link.path}`;
  const copy = () =>
    navigator.clipboard.writeText(address).then(
      () => setCopied("yes"),
      () => setCopied("no"),
    );
  return (
    <Strip tone="info" role="status" actions={<Button onPress={onClose}>Done</Button>}>
      <div className={styles.link}>
        <p>
          Give this link to {link.name} yourself. It works once, until {formatMoment(link.expiresAt, zone)}{" "}
          {zoneWord(zone)}, and is not shown again.
        </p>
        <div className={styles.address}>
          <TextField label="One-time link" isLabelHidden value={address} isReadOnly />
          <Button onPress={() => void copy()}>{copied === "yes" ? "Copied" : "Copy link"}</Button>
        </div>
        {copied === "no" ? <p>This browser does not allow copying. Select the link and copy it.</p> : null}
      </div>
    </Strip>
  );
}
