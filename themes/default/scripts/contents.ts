import { reveal } from "./scrollers"

/** Marks the section being read in the list of the page's contents. */
export function contents(): void {
  const links = new Map<Element, HTMLAnchorElement>()
  for (const link of document.querySelectorAll<HTMLAnchorElement>("nav.contents a")) {
    const target = document.getElementById(decodeURIComponent(link.hash.slice(1)))
    if (target) links.set(target, link)
  }
  if (links.size === 0) return

  const headings = [...links.keys()]
  let marked: HTMLAnchorElement | undefined
  // The section being read is that of the last heading above the end of the
  // window's upper quarter; before the first heading it is none.
  const mark = (): void => {
    const line = innerHeight / 4
    const above = headings.filter((h) => h.getBoundingClientRect().top <= line)
    const heading = atEnd() ? headings.at(-1) : above.at(-1)
    const link = heading && links.get(heading)
    if (link === marked) return
    marked?.removeAttribute("aria-current")
    link?.setAttribute("aria-current", "true")
    if (link) reveal(link)
    marked = link
  }
  // The area observed has no upper end, so that a heading counts as crossing the
  // line however far the page jumps.
  const observer = new IntersectionObserver(mark, { rootMargin: "9999999px 0px -75% 0px", threshold: [0, 1] })
  for (const heading of headings) observer.observe(heading)
  const end = document.querySelector("footer.bottom")
  if (end) new IntersectionObserver(mark, { threshold: [0, 1] }).observe(end)
}

/** Tells whether the page is scrolled to its end, where short last sections are. */
function atEnd(): boolean {
  const { scrollTop, scrollHeight, clientHeight } = document.documentElement
  return scrollTop > 0 && scrollTop + clientHeight >= scrollHeight - 2
}
