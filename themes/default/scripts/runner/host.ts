import type { Answer, Death, FromWorker, Request, Task, ToWorker } from "./messages"
import type { Diagnostic, Ending, File, Formatted, Output, Program, Runner, Status } from "./program"

/** Where the runner is loaded from. */
export interface URLs {
  worker: string
  wasm: string
}

/** How long a program may run in the page, in milliseconds. */
const timeout = 60_000

/**
 * A runner in this browser. A worker that is ready waits for the next run and checks
 * and formats meanwhile; a run ends its worker, so the next is made ready then.
 */
export function openRunner(urls: URLs): Runner {
  return new Host(urls)
}

class Host implements Runner {
  private module: WebAssembly.Module | undefined
  private waiting: Instance | undefined
  private running: Run | undefined

  constructor(private readonly urls: URLs) {}

  async prepare(): Promise<void> {
    await this.ready().opened
  }

  async run(program: Program, onOutput: (output: Output) => void): Promise<Ending> {
    this.stop()
    const instance = this.ready()
    const run = new Run(instance, program, onOutput)
    this.running = run
    try {
      const how = await run.ended({ run: program })
      if (!("reports" in how)) return how
      return await this.understood(run, program, how)
    } finally {
      this.waiting = this.waiting === instance ? undefined : this.waiting
      if (this.running === run) this.running = undefined
      this.ready().warm()
    }
  }

  stop(): void {
    this.running?.stop()
    this.running = undefined
  }

  async check(program: Program): Promise<Diagnostic[]> {
    const answer = await this.ask({ check: program })
    this.waiting?.warm()
    return answer.diagnostics ?? []
  }

  async format(file: File): Promise<Formatted> {
    const answer = await this.ask({ format: file })
    return answer.source === undefined ? { diagnostics: answer.diagnostics ?? [] } : { source: answer.source }
  }

  private async ask(task: Task): Promise<Answer> {
    return this.ready().ask(task)
  }

  /** The instance that waits; one is opened where none does. */
  private ready(): Instance {
    if (!this.waiting || this.waiting.busy) {
      const instance = new Instance(this.urls, this.module)
      this.waiting = instance
      instance.opened.then(
        () => (this.module = instance.module),
        () => (this.waiting = this.waiting === instance ? undefined : this.waiting),
      )
    }
    return this.waiting
  }

  /** Says how a run ended: the words of Go for a program that died come from the runner. */
  private async understood(run: Run, program: Program, how: Died): Promise<Ending> {
    const reports = how.reports as Report[]
    const end = reports.find((r) => r.end)?.end
    const ending: Ending = { status: "ok", exit: how.exit, diagnostics: [], ...(end && { wall: end.wall }) }
    if (how.limit) return { ...ending, status: how.limit, exit: -1 }
    const fault = reports.some((r) => r.fault)
    if (!fault && how.exit === 0) return ending
    const death: Death = { program, reports, crash: how.crash, exit: how.exit }
    if (!fault && !reports.some((r) => r.exit)) {
      const traced = await run.again({ trace: program }, this.ready())
      if (traced) death.traced = traced
    }
    const answer = await this.ask({ explain: death })
    if (answer.words) run.print({ stream: "stderr", text: answer.words })
    return {
      ...ending,
      status: answer.status ?? "exit",
      exit: answer.status === "unsupported" ? -1 : how.exit,
      diagnostics: answer.diagnostics ?? [],
    }
  }
}

/** What of a wire message matters here. */
interface Report {
  end?: { wall: number }
  exit?: { code: number }
  fault?: object
}

interface Died {
  reports: unknown[]
  crash: string
  exit: number
  limit?: Status & ("memory" | "output-limit")
}

/** A worker with the runner in it. */
class Instance {
  readonly opened: Promise<void>
  module: WebAssembly.Module | undefined
  busy = false
  private warmed = false
  listen: ((message: FromWorker) => void) | undefined
  private readonly worker: Worker
  private readonly answers = new Map<number, { resolve: (a: Answer) => void; reject: (e: Error) => void }>()
  private next = 1

