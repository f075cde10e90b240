// A program in a link. A link may come from anyone: what it holds is text, of limited
// size, and nothing of it is done before the reader asks for it.

import type { File } from "../runner/program"
import { isFiles } from "../stored"

/** How long the program may be in a link; servers and messengers cut longer ones. */
const maxLink = 16_000

/** How much text a link may unfold to, in bytes. */
const maxText = 256 << 10

/** The first character says how the rest is to be read. */
const version = "1"

/** Packs files for a fragment. It fails with words for the reader. */
export async function pack(files: File[]): Promise<string> {
  const text = new TextEncoder().encode(JSON.stringify(files.map((f) => [f.name, f.source])))
  const packed = version + base64(await pipe(text, new CompressionStream("deflate-raw")))
  if (packed.length > maxLink || text.length > maxText) throw new Error("The program is too long for a link.")
  return packed
}

/** Reads what pack made. It fails with words for the reader. */
export async function unpack(packed: string): Promise<File[]> {
  let files: unknown
  try {
    if (packed[0] !== version || packed.length > maxLink) throw new Error("no program of ours")
    const text = await pipe(bytes(packed.slice(1)), new DecompressionStream("deflate-raw"), maxText)
    const pairs = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(text)) as unknown[][]
    files = pairs.map(([name, source]) => ({ name, source }))
    if (!isFiles(files)) throw new Error("no files")
    return files
  } catch {
    throw new Error("The program in this link is damaged, so the page shows its own.")
  }
}

async function pipe(data: Uint8Array<ArrayBuffer>, through: CompressionStream | DecompressionStream, limit = Infinity): Promise<Uint8Array> {
  const reader = new Blob([data]).stream().pipeThrough(through).getReader()
  const parts: Uint8Array[] = []
  let size = 0
  for (;;) {
    const { done, value } = await reader.read()
    if (done) break
    size += value.length
    if (size > limit) {
      await reader.cancel()
      throw new Error("too much text")
    }
    parts.push(value)
  }
  const whole = new Uint8Array(size)
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

function base64(data: Uint8Array): string {
  let binary = ""
  for (const byte of data) binary += String.fromCharCode(byte)
  return btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "")
}

function bytes(text: string): Uint8Array<ArrayBuffer> {
  const binary = atob(text.replaceAll("-", "+").replaceAll("_", "/"))
  return Uint8Array.from(binary, (c) => c.charCodeAt(0))
}
