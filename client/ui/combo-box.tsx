import { type ReactNode, useState } from "react";
import {
  ComboBox as AriaComboBox,
  Button,
  Input,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
} from "react-aria-components/ComboBox";
import { classNames } from "./class-names.ts";
import combo from "./combo-box.module.css";
import styles from "./field.module.css";
import { FieldError, FieldHint } from "./field-error.tsx";
import type { FieldFrame } from "./field-frame.ts";
import { Icon } from "./icon.tsx";
import popover from "./popover.module.css";
import { useSteady } from "./use-steady.ts";

export type ComboItem = {
  id: string;
  /** What the box holds once chosen, and what a screen reader says. */
  text: string;
  /** Shown but not to be chosen, such as a header of a code family. */
  isDisabled?: boolean;
  /** Chosen, it goes on searching: the list stays, and the caller sets the next text. */
  leadsOn?: boolean;
};

export type ComboBoxProps<Item extends ComboItem> = FieldFrame & {
  items: readonly Item[];
  inputValue: string;
  /** Each change of the text; the caller searches and hands back `items`, already filtered. */
  onInputChange: (text: string) => void;
  onChoose: (item: Item) => void;
  renderItem?: (item: Item) => ReactNode;
  /** What stands under the list, for example "3 of 41 shown. Keep typing." */
  footer?: ReactNode;
  /** Said in an empty list. */
  emptyText?: string;
  isSearching?: boolean;
  isDisabled?: boolean;
  isRequired?: boolean;
  /** Keeps a text that was not chosen from the list, for what may be said in words and coded later. */
  isFreeTextAllowed?: boolean;
  placeholder?: string;
};

/** Search as one types; the server filters. */
export function ComboBox<Item extends ComboItem>(props: ComboBoxProps<Item>) {
  const { label, isLabelHidden, hint, items, inputValue, onInputChange, onChoose, renderItem, footer } =
    props;
  const error = useSteady(props.error);
  // A choice empties the box in most uses; that alone must not open the list again over what comes next.
  const [chosenText, setChosenText] = useState<string | null>(null);
  const isSpent = chosenText !== null;
  const { emptyText = "Nothing found. Try another word.", isSearching = false, placeholder } = props;
  return (
    <AriaComboBox
      items={isSpent ? [] : items}
      inputValue={inputValue}
      onInputChange={(text) => {
        if (text !== chosenText) setChosenText(null);
        onInputChange(text);
      }}
      onBlur={() => setChosenText(null)}
      selectedKey={null}
      onSelectionChange={(key) => {
        const chosen = items.find((item) => item.id === key);
        if (!chosen) return;
        if (!chosen.leadsOn) setChosenText(chosen.text);
        onChoose(chosen);
      }}
      disabledKeys={items.filter((item) => item.isDisabled).map((item) => item.id)}
      defaultFilter={() => true}
      allowsEmptyCollection={!isSpent}
      allowsCustomValue={props.isFreeTextAllowed !== false}
      isDisabled={props.isDisabled === true}
      isRequired={props.isRequired === true}
      isInvalid={error !== undefined}
      menuTrigger="input"
      className={classNames(styles.field)}
    >
      <Label className={isLabelHidden ? "visually-hidden" : classNames(styles.label)}>{label}</Label>
      <div className={styles.box}>
        <Input className={classNames(styles.input)} {...(placeholder ? { placeholder } : {})} />
        <Button className={classNames(combo.open)}>
          <Icon name={isSearching ? "sync" : "chev"} />
        </Button>
      </div>
      {hint && <FieldHint>{hint}</FieldHint>}
      {error && <FieldError>{error}</FieldError>}
      <Popover className={classNames(popover.popover)}>
        <ListBox<Item>
          className={classNames(popover.list)}
          dependencies={[inputValue, renderItem]}
          renderEmptyState={() => <div className={popover.none}>{isSearching ? "Searching" : emptyText}</div>}
        >
          {(item) => (
            <ListBoxItem id={item.id} textValue={item.text} className={classNames(popover.item)}>
              {renderItem ? renderItem(item) : item.text}
            </ListBoxItem>
          )}
        </ListBox>
        {footer && <div className={popover.foot}>{footer}</div>}
      </Popover>
    </AriaComboBox>
  );
}
