import { type ReactNode, useRef, useState } from "react";
import { Button } from "./button.tsx";
import { Icon } from "./icon.tsx";
import { IconButton } from "./icon-button.tsx";
import type { IconName } from "./icon-paths.ts";
import styles from "./menu-button.module.css";
import { part, useAhead } from "./part.tsx";

export type MenuCommand = {
  id: string;
  label: string;
  icon?: IconName;
  keyHint?: string;
  isDisabled?: boolean;
  /** Commands of one section stand together under its name. */
  section?: string;
  onChoose: () => void;
};

export type MenuButtonProps = {
  label: string;
  commands: readonly MenuCommand[];
  /** What the button shows; without it the button is the three dots named by `label`. */
  children?: ReactNode;
  kind?: "plain" | "quiet" | "hold";
  size?: "standard" | "small" | "large";
  /** In a grid that moves by arrows: its cell, and whether Tab stops at it now. */
  cell?: { "data-cell": string; excludeFromTabOrder: boolean; onFocus: () => void };
};

const MenuList = part(() => import("./menu-list.tsx").then(({ MenuList }) => MenuList));

export function MenuButton({
  label,
  commands,
  children,
  kind = "plain",
  size = "standard",
  cell,
}: MenuButtonProps) {
  const [isOpen, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  useAhead(MenuList);
  const face = {
    ...cell,
    ref: button,
    kind,
    size,
    "aria-haspopup": "menu",
    "aria-expanded": isOpen,
    onPress: () => setOpen(true),
    onKeyDown: (event: { key: string; continuePropagation: () => void }) => {
      if (event.key === "ArrowDown" || event.key === "ArrowUp") setOpen(true);
      else event.continuePropagation();
    },
  } as const;
  return (
    <>
      {children === undefined ? (
        <IconButton {...face} icon="more" label={label} />
      ) : (
        <Button {...face} aria-label={label}>
          <span className={styles.face}>
            {children}
            <Icon name="chev" />
          </span>
        </Button>
      )}
      {isOpen && (
        <MenuList label={label} commands={commands} trigger={button} isOpen onClose={() => setOpen(false)} />
      )}
    </>
  );
}
