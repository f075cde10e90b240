// The editor: CodeMirror with the Go language, one state for each file, in a shadow
// root. Only there may it bring style sheets of its own: the page's policy forbids
// style elements.

import { defaultKeymap, history, historyKeymap, indentWithTab, isolateHistory } from "@codemirror/commands"
import { goLanguage } from "@codemirror/lang-go"
import { bracketMatching, codeFolding, foldEffect, foldKeymap, forceParsing, indentOnInput, indentUnit } from "@codemirror/language"
import { lintKeymap, nextDiagnostic, setDiagnostics, type Diagnostic as Mark } from "@codemirror/lint"
import { highlightSelectionMatches, search, searchKeymap } from "@codemirror/search"
import { Compartment, EditorState, StateField, Text, type ChangeSpec, type Extension, type TransactionSpec } from "@codemirror/state"
import { Decoration, EditorView, highlightSpecialChars, keymap, type DecorationSet } from "@codemirror/view"

import { element } from "../element"
import type { Diagnostic, File } from "../runner/program"
import { appearance } from "./appearance"
import type { Counts } from "./change"
import { diff, splitLines } from "./diff"
import { highlighting } from "./highlight"
import { differences, isMarked, marking, marks, place } from "./marks"

export interface Options {
  files: File[]
  /** The lines of each file that the author highlights, from 1. */
  marked: number[][]
  /** The first and the last of each run of lines that begin folded, by file, from 1. */
  hidden: [number, number][][]
  name: string
  /** What the keys do. */
  run: () => void
  format: () => void
  /** Called after each change. */
  changed: () => void
  /** Called when another file is shown. */
  selected: (file: number) => void
}

export class CodeEditor {
  private readonly view: EditorView
  private readonly states: EditorState[]
  private readonly names: string[]
  private current = 0
  private diagnostics: Diagnostic[] = []
  private readonly narrow = matchMedia("(max-width: 40rem)")
  private readonly tabs = new Compartment()

  constructor(
    host: HTMLElement,
    private readonly options: Options,
  ) {
    this.names = options.files.map((f) => f.name)
    const shared = [
      keymap.of([
        { key: "Mod-Enter", run: () => (options.run(), true) },
        { key: "Ctrl-Enter", run: () => (options.run(), true) },
        { key: "Shift-Alt-f", run: () => (options.format(), true) },
        ...searchKeymap,
        ...historyKeymap,
        ...lintKeymap,
        ...foldKeymap,
        ...defaultKeymap,
        indentWithTab,
      ]),
      history(),
      goLanguage,
      goLanguage.data.of({ commentTokens: { line: "//" } }),
      indentUnit.of("\t"),
      this.tabs.of(this.tabSize()),
      indentOnInput(),
      bracketMatching(),
      folding,
      marks,
      search({ top: true }),
      highlightSelectionMatches(),
      highlightSpecialChars(),
      highlighting,
      appearance,
      EditorView.updateListener.of((update) => {
        if (update.docChanged) options.changed()
      }),
    ]
    this.states = options.files.map((file, i) => {
      const doc = Text.of(shown(file.source).split("\n"))
      const extensions = [shared, highlighted(doc, options.marked[i] ?? []), attributes(options.name, file.name)]
      return folded(EditorState.create({ doc, extensions }), options.hidden[i] ?? [])
    })
    const root = host.attachShadow({ mode: "open" })
    const state = this.states[0] ?? EditorState.create()
    this.view = new EditorView({ root, parent: root, state })
    this.parse()
    this.narrow.addEventListener("change", () => this.fit())
  }

  /** The files as they are now. */
  files(): File[] {
    return this.names.map((name, i) => ({ name, source: `${this.state(i).doc}\n` }))
  }

  /** Makes each file that of another program with the same names, as one step that can be undone. */
  apply(files: File[]): void {
    for (const [i, name] of this.names.entries()) {
      const source = files.find((f) => f.name === name)?.source
      if (source === undefined) continue
      const changes = lineChanges(this.state(i).doc.toString(), shown(source))
      if (changes.length === 0) continue
      const step = { changes, annotations: isolateHistory.of("full") }
      this.update(i, step)
      if (i !== this.current) this.options.changed() // else the view tells it
    }
  }

  /** Marks the lines in which the program differs from another with the same names, goes to the first, and counts them. */
  mark(other: File[]): Counts {
    const all = this.files().map(({ name, source }) => differences(other.find((f) => f.name === name)?.source ?? "", source))
    if (!all[this.current]?.length) this.select(Math.max(0, all.findIndex((file) => file.length > 0)))
    for (const [i, file] of all.entries()) this.update(i, marking(this.state(i), file))
    const first = all[this.current]?.[0]
    if (first) {
      const { from } = place(this.view.state.doc, first)
      this.view.dispatch({ selection: { anchor: from }, effects: EditorView.scrollIntoView(from, { yMargin: 80 }) })
    }
    const lines = all.flat()
    return {
      removed: lines.reduce((n, d) => n + d.removed.length, 0),
      added: lines.reduce((n, d) => n + d.added, 0),
    }
  }

  /** Removes what mark marked. */
  unmark(): void {
    for (const i of this.names.keys()) {
      if (isMarked(this.state(i))) this.update(i, marking(this.state(i), []))
    }
  }

  /** Marks what is wrong. */
  show(diagnostics: Diagnostic[]): void {
    this.diagnostics = diagnostics
    const { state } = this.view
    const marks = diagnostics.filter((d) => d.file === this.names[this.current]).map((d) => mark(state.doc, d))
    this.view.dispatch(setDiagnostics(state, marks))
  }

