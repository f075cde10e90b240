// How a run ended, in the words of the page.

import type { Ending } from "../runner/program"
import type { Baked } from "./snippet"

export type Tone = "fine" | "intended" | "wrong" | "busy"

/** Says how a run ended; baked is what the page says of the program, for one that the reader did not change. */
export function outcome(ending: Ending, baked: Baked | undefined): { text: string; tone: Tone } {
  const text = ended(ending)
  if (ending.status === "stopped") return { text, tone: "intended" }
  if (baked && ending.status === baked.status && ending.exit === baked.exit && baked.tone !== "wrong") {
    return baked.tone === "intended" ? { text: `${text}, as intended`, tone: "intended" } : { text, tone: "fine" }
  }
  return { text, tone: ending.status === "ok" && !baked ? "fine" : "wrong" }
}

function ended(ending: Ending): string {
  switch (ending.status) {
    case "ok":
      return "Finished"
    case "compile-error":
      return "Does not compile"
    case "unsupported":
      return "Not run: the interpreter cannot run this as Go does"
    case "panic":
      return "Ends in a panic"
    case "exit":
      return `Exits with code ${ending.exit}`
    case "deadlock":
      return "Ends in a deadlock"
    case "timeout":
      return "Stopped after its time limit"
    case "memory":
      return "Stopped at its limit of memory"
    case "output-limit":
      return "Stopped at its limit of output"
    case "stopped":
      return "Stopped"
  }
}

/** Renders nanoseconds for reading, with at most three significant digits, as the page does. */
export function duration(nanoseconds: number): string {
  if (nanoseconds === 0) return "0 µs"
  if (nanoseconds < 1e3) return `${Math.round(nanoseconds)} ns`
  let value = nanoseconds / 1e3
  if (value >= 10 && Math.round(value) < 1000) return `${Math.round(value)} µs`
  let unit = "µs"
  for (const next of ["ms", "s"]) {
    if (value < 999.5) break
    value /= 1e3
    unit = next
  }
  const digits = value < 9.995 ? 2 : value < 99.95 ? 1 : 0
  return `${value.toFixed(digits)} ${unit}`
}
