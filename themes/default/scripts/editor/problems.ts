// What is wrong with the program, in words below the editor.

import type { Diagnostic } from "../runner/program"
import { button, element } from "../element"

export class Problems {
  readonly element = element("p", "snippet-problems")
  private readonly text = element("span", "")

  /** next goes to the next fault. */
  constructor(next: () => void) {
    this.text.setAttribute("role", "status")
    this.element.append(this.text, " ", button("Next error", "next", next, "F8"))
    this.element.hidden = true
  }

  show(diagnostics: Diagnostic[]): void {
    const [first, ...others] = diagnostics
    this.element.hidden = !first
    if (!first) {
      this.text.textContent = ""
      return
    }
    const more = others.length === 0 ? "" : ` (and ${others.length} more)`
    this.text.textContent = `${first.file}:${first.line}:${first.column}: ${first.message}${more}`
  }
}
