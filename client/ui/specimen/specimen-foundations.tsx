import { Icon } from "#client/ui/icon.tsx";
import { type IconName, iconPaths } from "#client/ui/icon-paths.ts";
import styles from "./specimen.module.css";
import { SpecimenSection } from "./specimen-section.tsx";

const sizes = [
  ["32", "600", "88° 27.5\u00a0lb"],
  ["24", "600", "Sign prescription"],
  ["20", "600", "HALE, Dorothy (Mrs.)"],
  ["18", "600", "Since you last looked"],
  ["16", "400", "3 sets of 10 repetitions at 55\u00a0lb, 3 per week"],
  ["14", "400", "Therapist may set load 35 to 65\u00a0lb"],
  ["13", "400", "75\u00a0y · Right total knee, week 6"],
  ["12", "500", "Axis and column labels only"],
] as const;

const swatches = [
  ["page", "paper, lists, forms"],
  ["canvas", "around, rails, bars"],
  ["sunken", "past, read-only"],
  ["selected", "chosen row"],
  ["band", "patient only"],
  ["text", "values, names"],
  ["text-2", "labels, units"],
  ["text-3", "hints, axes"],
  ["accent", "follow, chosen, now"],
  ["control-line", "outline, 3 to 1"],
  ["better", "better, met"],
  ["worse", "worse, failed"],
  ["watch", "ask, due"],
  ["urgent", "safety"],
  ["neutral", "unchanged"],
  ["better-tint", "ink on it"],
  ["worse-tint", "ink on it"],
  ["watch-tint", "ink on it"],
  ["urgent-fill", "solid, reversed"],
  ["neutral-tint", "ink on it"],
] as const;

export function SpecimenType() {
  return (
    <SpecimenSection
      heading="Type and figures"
      note="IBM Plex Sans. I, l, 1 and 0, O differ by drawing; all figures have one width."
    >
      <dl className={styles.scale}>
        {sizes.map(([size, weight, words]) => (
          <div key={size} style={{ display: "contents" }}>
            <dt>{`${size} ${weight}`}</dt>
            <dd
              style={{ fontSize: `var(--fs-${size})`, lineHeight: `var(--lh-${size})`, fontWeight: weight }}
            >
              {words}
            </dd>
          </div>
        ))}
      </dl>
      <div>
        <p style={{ fontSize: "var(--fs-24)", lineHeight: "var(--lh-24)" }}>Il1 0O 5S 8B 2Z 6G rn m Wałęsa</p>
        <p style={{ fontSize: "var(--fs-20)", lineHeight: "var(--lh-20)" }}>
          <code>M75.121 Z47.1 I0O1l</code>
        </p>
        <p style={{ fontSize: "var(--fs-18)", lineHeight: "var(--lh-18)" }}>° ± − × ÷ ½ · – µ</p>
      </div>
    </SpecimenSection>
  );
}

export function SpecimenSurfaces() {
  return (
    <SpecimenSection
      heading="Surfaces and inks"
      note="Linen around, paper under what is read, the past sunken, and one dark band for the patient."
    >
      <div className={styles.swatches}>
        {swatches.map(([name, use]) => (
          <div key={name} className={styles.swatch}>
            <i style={{ background: `var(--${name})` }} />
            <div>
              <b>{name}</b>
              <span>{use}</span>
            </div>
          </div>
        ))}
      </div>
    </SpecimenSection>
  );
}

export function SpecimenIcons() {
  const names = Object.keys(iconPaths) as IconName[];
  return (
    <SpecimenSection
      heading="Icons"
      note="16 px grid, 1.6 stroke, round ends. Always with a word, except in a toolbar with a name."
    >
      <ul className={styles.icons}>
        {names.map((name) => (
          <li key={name}>
            <Icon name={name} size={20} />
            {name}
          </li>
        ))}
      </ul>
    </SpecimenSection>
  );
}
