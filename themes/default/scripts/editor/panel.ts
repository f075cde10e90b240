// The panel of a run in the reader's browser: how it went, what it printed, how long it
// took, and where that is not what the page shows.

import type { Diagnostic, Ending, Output } from "../runner/program"
import { diff, splitLines } from "./diff"
import { element } from "../element"
import { matches } from "./match"
import { OutputView } from "./output"
import type { Snippet } from "./snippet"
import { duration, outcome, type Tone } from "./words"

const oneProcessor = "A browser gives a program one processor: goroutines take turns."

export class Panel {
  readonly element = element("div", "snippet-panel snippet-live")
  private readonly said = element("span", "snippet-outcome")
  private readonly output: OutputView

  /** The snippet that the run is held to. */
  private readonly snippet: Snippet
  /** The reader changed the program. */
  private readonly edited: boolean
  /** Which output that is. */
  private readonly which: string

  /** held is the snippet whose program is run: own, or a variant of it, or none where the reader changed the program. */
  constructor(own: Snippet, held: Snippet | undefined) {
    this.snippet = held ?? own
    this.edited = !held
    const { name } = this.snippet
    const varied = this.snippet !== own
    this.which = varied ? `the output of ${name}` : "the output below"
    this.output = new OutputView(`Output of ${name}, run in this browser`)
    this.said.setAttribute("role", "status")
    const label = element("span", "label", varied ? `Run in your browser: ${name}` : "Run in your browser")
    this.element.append(element("p", "snippet-head", label, " ", this.said), this.output.element)
    this.say("Getting ready…", "busy")
  }

  /** Tells that the program runs now. */
  started(): void {
    this.say("Running…", "busy")
  }

  /** Takes a piece of output. */
  print(output: Output): void {
    this.output.add(output)
  }

  /** Tells why the program was not run. */
  failed(why: string): void {
    this.output.flush()
    this.say("Not run", "wrong")
    this.note(why)
  }

  /** Tells how the run ended. */
  ended(ending: Ending): void {
    for (const d of ending.diagnostics) this.output.add({ stream: "stderr", text: line(d) })
    this.output.flush()
    const broken = !this.edited && this.snippet.records.some((r) => !matches(r.match, r.text, this.output.text[r.stream]))
    const { text, tone } = outcome(ending, this.edited ? undefined : this.snippet.baked)
    if (broken && tone === "fine") this.say(`${text}, with other output`, "wrong")
    else this.say(text, tone)
    if (!this.output.element.hasChildNodes()) this.element.append(element("p", "snippet-empty", "(no output)"))
    if (ending.status !== "stopped" && ending.status !== "compile-error") this.compare(broken)
    if (ending.wall !== undefined) this.time(ending.wall)
  }

  private say(text: string, tone: Tone): void {
    const sign = { fine: "✓ ", intended: "✓ ", wrong: "✗ ", busy: "" }[tone]
    const hidden = element("span", "", sign)
    hidden.ariaHidden = "true"
    this.said.replaceChildren(hidden, text)
    this.element.dataset["tone"] = tone
  }

  private note(text: string): void {
    this.element.append(element("p", "snippet-note", text))
  }

  /** Holds what was printed to what the page shows. */
  private compare(broken: boolean): void {
    const { baked, records } = this.snippet
    if (broken) this.difference("Not the output that the page shows", true)
    else if (this.output.text.stdout === baked.stdout) return
    else if (this.edited || records.length === 0) this.difference(`Compared with ${this.which}`, false)
    else this.note(`The output differs from ${this.which} as far as it may.`)
  }

  /** Shows the lines of stdout that are not those that the page shows. */
  private difference(title: string, open: boolean): void {
    const there = splitLines(this.snippet.baked.stdout)
    const here = splitLines(this.output.text.stdout)
    const rows = element("pre", "live-difference")
    rows.tabIndex = 0
    const row = (sign: string, className: string, text: string): void => {
      const shown = element("span", className, `${sign} ${text.replace(/\n$/, "")}\n`)
      rows.append(shown)
    }
    let done = 0
    for (const hunk of diff(there, here)) {
      const from = Math.max(done, hunk.from - 2)
      if (from > done) row("…", "gap", "")
      for (const text of there.slice(from, hunk.from)) row(" ", "both", text)
      for (const text of there.slice(hunk.from, hunk.from + hunk.removed)) row("−", "removed", text)
      for (const text of here.slice(hunk.to, hunk.to + hunk.added)) row("+", "added", text)
      done = hunk.from + hunk.removed
    }
    if (done < there.length) row("…", "gap", "")
    if (!rows.hasChildNodes()) return
    const legend = element("p", "snippet-note", "− only on the page, + only in this run")
    const details = element("details", "snippet-more", element("summary", "", title), rows, legend)
    details.open = open
    this.element.append(details)
  }

  /** Shows the time beside that on the page, with bars of one scale. */
  private time(wall: number): void {
    const baked = this.snippet.baked.wall
    const longer = Math.max(wall, baked ?? 0)
    const times = element("dl", "snippet-timing")
    const add = (name: string, time: number): void => {
      const value = element("dd", "", duration(time), " ", bar(time / longer))
      times.append(element("div", "snippet-time", element("dt", "", name), value))
    }
    add("Wall, here", wall)
    if (baked !== undefined) add("On the page", baked)
    this.element.append(times)
    this.note(oneProcessor)
  }
}

/** Renders a diagnostic as the Go command does. */
function line(d: Diagnostic): string {
  return `${d.file}:${d.line}:${d.column}: ${d.message}\n`
}

function bar(share: number): SVGSVGElement {
  const space = "http://www.w3.org/2000/svg"
  const svg = document.createElementNS(space, "svg")
  svg.setAttribute("viewBox", "0 0 100 1")
  svg.setAttribute("preserveAspectRatio", "none")
  svg.setAttribute("aria-hidden", "true")
  const rect = document.createElementNS(space, "rect")
  rect.setAttribute("width", (100 * share).toFixed(1))
  rect.setAttribute("height", "1")
  svg.append(rect)
  return svg
}
