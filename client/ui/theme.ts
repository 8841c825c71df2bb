export const themes = ["system", "light", "dark", "hc"] as const;
export type Theme = (typeof themes)[number];

const key = "plinth-theme";
const isTheme = (value: unknown): value is Theme => themes.some((theme) => theme === value);

/** What the person chose on this device; the system's choice where nothing is stored or storage is refused. */
export function readTheme(): Theme {
  try {
    const stored: unknown = localStorage.getItem(key);
    return isTheme(stored) ? stored : "system";
  } catch {
    return "system";
  }
}

function show(theme: Theme): void {
  if (theme === "system") delete document.documentElement.dataset["theme"];
  else document.documentElement.dataset["theme"] = theme;
}

/** Shows a theme and keeps the choice on the device: a preference, nothing about a patient. */
export function chooseTheme(theme: Theme): void {
  show(theme);
  try {
    if (theme === "system") localStorage.removeItem(key);
    else localStorage.setItem(key, theme);
  } catch {
    // A browser that refuses storage still shows the theme until the page is left.
  }
}

export const applyStoredTheme = (): void => show(readTheme());

export const densities = ["compact", "standard", "touch"] as const;
export type Density = (typeof densities)[number];

/** Density of a whole page; parts of a page carry their own `data-density`. */
export const showDensity = (density: Density): void => {
  document.documentElement.dataset["density"] = density;
};
