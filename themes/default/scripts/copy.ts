import { button } from "./element"

/** A button that copies a text; undefined where the browser has no clipboard for the page. */
export function copyButton(text: () => string): HTMLButtonElement | undefined {
  // Browsers offer the clipboard to secure pages only.
  if (!navigator.clipboard) return undefined
  const copy = button("Copy", "copy", async () => {
    let said = "Copied"
    try {
      await navigator.clipboard.writeText(text())
    } catch {
      said = "Not allowed"
    }
    say(copy, said, "Copy")
  })
  // Said aloud when it changes.
  copy.setAttribute("aria-live", "polite")
  return copy
}

const timers = new WeakMap<HTMLButtonElement, ReturnType<typeof setTimeout>>()

/** Has a button say something for two seconds. */
export function say(button: HTMLButtonElement, text: string, after: string): void {
  button.textContent = text
  clearTimeout(timers.get(button))
  timers.set(
    button,
    setTimeout(() => (button.textContent = after), 2000),
  )
}
