import type { ReactNode, Ref } from "react";
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from "react-aria-components/Button";
import styles from "./button.module.css";
import { classNames } from "./class-names.ts";
import { Icon } from "./icon.tsx";
import type { IconName } from "./icon-paths.ts";
import { KeyHint } from "./key-hint.tsx";

export type ButtonLook = {
  /** `main` is the one ink button of a surface; `hold` carries the safety edge. */
  kind?: "main" | "plain" | "quiet" | "hold";
  size?: "standard" | "small" | "large";
  isIconOnly?: boolean;
  isFullWidth?: boolean;
};

/** The look of a button, also for a link that stands among buttons. */
export const buttonClassName = ({
  kind = "plain",
  size = "standard",
  isIconOnly = false,
  isFullWidth = false,
}: ButtonLook = {}): string =>
  classNames(
    styles.button,
    styles[kind],
    size !== "standard" && styles[size],
    isIconOnly && styles.iconOnly,
    isFullWidth && styles.full,
  );

export type ButtonProps = Omit<AriaButtonProps, "children" | "className" | "style"> &
  Omit<ButtonLook, "isIconOnly"> & {
    children: ReactNode;
    icon?: IconName;
    /** The key that does the same, for example "A" or "Ctrl+Enter". */
    keyHint?: string;
    ref?: Ref<HTMLButtonElement>;
    /** Said and shown while pending; the label stays otherwise. */
    pendingLabel?: string;
  };

/** A command. While pending it keeps focus and its place and cannot be pressed again. */
export function Button({
  children,
  kind = "plain",
  size = "standard",
  isFullWidth = false,
  icon,
  keyHint,
  pendingLabel,
  ...rest
}: ButtonProps) {
  const isPending = rest.isPending === true;
  const shown: IconName | undefined = isPending
    ? "sync"
    : (icon ?? (kind === "hold" ? "octagon" : undefined));
  return (
    <AriaButton {...rest} className={buttonClassName({ kind, size, isFullWidth })}>
      {shown && <Icon name={shown} {...(shown === "octagon" ? { tone: "urgent", isSolid: true } : {})} />}
      <span className={styles.label}>{isPending ? (pendingLabel ?? children) : children}</span>
      {keyHint && <KeyHint keys={keyHint} />}
    </AriaButton>
  );
}
