import type { Ref } from "react";
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from "react-aria-components/Button";
import { type ButtonLook, buttonClassName } from "./button.tsx";
import { Icon } from "./icon.tsx";
import type { IconName } from "./icon-paths.ts";

export type IconButtonProps = Omit<AriaButtonProps, "children" | "className" | "style" | "aria-label"> &
  Pick<ButtonLook, "kind" | "size"> & {
    icon: IconName;
    ref?: Ref<HTMLButtonElement>;
    /** The command in words: it is all a screen reader has. */
    label: string;
  };

/** A command known by its icon, in a toolbar or a grid. */
export function IconButton({ icon, label, kind = "plain", size = "standard", ...rest }: IconButtonProps) {
  return (
    <AriaButton {...rest} aria-label={label} className={buttonClassName({ kind, size, isIconOnly: true })}>
      <Icon name={icon} />
    </AriaButton>
  );
}
