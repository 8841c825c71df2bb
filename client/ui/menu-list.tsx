import type { RefObject } from "react";
import { Header, Menu, MenuItem, MenuSection, Popover } from "react-aria-components/Menu";
import { classNames } from "./class-names.ts";
import { Icon } from "./icon.tsx";
import { KeyHint } from "./key-hint.tsx";
import type { MenuCommand } from "./menu-button.tsx";
import popover from "./popover.module.css";

export type MenuListProps = {
  label: string;
  commands: readonly MenuCommand[];
  trigger: RefObject<HTMLButtonElement | null>;
  isOpen: boolean;
  onClose: () => void;
};

/** A menu that opens takes focus, as the pattern asks; the rule against autofocus speaks of pages. */
const opensOnFirst = { autoFocus: "first" } as const;

/** The open list of a menu button; apart from it because positioning and lists weigh more than the rest of the first screen's parts. */
export function MenuList({ label, commands, trigger, isOpen, onClose }: MenuListProps) {
  const sections = [...new Set(commands.map((command) => command.section))];
  return (
    <Popover
      trigger="MenuTrigger"
      triggerRef={trigger}
      isOpen={isOpen}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      placement="bottom end"
      className={classNames(popover.popover)}
    >
      <Menu
        aria-label={label}
        {...opensOnFirst}
        onClose={onClose}
        className={classNames(popover.list)}
        disabledKeys={commands.filter((command) => command.isDisabled).map((command) => command.id)}
        onAction={(key) => commands.find((command) => command.id === key)?.onChoose()}
      >
        {sections.map((section) =>
          section === undefined ? (
            commands.filter((command) => command.section === undefined).map(item)
          ) : (
            <MenuSection key={section} aria-label={section}>
              <Header className={classNames(popover.head)}>{section}</Header>
              {commands.filter((command) => command.section === section).map(item)}
            </MenuSection>
          ),
        )}
      </Menu>
    </Popover>
  );
}

const item = (command: MenuCommand) => (
  <MenuItem key={command.id} id={command.id} textValue={command.label} className={classNames(popover.item)}>
    {command.icon && <Icon name={command.icon} />}
    <span className={popover.grow}>{command.label}</span>
    {command.keyHint && <KeyHint keys={command.keyHint} />}
  </MenuItem>
);