  constructor(urls: URLs, module: WebAssembly.Module | undefined) {
    if (typeof Worker === "undefined" || typeof WebAssembly === "undefined") throw new Error("This browser cannot run programs: it has no WebAssembly.")
    this.module = module
    this.worker = new Worker(urls.worker)
    this.opened = new Promise((resolve, reject) => {
      const fail = (text: string): void => {
        const error = new Error(text)
        reject(error)
        for (const waiting of this.answers.values()) waiting.reject(error)
        this.end()
      }
      this.worker.addEventListener("error", (event) => fail(`The runner could not be started${event.message ? `: ${event.message}` : "."}`))
      this.worker.addEventListener("message", (event: MessageEvent<FromWorker>) => {
        const message = event.data
        switch (message.type) {
          case "module":
            this.module = message.module
            break
          case "ready":
            resolve()
            break
          case "failed":
            fail(`The runner could not be loaded: ${message.message}`)
            break
          case "answer":
            this.answers.get(message.id)?.resolve(message.answer)
            this.answers.delete(message.id)
            break
          default:
            this.listen?.(message)
        }
      })
    })
    this.opened.catch(() => undefined)
    this.post({ type: "open", wasm: module ?? urls.wasm })
  }

  /** Does what makes the first run quicker, once: a reader who runs a program at once does not wait for it. */
  warm(): void {
    if (this.warmed) return
    this.warmed = true
    // Why it could not be opened is told when it is next needed.
    this.opened.then(() => this.busy || this.post({ type: "warm" }), () => undefined)
  }

  async ask(task: Task, stdin?: string): Promise<Answer> {
    const id = this.next++
    const request: Request = { type: "request", id, task, ...(stdin !== undefined && { stdin }) }
    const answered = new Promise<Answer>((resolve, reject) => this.answers.set(id, { resolve, reject }))
    answered.catch(() => undefined)
    await this.opened
    this.post(request)
    return answered
  }

  end(): void {
    this.busy = true
    this.worker.terminate()
  }

  private post(message: ToWorker): void {
    this.worker.postMessage(message)
  }
}

/** One run of a program, with what it prints. */
class Run {
  private finish: ((how: Ending | Died) => void) | undefined
  private stopped = false

  constructor(
    private instance: Instance,
    private readonly program: Program,
    private readonly onOutput: (output: Output) => void,
  ) {}

  print(output: Output): void {
    if (!this.stopped) this.onOutput(output)
  }

  stop(): void {
    this.stopped = true
    this.finish?.({ status: "stopped", exit: -1, diagnostics: [] })
  }

  /** Runs the task and resolves when its instance has ended, or refuses the program. */
  async ended(task: Task, print = true): Promise<Ending | Died> {
    const instance = this.instance
    instance.busy = true
    let timer: ReturnType<typeof setTimeout> | undefined
    const ended = new Promise<Ending | Died>((resolve, reject) => {
      this.finish = resolve
      const reports: unknown[] = []
      instance.listen = (message) => {
        if (message.type === "output" && print) this.print(message)
        else if (message.type === "report") reports.push(message.report)
        else if (message.type === "ended") resolve({ reports, crash: message.crash, exit: message.exit, ...(message.limit && { limit: message.limit }) })
      }
      instance.opened.then(() => {
        timer = setTimeout(() => resolve({ status: "timeout", exit: -1, diagnostics: [] }), timeout)
        // Only a program that is refused is answered.
        return instance.ask(task, this.program.stdin).then((answer) =>
          resolve({ status: answer.status ?? "compile-error", exit: answer.status === "unsupported" ? -1 : 1, diagnostics: answer.diagnostics ?? [] }),
        )
      }).catch(reject)
    })
    try {
      return await ended
    } finally {
      clearTimeout(timer)
      instance.end()
    }
  }

  /** Runs the program once more on another instance, without its output. */
  async again(task: Task, instance: Instance): Promise<Died | undefined> {
    if (this.stopped) return undefined
    this.instance = instance
    const how = await this.ended(task, false)
    return "reports" in how ? how : undefined
  }
}
