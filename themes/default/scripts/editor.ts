// What a page loads when its reader first runs, edits or shares a program.

import type { Bar, Urls } from "./bar"
import { Session } from "./editor/session"
import { openRunner } from "./runner/host"
import type { Runner } from "./runner/program"

export type { Session }

let runner: Runner | undefined

/** Opens a session for a snippet. All sessions of a page share one runner. */
export function openSession(section: HTMLElement, bar: Bar, urls: Urls): Session {
  runner ??= openRunner({
    worker: new URL(urls.worker, location.href).href,
    wasm: new URL(urls.wasm, location.href).href,
  })
  return new Session(section, bar, runner)
}
