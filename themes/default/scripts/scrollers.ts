/**
 * Lets the keyboard reach code and tables that are wider than their box, and
 * scrolls a long list of chapters to the current page.
 */
export function scrollers(): void {
  for (const box of document.querySelectorAll<HTMLElement>(".text pre, .text table")) {
    if (box.scrollWidth > box.clientWidth && !box.hasAttribute("tabindex")) box.tabIndex = 0
  }
  const current = document.querySelector<HTMLElement>("nav.chapters [aria-current]")
  if (current) reveal(current)
}

/**
 * Scrolls the list that a link stands in, and only that, until the link is seen.
 */
export function reveal(link: HTMLElement): void {
  const list = link.closest("nav")
  if (!list) return
  const frame = list.getBoundingClientRect()
  const { top, bottom } = link.getBoundingClientRect()
  if (top < frame.top || bottom > frame.bottom) {
    list.scrollTop += top - frame.top - list.clientHeight / 2
  }
}
