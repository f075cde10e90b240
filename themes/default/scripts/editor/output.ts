// What a run prints, as it comes: text in the order of its writing, put into the page
// once for each frame.

import type { Output, Stream } from "../runner/program"
import { element } from "../element"

export class OutputView {
  readonly element: HTMLPreElement
  /** What was printed to each stream, as it is shown. */
  readonly text: { [S in Stream]: string } = { stdout: "", stderr: "" }

  private waiting: Output[] = []
  private frame = 0

  constructor(label: string) {
    this.element = element("pre", "live-output")
    this.element.tabIndex = 0
    this.element.setAttribute("role", "group")
    this.element.setAttribute("aria-label", label)
  }

  /** Takes a piece of output. */
  add(output: Output): void {
    this.waiting.push(output)
    this.frame ||= requestAnimationFrame(() => this.flush())
  }

  /** Shows what has come so far. */
  flush(): void {
    cancelAnimationFrame(this.frame)
    this.frame = 0
    const box = this.element
    const atEnd = box.scrollTop + box.clientHeight >= box.scrollHeight - 4
    for (const { stream, text } of this.waiting) {
      const shown = printable(text)
      this.text[stream] += shown
      this.part(stream).append(shown)
    }
    this.waiting = []
    if (atEnd) box.scrollTop = box.scrollHeight
  }

  /** The last part of the output where it is of the stream, or a new one. */
  private part(stream: Stream): Element {
    const last = this.element.lastElementChild
    if (last?.className === stream) return last
    const part = element("span", stream)
    if (stream === "stderr") {
      // Stderr is named for those who do not see its colour.
      part.setAttribute("role", "group")
      part.setAttribute("aria-label", "stderr")
    }
    this.element.append(part)
    return part
  }
}

/** Shows what has no picture as the page shows it in outputs of its own. */
function printable(text: string): string {
  return text.replace(/[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]/g, "\ufffd")
}
