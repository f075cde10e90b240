import { apply, remember, remembered, type Colours } from "./appearance"

/** Shows the switch between light and dark and makes it work. */
export function colourSwitch(): void {
  const button = document.querySelector<HTMLButtonElement>("button.appearance")
  if (!button) return
  const system = matchMedia("(prefers-color-scheme: dark)")
  let choice = remembered()

  const ofSystem = (): Colours => (system.matches ? "dark" : "light")
  const show = (): void => {
    apply(choice)
    button.setAttribute("aria-pressed", String((choice ?? ofSystem()) === "dark"))
  }

  button.addEventListener("click", () => {
    const wanted: Colours = (choice ?? ofSystem()) === "dark" ? "light" : "dark"
    // Who goes back to the system's colours follows the system again.
    choice = wanted === ofSystem() ? null : wanted
    remember(choice)
    show()
  })
  system.addEventListener("change", show)
  // Another page of the site may have changed the choice.
  addEventListener("storage", () => {
    choice = remembered()
    show()
  })
  button.hidden = false
  show()
}
