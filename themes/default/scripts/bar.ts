// The buttons of a snippet. What they do beside copying is loaded when it is first
// asked for.

import { copyButton } from "./copy"
import type * as editor from "./editor"
import { nameOf } from "./editor/snippet"
import { button, element } from "./element"
import { isStored } from "./stored"

/** Where the page finds what it loads on demand. */
export interface Urls {
  editor: string
  worker: string
  wasm: string
}

/** The buttons below a snippet's code. */
export interface Bar {
  element: HTMLElement
  run: HTMLButtonElement
  edit: HTMLButtonElement
  share: HTMLButtonElement
  /** The sections of the variants that the program can be made into. */
  variants: HTMLElement[]
  /** Says something in words below the buttons. */
  say: (text: string) => void
  /** The source that Copy copies. */
  text: () => string
}

/** Gives each snippet its buttons. Without urls, or where the browser cannot run programs, that is Copy alone. */
export function bars(urls: Urls | undefined): void {
  const all = new Map<string, Handle>()
  for (const section of document.querySelectorAll<HTMLElement>("section.snippet")) {
    const code = section.querySelector<HTMLElement>("pre.chroma")
    if (!code) continue
    // The whole program, where only a part or a change of it is shown.
    const whole = section.querySelector<HTMLElement>(".snippet-whole")
    const text = (): string => (whole?.querySelector("code") ?? code).textContent ?? ""
    if (urls && runs() && section.dataset["program"]) {
      all.set(section.id, new Handle(section, whole ?? code, text, urls))
      continue
    }
    const copy = copyButton(text)
    if (copy) section.prepend(copy)
    const why = section.dataset["notInBrowser"]
    if (urls && runs() && why) (whole ?? code).after(element("p", "snippet-say", `This program runs only where the page was built: ${why}.`))
  }
  if (all.size === 0) return

  const open = (): void => {
    const [id, shared] = parts(location.hash)
    if (shared !== undefined) all.get(id)?.open(shared)
  }
  addEventListener("hashchange", open)
  open()
  for (const [id, handle] of all) {
    if (isStored(location.pathname, id)) handle.restore()
  }
}

/** The id in a fragment, and the shared program where there is one. */
function parts(hash: string): [id: string, shared: string | undefined] {
  const [id = "", shared] = hash.slice(1).split("~", 2)
  try {
    return [decodeURIComponent(id), shared]
  } catch {
    return [id, shared]
  }
}

function runs(): boolean {
  return typeof WebAssembly === "object" && typeof Worker === "function" && "adoptedStyleSheets" in document
}

/** A snippet whose program can be run and edited. */
class Handle {
  readonly bar: Bar
  session: Promise<editor.Session> | undefined

  constructor(
    readonly section: HTMLElement,
    above: HTMLElement,
    text: () => string,
    readonly urls: Urls,
  ) {
    const bar = element("div", "snippet-bar")
    const said = element("p", "snippet-say")
    said.setAttribute("role", "status")
    this.bar = {
      element: bar,
      run: button("Run", "run", () => this.do((s) => s.run()), "Ctrl+Enter in the editor"),
      edit: button("Edit", "edit", () => this.do((s) => s.edit())),
      share: button("Share", "share", () => this.do((s) => s.share())),
      variants: [...document.querySelectorAll<HTMLElement>(`[data-applies][data-variant-of="${CSS.escape(section.id)}"]`)],
      say: (text) => (said.textContent = text),
      text,
    }
    bar.setAttribute("role", "group")
    bar.setAttribute("aria-label", `Program ${nameOf(section)}`)
    const copy = copyButton(() => this.bar.text())
    bar.append(this.bar.run, this.bar.edit, ...(copy ? [copy] : []), this.bar.share)
    if (this.bar.variants.length > 0) bar.append(this.variants())
    above.after(bar, said)
  }

  /** A button for each variant. */
  private variants(): HTMLElement {
    const title = "Makes this change in the editor; can be undone"
    const buttons = this.bar.variants.map((section, i) => button(nameOf(section), "variant", () => this.do((s) => s.vary(i)), title))
    const row = element("div", "snippet-variants", element("span", "label", "Try"), ...buttons)
    row.setAttribute("role", "group")
    row.setAttribute("aria-label", "Try a variant")
    return row
  }

  /** Shows the reader's stored edits. */
  restore(): void {
    this.do((s) => s.restore())
  }

  /** Shows a program from a link. */
  open(shared: string): void {
    this.section.scrollIntoView()
    this.do((s) => s.open(shared))
  }

  private async do(what: (session: editor.Session) => void): Promise<void> {
    if (location.protocol === "file:") {
      this.bar.say("Programs cannot run or be edited in a page that is opened from disk: browsers allow that only to pages from a server.")
      return
    }
    this.session ??= this.load()
    let session: editor.Session
    try {
      session = await this.session
    } catch {
      this.session = undefined
      this.bar.say("What is needed for that could not be loaded. Are you offline? Try again later.")
      return
    }
    what(session)
  }

  private async load(): Promise<editor.Session> {
    const module = (await import(new URL(this.urls.editor, location.href).href)) as typeof editor
    return module.openSession(this.section, this.bar, this.urls)
  }
}
