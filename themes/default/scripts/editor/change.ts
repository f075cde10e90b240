// Which variant's change is marked in the editor, in words above it.

import { button, element } from "../element"

/** How many lines a change takes away and brings. */
export interface Counts {
  removed: number
  added: number
}

export class Change {
  readonly element = element("p", "snippet-change")
  // Always there, so that what it says is also said aloud.
  private readonly text = element("span", "")

  /** hide takes the marks away. */
  constructor(hide: () => void) {
    this.text.setAttribute("role", "status")
    this.element.append(this.text, " ", button("Hide marks", "hide", hide))
  }

  get shown(): boolean {
    return this.text.hasChildNodes()
  }

  /** Tells of a variant by its name; own tells that it is in the place of the reader's own text. */
  show(name: string, { removed, added }: Counts, own: boolean): void {
    const parts = [removed > 0 ? `${lines(removed)} removed` : "", added > 0 ? `${lines(added)} added` : ""]
    const kept = own ? " Undo brings back what you had." : ""
    this.text.textContent = `Changed to “${name}”: ${parts.filter(Boolean).join(", ")}.${kept}`
  }

  hide(): void {
    this.text.replaceChildren()
  }
}

function lines(n: number): string {
  return n === 1 ? "1 line" : `${n} lines`
}
