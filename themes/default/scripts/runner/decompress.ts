// Decompresses the runner while it arrives.

import { ZSTDDecoder } from "zstddec/stream"

type Bytes = Uint8Array<ArrayBuffer>

/** Decompresses zstd; what a host has decompressed on the way passes as it is. */
export async function decompressor(): Promise<TransformStream<Bytes, Bytes>> {
  const decoder = await start()
  let decoding: Decoding | undefined
  let first = true
  return new TransformStream({
    transform(chunk, controller) {
      if (first && chunk[0] === 0x28) decoding = new Decoding(decoder, (plain) => controller.enqueue(plain))
      first = false
      if (decoding) decoding.push(chunk)
      else controller.enqueue(chunk)
    },
    flush() {
      decoding?.end()
    },
  })
}

/**
 * Starts the decoder, which is WASM itself. It fetches that from a data URL in its own
 * script, as the page's policy forbids: it is answered here.
 */
async function start(): Promise<ZSTDDecoder> {
  const decoder = new ZSTDDecoder()
  const { fetch } = self
  self.fetch = async (url) => {
    const base64 = String(url).slice(String(url).indexOf(",") + 1)
    return new Response(Uint8Array.from(atob(base64), (c) => c.charCodeAt(0)))
  }
  let started: Promise<void>
  try {
    started = decoder.init()
  } finally {
    self.fetch = fetch
  }
  await started
  return decoder
}

/** One stream that is decompressed. */
class Decoding {
  private readonly pieces: Bytes[] = []
  private readonly plain: Iterator<Uint8Array>
  /** How often in a row the decoder neither gave nor took anything. */
  private idle = 0

  constructor(
    decoder: ZSTDDecoder,
    private readonly give: (plain: Bytes) => void,
  ) {
    this.plain = decoder.decodeStreaming(taken(this.pieces))
  }

  /** What the last piece holds may be given only with the next one. */
  push(piece: Bytes): void {
    this.pieces.push(piece)
    // The decoder takes at most one piece a step, and an end of them for the end of the stream.
    while (this.pieces.length > 0) this.step()
  }

  /** Throws where the stream is not whole. */
  end(): void {
    while (this.step()) continue
  }

  /** Reports whether there is more to do. */
  private step(): boolean {
    const waiting = this.pieces.length
    const { done, value } = this.plain.next()
    if (done) return false
    this.idle = value.length === 0 && this.pieces.length === waiting ? this.idle + 1 : 0
    // The decoder tries what is damaged for ever. A step that only read the checksum is none of those.
    if (this.idle > 1) throw new Error("it is damaged")
    if (value.length > 0) this.give(value as Bytes)
    return true
  }
}

function* taken(pieces: Bytes[]): Generator<Bytes> {
  for (let piece = pieces.shift(); piece; piece = pieces.shift()) yield piece
}
