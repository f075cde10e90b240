// The reader's choice of light or dark colours. Without a choice the system's
// setting holds, and CSS alone follows it.

export type Colours = "light" | "dark"

const key = "runnel-colours"

/** The choice remembered on this site, or null where there is none. */
export function remembered(): Colours | null {
  try {
    const value = localStorage.getItem(key)
    return value === "light" || value === "dark" ? value : null
  } catch {
    return null // storage may be forbidden
  }
}

/** Remembers a choice; null forgets it. */
export function remember(choice: Colours | null): void {
  try {
    if (choice === null) localStorage.removeItem(key)
    else localStorage.setItem(key, choice)
  } catch {
    // The choice then lasts as long as the page.
  }
}

/** Shows the page in the colours chosen. */
export function apply(choice: Colours | null): void {
  const root = document.documentElement
  if (choice === null) delete root.dataset["colours"]
  else root.dataset["colours"] = choice
}
