import { type ReactNode, useEffect, useRef, useState } from "react";
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from "react-aria-components/Modal";
import { classNames } from "./class-names.ts";
import styles from "./dialog.module.css";

export type DialogProps = {
  isOpen: boolean;
  onClose: () => void;
  heading: string;
  children: ReactNode;
  /** The patient band, repeated where something is signed. */
  band?: ReactNode;
  /** Buttons: the quiet way back first, the one ink button last. */
  footer: ReactNode;
  /** Nothing half-done may be lost by a stray press: only the buttons and Esc close it. */
  isKeptOnOutsidePress?: boolean;
  /** For a text that is read whole before it is signed. */
  isWide?: boolean;
};

/** The one dialog: what is signed, whose it is, and that it is you. */
export function Dialog({
  isOpen,
  onClose,
  heading,
  children,
  band,
  footer,
  isKeptOnOutsidePress = true,
  isWide = false,
}: DialogProps) {
  return (
    <ModalOverlay
      isOpen={isOpen}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      isDismissable={!isKeptOnOutsidePress}
      className={classNames(styles.overlay)}
    >
      <Modal className={classNames(styles.modal, isWide && styles.wide)}>
        <AriaDialog className={classNames(styles.dialog)}>
          {band}
          <DialogBody>
            <Heading slot="title" className={classNames(styles.heading)}>
              {heading}
            </Heading>
            {children}
          </DialogBody>
          <footer className={styles.footer}>{footer}</footer>
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}

/** The first field takes focus, so that confirming needs no extra key; without one the dialog itself does. */
function DialogBody({ children }: { children: ReactNode }) {
  const body = useRef<HTMLDivElement>(null);
  const [isLong, setLong] = useState(false);
  useEffect(() => {
    const { current } = body;
    current?.querySelector<HTMLElement>("input:not([disabled]), textarea, select")?.focus();
    if (current) setLong(current.scrollHeight > current.clientHeight);
  }, []);
  return (
    // What is longer than the screen is read by keys too: it takes focus, and then the arrows scroll it.
    <div ref={body} className={styles.body} {...(isLong ? { tabIndex: 0 } : {})}>
      {children}
    </div>
  );
}
