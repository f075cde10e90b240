// What a page holds of a snippet, for its script.

import type { Program, Status, Stream } from "../runner/program"
import type { Rule } from "./match"

/** How a run's output is held to what the page shows. */
export interface Record {
  stream: Stream
  match: Rule
  text: string
}

/** What the page shows of the run when it was built. */
export interface Baked {
  status: string
  exit: number
  /** The median in nanoseconds; absent where main did not begin. */
  wall?: number
  tone: string
  stdout: string
}

export interface Snippet {
  /** What shows the program when it is not edited. */
  code: HTMLElement[]
  id: string
  /** What to call it in words. */
  name: string
  hash: string
  program: Program
  records: Record[]
  /** The lines of each file that the author highlights, from 1. */
  marked: number[][]
  /** The first and the last of each run of lines that the page does not show, by file, from 1. */
  hidden: [number, number][][]
  baked: Baked
}

/** What stands in data-program. */
interface Attribute {
  hash: string
  /** The source is there where it is not the code that the page shows, and then what of its lines the page highlights or lacks. */
  files: { name: string; source?: string; marked?: number[]; hidden?: [number, number][] }[]
  fragment?: boolean
  args?: string[]
  stdin?: string
  records?: (Omit<Record, "text"> & { text?: string })[]
}

/** What to call the snippet of a section in words. */
export function nameOf(section: HTMLElement): string {
  return section.querySelector(".snippet-title")?.textContent ?? section.id
}

/** Reads a snippet from its section. */
export function readSnippet(section: HTMLElement): Snippet {
  const given = JSON.parse(section.dataset["program"] ?? "") as Attribute
  const code = [...section.querySelectorAll<HTMLElement>(":scope > pre.chroma, :scope > .snippet-whole")]
  const shown = code[0]
  const lines = [...(shown?.querySelectorAll(".line") ?? [])]
  const highlighted = lines.flatMap((line, i) => (line.classList.contains("hl") ? [i + 1] : []))
  const wall = Number(section.dataset["wall"])
  const printed = (stream: Stream): string =>
    [...section.querySelectorAll(`pre.snippet-output .${stream}`)].map((part) => part.textContent).join("")
  return {
    code,
    id: section.id,
    name: nameOf(section),
    hash: given.hash,
    program: {
      files: given.files.map(({ name, source }) => ({ name, source: source ?? shown?.textContent ?? "" })),
      fragment: given.fragment ?? false,
      args: given.args ?? [],
      stdin: given.stdin ?? "",
    },
    records: (given.records ?? []).map((r) => ({ ...r, text: r.text ?? printed(r.stream) })),
    marked: given.files.map((f) => (f.source === undefined ? highlighted : (f.marked ?? []))),
    hidden: given.files.map((f) => f.hidden ?? []),
    baked: {
      status: (section.dataset["status"] ?? "") as Status,
      exit: Number(section.dataset["exit"]),
      ...(wall > 0 ? { wall } : {}),
      tone: section.querySelector<HTMLElement>(".snippet-panel:not(.snippet-live)")?.dataset["tone"] ?? "",
      stdout: printed("stdout"),
    },
  }
}
