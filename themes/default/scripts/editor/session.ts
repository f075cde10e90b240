// A reader's work with one snippet: running its program, and from the first edit on the
// editor in place of its code.

import type { Bar } from "../bar"
import { say } from "../copy"
import { button, element } from "../element"
import type { Diagnostic, File, Program, Runner } from "../runner/program"
import { store, stored } from "../stored"
import { Change } from "./change"
import type { CodeEditor } from "./code"
import { Panel } from "./panel"
import { Problems } from "./problems"
import { pack, unpack } from "./share"
import { readSnippet, type Snippet } from "./snippet"

/** How long the reader must pause before the program is checked, in milliseconds. */
const pause = 300

export class Session {
  private readonly snippet: Snippet
  private readonly variants: Snippet[]
  private readonly stop = button("Stop", "stop", () => this.runner.stop())
  private readonly format = button("Format", "format", () => this.formatAll(), "Shift+Alt+F")
  private readonly reset = button("Reset", "reset", () => this.back(), "Shows the lesson's program again; can be undone")
  private readonly problems = new Problems(() => this.editor?.next())
  /** Tells which variant's change is marked. */
  private readonly change = new Change(() => {
    this.unmark()
    this.editor?.focus()
  })

  private editor: CodeEditor | undefined
  private opening: Promise<CodeEditor> | undefined
  private panel: Panel | undefined
  /** Counts runs: what an older one reports is no longer shown. */
  private runs = 0
  /** Counts changes: what was found in an older text is no longer shown. */
  private changes = 0
  private timer: ReturnType<typeof setTimeout> | undefined
  /** Shown while the program is one from a link. */
  private readonly origin = this.fromLink()
  private replacing = false

  constructor(
    section: HTMLElement,
    private readonly bar: Bar,
    private readonly runner: Runner,
  ) {
    this.snippet = readSnippet(section)
    this.variants = bar.variants.map(readSnippet)
    this.stop.hidden = this.format.hidden = this.reset.hidden = true
    bar.run.after(this.stop)
    bar.edit.after(this.format, this.reset)
  }

  /** Runs the program as it is now. */
  async run(): Promise<void> {
    this.bar.say("")
    const run = ++this.runs
    const program = this.program()
    const panel = new Panel(this.snippet, this.held())
    if (this.panel) this.panel.element.replaceWith(panel.element)
    else (this.bar.element.nextElementSibling ?? this.bar.element).after(panel.element)
    this.panel = panel
    this.stop.hidden = false
    try {
      await this.runner.prepare()
      if (run !== this.runs) return
      panel.started()
      const ending = await this.runner.run(program, (output) => panel.print(output))
      panel.ended(ending)
      if (run === this.runs && ending.diagnostics.length > 0) this.show(ending.diagnostics)
    } catch (err) {
      panel.failed(words(err))
    }
    if (run !== this.runs) return
    if (document.activeElement === this.stop) this.bar.run.focus()
    this.stop.hidden = true
  }

  /** Opens the editor and goes to it. */
  async edit(): Promise<void> {
    const editor = await this.editing()
    editor?.focus()
  }

  /** Shows what the reader stored; what was made of another program than the author's is forgotten. */
  async restore(): Promise<void> {
    const { id, hash } = this.snippet
    if (this.stored()) await this.editing()
    else store(location.pathname, id, hash, undefined)
  }

  /** Shows a program from a link, in place of what is there; that can be undone. */
  async open(shared: string): Promise<void> {
    try {
      const files = await unpack(shared)
      const ours = this.snippet.program.files
      if (files.length !== ours.length || !ours.every((f) => files.some((other) => other.name === f.name))) {
        throw new Error("The program in this link has other files than this one, so the page shows its own.")
      }
      const editor = await this.editing()
      if (!editor || isSame(files, ours)) return
      this.replace(editor, files)
      this.origin.hidden = false
    } catch (err) {
      this.bar.say(words(err))
    }
  }

  /** Makes a variant of what is there, and marks what it changes of the lesson's program; that can be undone. */
  async vary(index: number): Promise<void> {
    const variant = this.variants[index]
    const editor = await this.editing()
    if (!editor || !variant) return
    this.bar.say("")
    const own = this.isEdited() && !this.held()
    // It is a click away: what is stored is what the reader made.
    this.replace(editor, variant.program.files)
    this.forgetLink()
    this.change.show(variant.name, editor.mark(this.snippet.program.files), own)
    editor.focus()
  }

  /** Puts a link to the program as it is now into the address bar and on the clipboard. */
  async share(): Promise<void> {
    const { share } = this.bar
    this.bar.say("")
    try {
      const id = encodeURIComponent(this.snippet.id)
      history.replaceState(null, "", this.isEdited() ? `#${id}~${await pack(this.files())}` : `#${id}`)
    } catch (err) {
      this.bar.say(words(err))
      return
    }
    try {
      await navigator.clipboard.writeText(location.href)
      say(share, "Link copied", "Share")
    } catch {
      this.bar.say("The link is in the address bar.")
    }
  }

  private program(): Program {
    return { ...this.snippet.program, files: this.files() }
  }

