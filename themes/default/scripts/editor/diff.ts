// The lines in which two texts differ.

/** Lines from `from` on, `removed` of them, give way to those of the other text from `to` on, `added` of them. */
export interface Hunk {
  from: number
  removed: number
  to: number
  added: number
}

/** Above this many pairs of lines, what differs is one hunk. */
const maxPairs = 4_000_000

/** Splits a text at its newlines; each line but the last keeps its own. */
export function splitLines(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? []
}

/** The smallest set of hunks that makes b of a. */
export function diff(a: string[], b: string[]): Hunk[] {
  let start = 0
  while (start < a.length && start < b.length && a[start] === b[start]) start++
  let end = 0
  while (end < a.length - start && end < b.length - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++
  const n = a.length - start - end
  const m = b.length - start - end
  if (n === 0 && m === 0) return []
  if (n === 0 || m === 0 || n * m > maxPairs) return [{ from: start, removed: n, to: start, added: m }]

  // common[i * width + j] is how many lines a from i and b from j have in common.
  const width = m + 1
  const common = new Uint32Array((n + 1) * width)
  const at = (i: number, j: number): number => common[i * width + j] ?? 0
  for (let i = n - 1; i >= 0; i--) {
    for (let j = m - 1; j >= 0; j--) {
      common[i * width + j] =
        a[start + i] === b[start + j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1))
    }
  }
  const hunks: Hunk[] = []
  let i = 0
  let j = 0
  while (i < n || j < m) {
    if (i < n && j < m && a[start + i] === b[start + j]) {
      i++
      j++
      continue
    }
    const hunk: Hunk = { from: start + i, removed: 0, to: start + j, added: 0 }
    while ((i < n || j < m) && !(i < n && j < m && a[start + i] === b[start + j])) {
      if (j === m || (i < n && at(i + 1, j) >= at(i, j + 1))) {
        i++
        hunk.removed++
      } else {
        j++
        hunk.added++
      }
    }
    hunks.push(hunk)
  }
  return hunks
}
