// A runner for tests of the page alone: it knows a few statements by their looks, and
// what it answers is the same on every machine.

import type { Diagnostic, Ending, Formatted, Output, Program, Runner } from "./program"

const broken = "undefinedName"

function diagnose(program: Program): Diagnostic[] {
  const encoder = new TextEncoder()
  return program.files.flatMap(({ name, source }) =>
    source.split("\n").flatMap((text, i) => {
      const at = text.indexOf(broken)
      if (at < 0) return []
      const column = encoder.encode(text.slice(0, at)).length + 1
      return [{ file: name, line: i + 1, column, message: `undefined: ${broken}` }]
    }),
  )
}

export function openRunner(urls: { worker: string; wasm: string }): Runner {
  let stop = (): void => {}
  if (!urls.worker || !urls.wasm) throw new Error("no URLs")
  return {
    async prepare() {},
    async run(program: Program, onOutput: (output: Output) => void): Promise<Ending> {
      stop()
      const diagnostics = diagnose(program)
      if (diagnostics.length > 0) return { status: "compile-error", exit: 1, diagnostics }
      const source = program.files.map((f) => f.source).join("")
      for (const [, literal = '""'] of source.matchAll(/fmt\.Println\(("[^"]*")\)/g)) {
        onOutput({ stream: "stdout", text: `${JSON.parse(literal)}\n` })
      }
      for (const word of [...program.args, program.stdin]) {
        if (word) onOutput({ stream: "stdout", text: `args ${word}\n` })
      }
      if (source.includes("panic(")) {
        onOutput({ stream: "stderr", text: "panic: meant\n" })
        return { status: "panic", exit: 2, wall: 1e6, diagnostics }
      }
      if (source.includes("for {")) {
        await new Promise<void>((done) => (stop = done))
        return { status: "stopped", exit: -1, diagnostics }
      }
      return { status: "ok", exit: 0, wall: 12.3e6, diagnostics }
    },
    stop() {
      stop()
    },
    async check(program: Program) {
      return diagnose(program)
    },
    async format({ name, source }): Promise<Formatted> {
      if (source.includes("{{")) return { diagnostics: [{ file: name, line: 1, column: 1, message: "expected a statement" }] }
      return { source: source.replace(/^( {2,}|\t+ +)/gm, "\t").replace(/ *:= */g, " := ") }
    },
  }
}
