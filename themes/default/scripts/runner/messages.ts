// What the page and a worker of the runner say to each other.

import type { Diagnostic, File, Program, Status, Stream } from "./program"

export type ToWorker =
  /** Compile, where wasm is a URL, and start. */
  | { type: "open"; wasm: string | WebAssembly.Module }
  /** Compile what a run needs, while there is time. */
  | { type: "warm" }
  | Request

export interface Request {
  type: "request"
  id: number
  task: Task
  /** Standard input of a program that is run. */
  stdin?: string
}

/** What the runner is asked for, as it reads it. */
export type Task =
  | { check: Program }
  | { format: File }
  | { run: Program }
  | { trace: Program }
  | { explain: Death }

/** How an instance ended that ran a program. */
export interface Death {
  program: Program
  /** What the runner reported, as it wrote it. */
  reports: unknown[]
  /** What the Go runtime wrote last. */
  crash: string
  exit: number
  /** The same of a traced run, where there was one. */
  traced?: Omit<Death, "program" | "traced">
}

/** What the runner answers, as it writes it. */
export interface Answer {
  diagnostics?: Diagnostic[]
  source?: string
  status?: Status
  /** What Go prints last of a program that died. */
  words?: string
}

export type FromWorker =
  | { type: "module"; module: WebAssembly.Module }
  | { type: "ready" }
  | { type: "failed"; message: string }
  | { type: "answer"; id: number; answer: Answer }
  | { type: "output"; stream: Stream; text: string }
  | { type: "report"; report: unknown }
  /** The instance is no more. A limit is what ended it, if one did. */
  | { type: "ended"; exit: number; crash: string; limit?: "memory" | "output-limit" }
