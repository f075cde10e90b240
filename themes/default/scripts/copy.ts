/** Gives each snippet a button that copies its code. */
export function copyButtons(): void {
  // Browsers offer the clipboard to secure pages only.
  if (!navigator.clipboard) return
  for (const snippet of document.querySelectorAll<HTMLElement>("section.snippet")) {
    // The whole program, where only a part or a change of it is shown.
    const code = snippet.querySelector(".snippet-whole code") ?? snippet.querySelector("pre.chroma code")
    if (code) snippet.prepend(button(code))
  }
}

function button(code: Element): HTMLElement {
  const copy = document.createElement("button")
  copy.type = "button"
  copy.className = "copy"
  copy.textContent = "Copy"
  // Said aloud when it changes.
  copy.setAttribute("aria-live", "polite")
  let timer: ReturnType<typeof setTimeout> | undefined
  copy.addEventListener("click", async () => {
    let said = "Copied"
    try {
      await navigator.clipboard.writeText(code.textContent ?? "")
    } catch {
      said = "Not allowed"
    }
    copy.textContent = said
    clearTimeout(timer)
    timer = setTimeout(() => (copy.textContent = "Copy"), 2000)
  })
  return copy
}