  /** Goes to the next fault after the cursor, in whichever file it is. */
  next(): void {
    const faulty = this.diagnostics.map((d) => this.names.indexOf(d.file)).filter((i) => i >= 0)
    const file = faulty.includes(this.current) ? this.current : faulty[0]
    if (file !== undefined && file !== this.current) this.select(file)
    nextDiagnostic(this.view)
    this.view.focus()
  }

  /** Shows another file. */
  select(file: number): void {
    this.states[this.current] = this.view.state
    this.current = file
    this.view.setState(this.states[file] ?? this.view.state)
    this.fit()
    this.parse()
    this.show(this.diagnostics)
    this.options.selected(file)
  }

  /** The source for the clipboard; several files are one txtar archive. */
  text(): string {
    const files = this.files()
    return files.length === 1 ? (files[0]?.source ?? "") : files.map((f) => `-- ${f.name} --\n${f.source}`).join("")
  }

  focus(): void {
    this.view.focus()
  }

  private state(file: number): EditorState {
    return (file === this.current ? undefined : this.states[file]) ?? this.view.state
  }

  private update(file: number, spec: TransactionSpec): void {
    if (file === this.current) this.view.dispatch(spec)
    else this.states[file] = this.state(file).update(spec).state
  }

  /** Colours what is in sight before it is seen. */
  private parse(): void {
    forceParsing(this.view, this.view.viewport.to, 200)
  }

  /** Makes tabs as wide as those of the page's code. */
  private fit(): void {
    this.view.dispatch({ effects: this.tabs.reconfigure(this.tabSize()) })
  }

  private tabSize(): Extension {
    return EditorState.tabSize.of(this.narrow.matches ? 2 : 4)
  }
}

/** The text of a source in the editor: without its final newline, which would be a line more than the page shows. */
function shown(source: string): string {
  return source.replace(/\n$/, "")
}

/** The changes that make one text of another, line by line, so that cursor and marks stay where they are. */
function lineChanges(from: string, to: string): ChangeSpec[] {
  const before = splitLines(from)
  const after = splitLines(to)
  const starts = [0]
  for (const line of before) starts.push((starts.at(-1) ?? 0) + line.length)
  return diff(before, after).map((hunk) => ({
    from: starts[hunk.from] ?? 0,
    to: starts[hunk.from + hunk.removed] ?? from.length,
    insert: after.slice(hunk.to, hunk.to + hunk.added).join(""),
  }))
}

/** What stands for folded lines: a button that shows them. */
const folding = codeFolding({
  preparePlaceholder: (state, { from, to }) => 1 + state.doc.lineAt(to).number - state.doc.lineAt(from).number,
  placeholderDOM: (_view, unfold, lines: number) => {
    const text = lines === 1 ? "1 hidden line" : `${lines} hidden lines`
    const show = element("button", "cm-folded", `⋯ ${text}`)
    show.type = "button"
    show.title = "Show them"
    show.onclick = unfold
    return show
  },
})

/** The state with runs of its lines folded. */
function folded(state: EditorState, runs: [number, number][]): EditorState {
  const effects = runs.filter(([, last]) => last <= state.doc.lines).map(([first, last]) => foldEffect.of({ from: state.doc.line(first).from, to: state.doc.line(last).to }))
  return state.update({ effects }).state
}

/** The lines that the author highlights, wherever edits move them; all of them in the author's text. */
function highlighted(source: Text, lines: number[]): Extension {
  const line = Decoration.line({ class: "hl" })
  const all = Decoration.set(lines.filter((n) => n <= source.lines).map((n) => line.range(source.line(n).from)))
  return StateField.define<DecorationSet>({
    create: () => all,
    update(set, { changes, docChanged, newDoc, startState }) {
      if (!docChanged) return set
      if (newDoc.eq(source)) return all
      // The next line does not inherit the mark of one that is removed.
      changes.iterChanges((filterFrom, filterTo, from, to) => {
        const stays = (at: number): boolean => at < filterFrom || startState.doc.lineAt(at).to >= filterTo
        if (from === to) set = set.update({ filterFrom, filterTo, filter: stays })
      })
      return set.map(changes)
    },
    provide: (field) => EditorView.decorations.from(field),
  })
}

function attributes(program: string, file: string): Extension {
  return EditorView.contentAttributes.of({
    "aria-label": `Program ${program}, ${file}`,
    "aria-description": "Tab indents. To leave the editor, press Escape and then Tab.",
    spellcheck: "false",
    autocapitalize: "off",
    autocorrect: "off",
    translate: "no",
  })
}

/** Finds the place of a diagnostic: from its column to the end of the word there. */
function mark(doc: Text, d: Diagnostic): Mark {
  const line = doc.line(Math.min(Math.max(d.line, 1), doc.lines))
  const at = fromBytes(line.text, d.column - 1)
  const word = /^[\p{L}\p{Nd}_]+|^./u.exec(line.text.slice(at))?.[0].length ?? 0
  const from = line.from + at
  // At the end of a line there is no word: its last character is marked.
  return { from: word > 0 || at === 0 ? from : from - 1, to: from + word, severity: "error", message: d.message }
}

/** The index in a string of an offset in its UTF-8. */
function fromBytes(text: string, offset: number): number {
  let bytes = 0
  let at = 0
  for (const character of text) {
    if (bytes >= offset) break
    const code = character.codePointAt(0) ?? 0
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4
    at += character.length
  }
  return at
}