  private files(): File[] {
    return this.editor?.files() ?? this.snippet.program.files
  }

  private isEdited(): boolean {
    return !isSame(this.files(), this.snippet.program.files)
  }

  /** The snippet that the program is of as it is now; undefined where the reader made it. */
  private held(): Snippet | undefined {
    return [this.snippet, ...this.variants].find((s) => isSame(this.files(), s.program.files))
  }

  private stored(): File[] | undefined {
    return stored(location.pathname, this.snippet.id, this.snippet.hash)
  }

  /** The editor, once it is there; undefined where it cannot be loaded. */
  private async editing(): Promise<CodeEditor | undefined> {
    try {
      return await (this.opening ??= this.openEditor())
    } catch {
      this.opening = undefined
      this.bar.say("The editor could not be loaded. Are you offline? Try again later.")
      return undefined
    }
  }

  private async openEditor(): Promise<CodeEditor> {
    const { CodeEditor } = await import("./code")
    const { snippet, bar } = this
    const host = element("div", "snippet-editor")
    const files = tabs(snippet.program.files, (file) => editor.select(file))
    mark(files, 0)
    const editor: CodeEditor = new CodeEditor(host, {
      files: snippet.program.files,
      marked: snippet.marked,
      hidden: snippet.hidden,
      name: snippet.name,
      run: () => void this.run(),
      format: () => void this.formatAll(),
      changed: () => this.changed(),
      selected: (file) => mark(files, file),
    })
    for (const code of snippet.code) code.hidden = true
    bar.element.before(this.origin, this.change.element, files, host, this.problems.element)
    this.editor = editor
    if (document.activeElement === bar.edit) editor.focus()
    bar.edit.hidden = true
    bar.text = () => editor.text()
    this.format.hidden = this.reset.hidden = false
    const own = this.stored()
    if (own) editor.apply(own)
    else this.checkSoon()
    return editor
  }

  /** Takes note of a change of the program. */
  private changed(): void {
    this.changes++
    this.checkSoon()
    this.unmark()
    if (this.replacing) return
    const { id, hash } = this.snippet
    store(location.pathname, id, hash, this.isEdited() ? this.files() : undefined)
    this.forgetLink()
  }

  /** Takes note that the program is no longer that of a link. */
  private forgetLink(): void {
    if (this.origin.hidden) return
    this.origin.hidden = true
    if (location.hash.includes("~")) history.replaceState(null, "", `#${encodeURIComponent(this.snippet.id)}`)
  }

  /** Shows no change any more. */
  private unmark(): void {
    if (!this.change.shown) return
    this.change.hide()
    this.editor?.unmark()
  }

  /** Shows a program that is not the reader's, and so is not stored. */
  private replace(editor: CodeEditor, files: File[]): void {
    this.replacing = true
    editor.apply(files)
    this.replacing = false
  }

  private back(): void {
    this.unmark()
    this.editor?.apply(this.snippet.program.files)
    this.bar.say("")
  }

  private async formatAll(): Promise<void> {
    const { editor, changes } = this
    if (!editor) return
    this.bar.say("")
    try {
      await this.runner.prepare()
      const formatted: File[] = []
      for (const file of editor.files()) {
        const result = await this.runner.format(file)
        if (changes !== this.changes) return
        if ("diagnostics" in result) {
          this.show(result.diagnostics)
          return
        }
        formatted.push({ name: file.name, source: result.source })
      }
      editor.apply(formatted)
    } catch (err) {
      this.bar.say(words(err))
    }
  }

  private checkSoon(): void {
    clearTimeout(this.timer)
    this.timer = setTimeout(() => void this.check(), pause)
  }

  private async check(): Promise<void> {
    const { changes } = this
    try {
      await this.runner.prepare()
      const diagnostics = await this.runner.check(this.program())
      if (changes === this.changes) this.show(diagnostics)
    } catch (err) {
      this.bar.say(words(err))
    }
  }

  private show(diagnostics: Diagnostic[]): void {
    this.editor?.show(diagnostics)
    this.problems.show(diagnostics)
  }

  /** What stands above a program from a link. */
  private fromLink(): HTMLElement {
    const note = element("p", "snippet-origin", "A reader's version of this program, from a link. ")
    note.append(button("Back to the lesson's", "back", () => this.back()))
    note.hidden = true
    return note
  }
}

/** Buttons that choose among the files of a program. */
function tabs(files: File[], select: (file: number) => void): HTMLElement {
  const bar = element("div", "snippet-files", ...files.map((file, i) => button(file.name, "file", () => select(i))))
  bar.setAttribute("role", "group")
  bar.setAttribute("aria-label", "Files")
  bar.hidden = files.length < 2
  return bar
}

function mark(bar: HTMLElement, file: number): void {
  for (const [i, tab] of [...bar.children].entries()) tab.setAttribute("aria-pressed", String(i === file))
}

function isSame(a: File[], b: File[]): boolean {
  return a.every((file) => b.some((other) => other.name === file.name && other.source === file.source))
}

/** What an error says to the reader. */
function words(err: unknown): string {
  return err instanceof Error ? err.message : String(err)
}
