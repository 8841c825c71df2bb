import { useState } from "react";
import { Button } from "#client/ui/button.tsx";
import { IconButton } from "#client/ui/icon-button.tsx";
import { KeyHint } from "#client/ui/key-hint.tsx";
import { MenuButton } from "#client/ui/menu-button.tsx";
import { RadioSegments } from "#client/ui/radio-segments.tsx";
import { showToast } from "#client/ui/toast-queue.ts";
import { SpecimenGroup, SpecimenSection } from "./specimen-section.tsx";

export function SpecimenButtons() {
  const [span, setSpan] = useState<"6" | "12" | "all">("all");
  return (
    <SpecimenSection
      heading="Buttons"
      note="One ink button per surface. Off keeps its place and says why beside it."
    >
      <SpecimenGroup heading="Main, off, busy">
        <Button kind="main">Sign prescription</Button>
        <Button kind="main" isDisabled>
          Sign prescription
        </Button>
        <Button kind="main" isPending pendingLabel="Signing">
          Sign prescription
        </Button>
      </SpecimenGroup>
      <SpecimenGroup heading="Plain, off, busy">
        <Button>Save draft</Button>
        <Button isDisabled>Save draft</Button>
        <Button isPending pendingLabel="Saving">
          Save draft
        </Button>
      </SpecimenGroup>
      <SpecimenGroup heading="Quiet, hold">
        <Button kind="quiet">Compare</Button>
        <Button kind="hold" keyHint="H">
          Hold
        </Button>
      </SpecimenGroup>
      <SpecimenGroup heading="With key, small, icon, menu, group">
        <Button kind="main" keyHint="A">
          Approve once
        </Button>
        <Button size="small" icon="filter">
          Filter
        </Button>
        <IconButton icon="chevr" label="Next patient" />
        <MenuButton
          label="More"
          commands={[
            {
              id: "compare",
              label: "Compare with v2",
              icon: "swap",
              onChoose: () => showToast({ text: "Compared" }),
            },
            {
              id: "print",
              label: "Print",
              icon: "print",
              keyHint: "P",
              onChoose: () => showToast({ text: "Printed" }),
            },
            {
              id: "error",
              label: "Mark entered in error",
              icon: "x",
              isDisabled: true,
              onChoose: () => undefined,
            },
          ]}
        />
        <RadioSegments
          label="Time shown"
          isLabelHidden
          value={span}
          onChange={setSpan}
          options={[
            { value: "6", label: "6 weeks" },
            { value: "12", label: "12 weeks" },
            { value: "all", label: "Episode" },
          ]}
        />
        <KeyHint keys="Ctrl+Enter" />
      </SpecimenGroup>
    </SpecimenSection>
  );
}
