// The worker that holds one instance of the WASM runner. It checks and formats programs
// for as long as it is kept; running one ends it.

import "wasm_exec"

import { decompressor } from "./runner/decompress"
import { forsake } from "./runner/forsake"
import { Instance } from "./runner/instance"
import type { FromWorker, ToWorker } from "./runner/messages"

const send = self.postMessage.bind(self) as (message: FromWorker) => void
let instance: Instance | undefined

self.addEventListener("message", async (event: MessageEvent<ToWorker>) => {
  const message = event.data
  if (message.type === "request") {
    instance?.request(message)
    return
  }
  if (message.type === "warm") {
    instance?.warm()
    return
  }
  try {
    let module = message.wasm
    if (typeof module === "string") {
      module = await compile(module)
      send({ type: "module", module })
    }
    // From here on nothing in this worker can reach the network, storage or the page
    // but by its messages.
    forsake()
    instance = await Instance.start(module, send)
    send({ type: "ready" })
  } catch (error) {
    send({ type: "failed", message: error instanceof Error ? error.message : String(error) })
  }
})

/** Compiles the runner while it arrives. */
async function compile(url: string): Promise<WebAssembly.Module> {
  const [response, decompressed] = await Promise.all([fetch(url), decompressor()])
  if (!response.ok || !response.body) throw new Error(`the runner could not be loaded (${response.status} ${response.statusText})`)
  const wasm = response.body.pipeThrough(decompressed)
  return WebAssembly.compileStreaming(new Response(wasm, { headers: { "Content-Type": "application/wasm" } }))
}
