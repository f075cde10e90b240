// What crosses between a page and the runner in its browser.

export interface File {
  name: string
  source: string
}

export interface Program {
  files: File[]
  /** The files have no package clause. */
  fragment: boolean
  args: string[]
  stdin: string
}

/** What is wrong at one place of a program; line and column count from 1, columns in bytes of UTF-8. */
export interface Diagnostic {
  file: string
  line: number
  column: number
  message: string
}

export type Stream = "stdout" | "stderr"

export interface Output {
  stream: Stream
  text: string
}

/** The statuses of a result; "stopped" is for what the reader ended. */
export type Status =
  | "ok"
  | "compile-error"
  | "unsupported"
  | "panic"
  | "exit"
  | "deadlock"
  | "timeout"
  | "memory"
  | "output-limit"
  | "stopped"

/** How a run ended. */
export interface Ending {
  status: Status
  exit: number
  /** Wall time of main in nanoseconds; absent where main did not begin. */
  wall?: number
  diagnostics: Diagnostic[]
}

/** A source as gofmt writes it, or why it cannot. */
export type Formatted = { source: string } | { diagnostics: Diagnostic[] }

/**
 * The runner, in workers of its own. One program runs at a time: run ends the one before.
 * What cannot be loaded (from disk, without WASM, offline before the first use) rejects
 * with an Error whose message is for the reader.
 */
export interface Runner {
  /** Loads and warms what a run needs; later calls wait for the first. */
  prepare(): Promise<void>
  /** Runs a program. Output arrives in pieces as it is printed; last words of the Go runtime are stderr. */
  run(program: Program, onOutput: (output: Output) => void): Promise<Ending>
  /** Ends the running program at once: its run resolves as "stopped". */
  stop(): void
  /** The compiler's diagnostics, and what the runner cannot run; none for a good program. */
  check(program: Program): Promise<Diagnostic[]>
  format(file: File): Promise<Formatted>
}
