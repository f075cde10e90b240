// Marks in the editor for the lines in which a text differs from another: those it has
// more, and those it lacks, which stand between its lines. They last until it is changed.

import { foldedRanges, unfoldEffect } from "@codemirror/language"
import { StateEffect, StateField, type EditorState, type Range, type Text, type TransactionSpec } from "@codemirror/state"
import { Decoration, EditorView, WidgetType, type DecorationSet } from "@codemirror/view"

import { element } from "../element"
import { diff, splitLines } from "./diff"

/** Lines that a text has from `line` on, counted from 1, in the place of others. */
export interface Difference {
  line: number
  added: number
  removed: string[]
}

/** In which lines a source differs from another. */
export function differences(before: string, after: string): Difference[] {
  const lines = splitLines(before)
  return diff(lines, splitLines(after)).map(({ from, removed, to, added }) => ({
    line: to + 1,
    added,
    removed: lines.slice(from, from + removed).map((text) => text.replace(/\n$/, "")),
  }))
}

/** Marks differences, and shows them where they are folded; none removes the marks. */
export function marking(state: EditorState, all: Difference[]): TransactionSpec {
  const effects: StateEffect<unknown>[] = [mark.of(all)]
  const places = all.map((d) => place(state.doc, d))
  foldedRanges(state).between(0, state.doc.length, (from, to) => {
    // What was removed above a folded line is seen.
    const hides = places.some((p) => p.to >= from && p.from <= to && (p.to > p.from || p.from > from))
    if (hides) effects.push(unfoldEffect.of({ from, to }))
  })
  return { effects }
}

/** Tells whether there are marks. */
export function isMarked(state: EditorState): boolean {
  return state.field(marks).size > 0
}

/** From the beginning of a difference to its end; they are the same where lines are only removed. */
export function place(doc: Text, { line, added }: Difference): { from: number; to: number } {
  const from = line <= doc.lines ? doc.line(line).from : doc.length
  return { from, to: added > 0 ? doc.line(line + added - 1).to : from }
}

const mark = StateEffect.define<Difference[]>()

export const marks = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(set, transaction) {
    if (transaction.docChanged) set = Decoration.none
    for (const effect of transaction.effects) {
      if (effect.is(mark)) set = Decoration.set(effect.value.flatMap((d) => decorations(transaction.newDoc, d)), true)
    }
    return set
  },
  provide: (field) => EditorView.decorations.from(field),
})

const addedLine = Decoration.line({ class: "added" })

function decorations(doc: Text, d: Difference): Range<Decoration>[] {
  const all: Range<Decoration>[] = []
  if (d.removed.length > 0) {
    const side = d.line <= doc.lines ? -1 : 1
    all.push(Decoration.widget({ widget: new Removed(d.removed), block: true, side }).range(place(doc, d).from))
  }
  for (let n = d.line; n < d.line + d.added; n++) all.push(addedLine.range(doc.line(n).from))
  return all
}

/** Lines that are no longer there. */
class Removed extends WidgetType {
  constructor(private readonly lines: string[]) {
    super()
  }

  override eq(other: Removed): boolean {
    return this.lines.join("\n") === other.lines.join("\n")
  }

  override toDOM(): HTMLElement {
    return element("del", "cm-removed", ...this.lines.map((text) => element("div", "", text)))
  }
}
