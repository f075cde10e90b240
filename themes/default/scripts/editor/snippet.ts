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
  /** The lines of the first file that the author highlights, from 1. */
  marked: number[]
  baked: Baked
}

/** What stands in data-program. */
interface Attribute {
  hash: string
  /** The source is there where it is not the code that the page shows. */
  files: { name: string; source?: string }[]
  args?: string[]
  stdin?: string
  records?: (Omit<Record, "text"> & { text?: string })[]
}

/** Reads a snippet from its section. */
export function readSnippet(section: HTMLElement): Snippet {
  const given = JSON.parse(section.dataset["program"] ?? "") as Attribute
  const code = [...section.querySelectorAll<HTMLElement>(":scope > pre.chroma, :scope > .snippet-whole")]
  const shown = code[0]
  // Lines of another text than the program's say nothing of those of the program.
  const lines = given.files.some((f) => f.source !== undefined) ? [] : [...(shown?.querySelectorAll(".line") ?? [])]
  const wall = Number(section.dataset["wall"])
  const printed = (stream: Stream): string =>
    [...section.querySelectorAll(`pre.snippet-output .${stream}`)].map((part) => part.textContent).join("")
  return {
    code,
    id: section.id,
    name: section.querySelector(".snippet-title")?.textContent ?? section.id,
    hash: given.hash,
    program: {
      files: given.files.map(({ name, source }) => ({ name, source: source ?? shown?.textContent ?? "" })),
      args: given.args ?? [],
      stdin: given.stdin ?? "",
    },
    records: (given.records ?? []).map((r) => ({ ...r, text: r.text ?? printed(r.stream) })),
    marked: lines.flatMap((line, i) => (line.classList.contains("hl") ? [i + 1] : [])),
    baked: {
      status: (section.dataset["status"] ?? "") as Status,
      exit: Number(section.dataset["exit"]),
      ...(wall > 0 ? { wall } : {}),
      tone: section.querySelector<HTMLElement>(".snippet-panel")?.dataset["tone"] ?? "",
      stdout: printed("stdout"),
    },
  }
}
