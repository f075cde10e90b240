// What a reader made of a program, kept in the browser until it is reset.

import type { File } from "./runner/program"

/** A program as the reader left it. */
interface Stored {
  /** Of the author's program that the reader started from. */
  hash: string
  files: File[]
}

function key(page: string, id: string): string {
  return `runnel-edit ${page}#${id}`
}

export function isStored(page: string, id: string): boolean {
  try {
    return localStorage.getItem(key(page, id)) !== null
  } catch {
    return false // storage may be forbidden
  }
}

/** The files stored; undefined where there are none, or where the author's program is another by now. */
export function stored(page: string, id: string, hash: string): File[] | undefined {
  try {
    const value = JSON.parse(localStorage.getItem(key(page, id)) ?? "null") as Partial<Stored> | null
    return value?.hash === hash && isFiles(value.files) ? value.files : undefined
  } catch {
    return undefined
  }
}

/** Stores files; undefined forgets them. */
export function store(page: string, id: string, hash: string, files: File[] | undefined): void {
  try {
    if (files) localStorage.setItem(key(page, id), JSON.stringify({ hash, files } satisfies Stored))
    else localStorage.removeItem(key(page, id))
  } catch {
    // The edits then last as long as the page.
  }
}

/** Tells whether a value that comes from outside is a list of files. */
export function isFiles(value: unknown): value is File[] {
  return (
    Array.isArray(value) &&
    value.every((f: Partial<File> | null) => typeof f?.name === "string" && typeof f.source === "string")
  )
}
