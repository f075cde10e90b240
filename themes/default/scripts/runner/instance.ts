import type { Answer, FromWorker, Request, Task } from "./messages"
import type { Stream } from "./program"

/** Go's own support for WASM, as far as it is used here. */
interface Go {
  importObject: WebAssembly.Imports
  env: Record<string, string>
  exit: (code: number) => void
  exited: boolean
  run(instance: WebAssembly.Instance): Promise<void>
  _resume(): void
  _pendingEvent: { id: number } | null
  _scheduledTimeouts: Map<number, unknown>
}

declare const Go: new () => Go

/** What the runner in WASM and this worker call of each other. */
interface Meeting {
  /** The archive of export data. */
  archive: Uint8Array
  /** Set by the runner: takes a Task as JSON. */
  request?: (id: number, task: string) => void
  /** Set by the runner: runs a trial program. */
  warm?: () => void
  answer: (id: number, answer: string) => void
  report: (message: string) => void
}

/** Bytes of both streams that a program may print. */
const outputLimit = 1 << 20

/** Bytes that an instance may have, its interpreter included. */
const memoryLimit = 768 << 20

type Callback = (error: Error | null, n?: number) => void

/** One instance of the runner. It lives until the program that it runs ends. */
export class Instance {
  private readonly go = new Go()
  private readonly decoders = { stdout: new TextDecoder(), stderr: new TextDecoder(), crash: new TextDecoder() }
  private meeting: Meeting
  private running = false
  private ended = false
  private depth = 0
  private printed = 0
  private crash = ""
  private stdin = new Uint8Array()

  static async start(module: WebAssembly.Module, send: (message: FromWorker) => void): Promise<Instance> {
    const archive = WebAssembly.Module.customSections(module, "runnel:exports")[0]
    if (!archive) throw new Error("the runner is damaged: it lacks its export data")
    const instance = new Instance(new Uint8Array(archive), send)
    await instance.begin(module)
    return instance
  }

  private constructor(
    archive: Uint8Array,
    private readonly send: (message: FromWorker) => void,
  ) {
    this.meeting = {
      archive,
      answer: (id, answer) => send({ type: "answer", id, answer: JSON.parse(answer) as Answer }),
      report: (message) => send({ type: "report", report: JSON.parse(message) as unknown }),
    }
    Object.assign(globalThis, { runnel: this.meeting })
    this.connect()
  }

  request(message: Request): void {
    if ("run" in message.task || "trace" in message.task) {
      this.running = true
      this.stdin = new TextEncoder().encode(message.stdin ?? "")
    }
    this.ask(message.id, message.task)
  }

  /** Compiles what a first run needs. */
  warm(): void {
    this.enter(() => this.meeting.warm?.())
  }

  private ask(id: number, task: Task): void {
    this.enter(() => this.meeting.request?.(id, JSON.stringify(task)))
  }

  private async begin(module: WebAssembly.Module): Promise<void> {
    const go = this.go
    go.env = { TZ: "UTC", LANG: "C.UTF-8" }
    go.exit = (code) => this.end(code)
    const imports = go.importObject["gojs"] as Record<string, (sp: number) => void>
    const grown = imports["runtime.resetMemoryDataView"]!
    let wasm: WebAssembly.Instance
    imports["runtime.resetMemoryDataView"] = (sp) => {
      grown(sp)
      if ((wasm.exports["mem"] as WebAssembly.Memory).buffer.byteLength > memoryLimit) this.end(2, "memory")
    }
    const resume = go._resume.bind(go)
    go._resume = () => this.enter(resume)
    wasm = await WebAssembly.instantiate(module, go.importObject)
    this.enter(() => void go.run(wasm))
  }

  /** Runs Go code until it waits, and tells Go when it does so for ever. */
  private enter(code: () => void): void {
    this.depth++
    try {
      code()
    } catch (error) {
      if (this.ended) return // a limit ended the program
      // The stack of the browser is smaller than Go's.
      this.crash = `runtime: goroutine stack exceeds the browser's limit\nfatal error: stack overflow\n\n${String(error)}\n`
      this.end(2)
      return
    } finally {
      this.depth--
    }
    if (this.depth > 0 || !this.running || this.ended || this.go.exited || this.go._scheduledTimeouts.size > 0) return
    // Nothing is left that could wake a goroutine: Go's scheduler has the words for it.
    this.go._pendingEvent = { id: 0 }
    this.go._resume()
  }

  /** Ends the instance. Where a limit does, the Go code that is running ends by an error. */
  private end(exit: number, limit?: "memory" | "output-limit"): void {
    if (!this.ended) {
      this.ended = true
      for (const stream of ["stdout", "stderr"] as const) this.print(stream, this.decoders[stream].decode())
      this.crash += this.decoders.crash.decode()
      this.send({ type: "ended", exit, crash: this.crash, ...(limit && { limit }) })
    }
    if (limit) throw new Error(limit)
  }

  private print(stream: Stream, text: string): void {
    if (text && this.running) this.send({ type: "output", stream, text })
  }

  private write(stream: Stream, bytes: Uint8Array): void {
    const room = outputLimit - this.printed
    this.printed += bytes.length
    this.print(stream, this.decoders[stream].decode(bytes.subarray(0, Math.max(0, room)), { stream: true }))
    if (bytes.length > room) this.end(2, "output-limit")
  }

  /** Gives Go the three files that a program has; there are no others. */
  private connect(): void {
    const files = (globalThis as unknown as { fs: Record<string, unknown> }).fs
    // Programs write by write, the runtime's last words come by writeSync.
    files["write"] = (fd: number, buffer: Uint8Array, offset: number, length: number, _position: number | null, callback: Callback) => {
      if (fd !== 1 && fd !== 2) return callback(Object.assign(new Error("bad file descriptor"), { code: "EBADF" }))
      this.write(fd === 1 ? "stdout" : "stderr", buffer.subarray(offset, offset + length))
      callback(null, length)
    }
    files["writeSync"] = (_fd: number, buffer: Uint8Array) => {
      if (this.crash.length < outputLimit) this.crash += this.decoders.crash.decode(buffer, { stream: true })
      return buffer.length
    }
    // What is not there is missed as elsewhere. What a program would make, or find in a
    // folder that is there elsewhere, it is refused by Go's own support.
    const missing = (name: string): void => {
      const refuse = files[name] as (path: string, ...rest: unknown[]) => void
      files[name] = (path: string, ...rest: unknown[]) => {
        const makes = name === "open" && rest[0] !== 0
        if (makes || /^[./]*$/.test(path)) return refuse(path, ...rest)
        const callback = rest.at(-1) as Callback
        callback(Object.assign(new Error("no such file or directory"), { code: "ENOENT" }))
      }
    }
    for (const name of ["open", "stat", "lstat"]) missing(name)
    files["read"] = (fd: number, buffer: Uint8Array, offset: number, length: number, _position: number | null, callback: Callback) => {
      if (fd !== 0) return callback(Object.assign(new Error("bad file descriptor"), { code: "EBADF" }))
      const piece = this.stdin.subarray(0, length)
      buffer.set(piece, offset)
      this.stdin = this.stdin.subarray(piece.length)
      callback(null, piece.length)
    }
  }
}
