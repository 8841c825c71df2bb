import type { ReactNode } from "react";
import { Tabs as AriaTabs, Tab, TabList, TabPanel } from "react-aria-components/Tabs";
import { classNames } from "./class-names.ts";
import styles from "./tabs.module.css";

export type TabItem<Id extends string> = {
  id: Id;
  label: string;
  /** The number of rows behind the tab. */
  count?: number;
  panel?: ReactNode;
};

export type TabsProps<Id extends string> = {
  /** What the tabs divide, for a screen reader. */
  label: string;
  selected: Id;
  onSelect: (id: Id) => void;
  tabs: readonly TabItem<Id>[];
  /** One panel for all tabs, where they filter one list. */
  children?: ReactNode;
};

/** Counts stand in the tabs, above the list they filter. */
export function Tabs<Id extends string>({ label, selected, onSelect, tabs, children }: TabsProps<Id>) {
  return (
    <AriaTabs
      selectedKey={selected}
      onSelectionChange={(key) => {
        const chosen = tabs.find((tab) => tab.id === key);
        if (chosen) onSelect(chosen.id);
      }}
      className={classNames(styles.tabs)}
    >
      <TabList aria-label={label} className={classNames(styles.list)}>
        {tabs.map((tab) => (
          <Tab key={tab.id} id={tab.id} className={classNames(styles.tab)}>
            {tab.label}
            {tab.count !== undefined && <b>{tab.count}</b>}
          </Tab>
        ))}
      </TabList>
      {tabs.map((tab) => (
        <TabPanel key={tab.id} id={tab.id} className={classNames(styles.panel)}>
          {tab.panel ?? children}
        </TabPanel>
      ))}
    </AriaTabs>
  );
}
