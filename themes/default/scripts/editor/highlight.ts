// Colours Go as the page does: by the same rules and classes as the package highlight
// of the site, so that nothing changes its colour when editing starts.

import { syntaxTree } from "@codemirror/language"
import { RangeSetBuilder } from "@codemirror/state"
import { Decoration, EditorView, ViewPlugin, type DecorationSet, type ViewUpdate } from "@codemirror/view"

const types = words(
  "any bool byte comparable complex64 complex128 error float32 float64 int int8 int16 int32 int64 rune string uint uint8 uint16 uint32 uint64 uintptr",
)
const constants = words("true false nil iota")
const builtins = words(
  "append cap clear close complex copy delete imag len make max min new panic print println real recover",
)
const declaring = words("func var const type struct interface map chan import package")
const names = words("VariableName TypeName DefName FieldName LabelName Bool Nil make new")
const classes: { [node: string]: string } = {
  LineComment: "comment",
  BlockComment: "comment",
  String: "string",
  Rune: "string",
  Number: "number",
  "~": "operator",
  "*": "operator",
  "=": "operator",
  ":=": "operator",
  "<-": "operator",
  "...": "operator",
}

function words(list: string): Set<string> {
  return new Set(list.split(" "))
}

/** Returns the class of a leaf of the syntax tree; undefined for what is plain. */
function classOf(node: string, parent: string, text: string, before: string, after: string): string | undefined {
  if (names.has(node)) {
    if (parent === "FunctionDecl" && node === "DefName") return "function"
    const called = after === "("
    if (before !== ".") {
      if (types.has(text)) return "type"
      if (constants.has(text)) return "number"
      if (called && builtins.has(text)) return "builtin"
    }
    return called ? "function" : undefined
  }
  if (node.endsWith("Op")) return "operator"
  if (declaring.has(node) || /^[a-z]+$/.test(node)) return "keyword"
  return classes[node]
}

const marks = new Map<string, Decoration>()

function mark(name: string): Decoration {
  const made = marks.get(name) ?? Decoration.mark({ class: name })
  marks.set(name, made)
  return made
}

function decorate(view: EditorView): DecorationSet {
  const builder = new RangeSetBuilder<Decoration>()
  for (const { from, to } of view.visibleRanges) {
    syntaxTree(view.state).iterate({
      from,
      to,
      enter: (node) => {
        if (node.node.firstChild || node.from === node.to) return
        const text = view.state.sliceDoc(node.from, node.to)
        const line = view.state.doc.lineAt(node.from)
        const before = view.state.sliceDoc(line.from, node.from).trimEnd().slice(-1)
        const after = view.state.sliceDoc(node.to, Math.max(node.to, Math.min(line.to, node.to + 80))).trimStart()[0] ?? ""
        const name = classOf(node.name, node.node.parent?.name ?? "", text, before, after)
        if (name) builder.add(node.from, node.to, mark(name))
      },
    })
  }
  return builder.finish()
}

export const highlighting = ViewPlugin.fromClass(
  class {
    decorations: DecorationSet

    constructor(view: EditorView) {
      this.decorations = decorate(view)
    }

    update(update: ViewUpdate): void {
      const parsed = syntaxTree(update.startState) !== syntaxTree(update.state)
      if (update.docChanged || update.viewportChanged || parsed) this.decorations = decorate(update.view)
    }
  },
  { decorations: (plugin) => plugin.decorations },
)
