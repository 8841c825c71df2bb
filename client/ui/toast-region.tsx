import {
  UNSTABLE_ToastRegion as AriaToastRegion,
  Text,
  UNSTABLE_Toast as Toast,
  UNSTABLE_ToastContent as ToastContentBox,
} from "react-aria-components/Toast";
import { Button } from "./button.tsx";
import { classNames } from "./class-names.ts";
import { Icon } from "./icon.tsx";
import { IconButton } from "./icon-button.tsx";
import { toastQueue } from "./toast-queue.ts";
import styles from "./toast-region.module.css";

/** The toasts on the screen. A failed save is never only a toast. */
export function ToastRegion() {
  return (
    <AriaToastRegion queue={toastQueue} aria-label="Notices" className={classNames(styles.region)}>
      {({ toast }) => {
        const { text, detail, icon, tone, action } = toast.content;
        return (
          <Toast toast={toast} className={classNames(styles.toast)}>
            {icon && <Icon name={icon} {...(tone ? { tone } : {})} />}
            <ToastContentBox className={classNames(styles.words)}>
              <Text slot="title" className={classNames(styles.title)}>
                {text}
              </Text>
              {detail && <span> {detail}</span>}
            </ToastContentBox>
            {action && (
              <Button
                size="small"
                icon={action.label === "Undo" ? "undo" : "right"}
                {...(action.keyHint ? { keyHint: action.keyHint } : {})}
                onPress={() => {
                  action.onPress();
                  toastQueue.close(toast.key);
                }}
              >
                {action.label}
              </Button>
            )}
            <IconButton slot="close" icon="x" label="Close this notice" kind="quiet" size="small" />
          </Toast>
        );
      }}
    </AriaToastRegion>
  );
}
