// Holds an output to a record by the rules that the site is checked with: package
// match of the site tells them, and a test holds the two to each other.

export type Rule = "exact" | "unordered" | "approx" | "regexp"

/** Tells whether output is what record asks for. */
export function matches(rule: Rule, record: string, output: string): boolean {
  if (rule === "unordered") return unordered(lines(record), lines(output))
  if (rule === "regexp") return ordered(lines(record).map(expression), lines(output).map(literal))
  const read = rule === "approx" ? measured : literal
  return ordered(lines(record).map(read), lines(output).map(read))
}

const wildcard = "..."

/** A line of a record or an output. */
interface Line {
  text: string
  /** The text without its measured numbers. */
  shape: string
  numbers: Measured[]
  /** What a line of the output must match in a record of regular expressions. */
  expression?: RegExp
}

interface Measured {
  kind: "duration" | "decimal" | "address"
  /** Of a duration, nanoseconds. */
  value: number
  /** Of a decimal, one in the last place written after its point. */
  ulp: number
}

/** Splits text at its newlines; a final one ends the last line. */
function lines(text: string): string[] {
  if (text === "") return []
  return (text.endsWith("\n") ? text.slice(0, -1) : text).split("\n")
}

const literal = (text: string): Line => ({ text, shape: text, numbers: [] })

const expression = (text: string): Line => (text === wildcard ? literal(text) : { ...literal(text), expression: new RegExp(text, "u") })

function unordered(record: string[], output: string[]): boolean {
  const needed = new Map<string, number>()
  for (const line of record) needed.set(line, (needed.get(line) ?? 0) + 1)
  const open = needed.delete(wildcard)
  for (const line of output) {
    const count = needed.get(line) ?? 0
    if (count > 0) needed.set(line, count - 1)
    else if (!open) return false
  }
  return [...needed.values()].every((count) => count === 0)
}

/** Cuts a record at its wildcards; each segment takes the first place where it holds. */
function ordered(record: Line[], output: Line[]): boolean {
  const segments: Line[][] = [[]]
  for (const line of record) {
    if (line.text === wildcard) segments.push([])
    else segments.at(-1)?.push(line)
  }
  const holdsAt = (segment: Line[], at: number): boolean => segment.every((line, i) => holds(line, output[at + i]))
  const last = segments.length - 1
  let from = 0
  for (const [i, segment] of segments.entries()) {
    const end = output.length - segment.length
    let at = from
    if (i === last) {
      at = end
      if (at < from || (i === 0 && at !== 0)) return false
    } else if (i > 0) {
      while (at <= end && !holdsAt(segment, at)) at++
    }
    if (at > end || !holdsAt(segment, at)) return false
    from = at + segment.length
  }
  return true
}

function holds(line: Line, out: Line | undefined): boolean {
  if (line.expression) return out !== undefined && line.expression.test(out.text)
  return out !== undefined && line.shape === out.shape && line.numbers.every((n, i) => near(n, out.numbers[i]))
}

/** Tells whether out lies within the tolerance of n, which is the record's. */
function near(n: Measured, out: Measured | undefined): boolean {
  if (!out || n.kind === "address") return out !== undefined
  const tolerance = n.kind === "duration" ? Math.max(0.2 * Math.abs(n.value), 20e6) : Math.max(0.1 * Math.abs(n.value), n.ulp)
  return Math.abs(n.value - out.value) <= tolerance * (1 + 1e-9)
}

/** The words of a line: letters, digits and underscores, points between them, and the sign of an exponent. */
const word = /[\p{L}\p{Nd}_](?:[\p{L}\p{Nd}_]|\.(?=[\p{L}\p{Nd}_]))*/uy
const mantissa = /^[0-9]+(\.[0-9]+)?[eE]$/

/** Reads a line whose measured numbers may move. */
function measured(text: string): Line {
  const numbers: Measured[] = []
  let shape = ""
  let done = 0
  for (let i = 0; i < text.length; ) {
    const end = wordEnd(text, i)
    if (end === i) {
      i += (text.codePointAt(i) ?? 0) > 0xffff ? 2 : 1
      continue
    }
    const found = parseNumber(text.slice(i, end), text.slice(end))
    if (!found) {
      i = end
      continue
    }
    let start = i
    if (found.number.kind !== "address" && isSign(text, i - 1)) {
      start--
      found.number.value = -found.number.value
    }
    i += found.size
    shape += text.slice(done, start).replace(/[ \t]+$/, "") + `\n${found.number.kind}\n`
    numbers.push(found.number)
    done = i + (/^[ \t]*/.exec(text.slice(i))?.[0].length ?? 0)
    i = done > i ? done : end
  }
  return { text, shape: shape + text.slice(done), numbers }
}

function wordEnd(text: string, at: number): number {
  let end = at
  for (;;) {
    word.lastIndex = end
    end += word.exec(text)?.[0].length ?? 0
    const sign = text[end]
    const exponent = (sign === "+" || sign === "-") && mantissa.test(text.slice(at, end)) && /^[0-9]/.test(text.slice(end + 1))
    if (!exponent) return end
    end++
  }
}

/** Tells a minus sign from a hyphen or an operator between two operands. */
function isSign(text: string, at: number): boolean {
  if (at < 0 || text[at] !== "-") return false
  return at === 0 || !/[\p{L}\p{Nd}_)\]]$/u.test(text.slice(0, at))
}

const units: { [unit: string]: number } = { ns: 1, us: 1e3, µs: 1e3, μs: 1e3, ms: 1e6, s: 1e9, m: 60e9, h: 3600e9 }
const decimal = /^([0-9]+(?:\.([0-9]+))?([eE][+-][0-9]+)?)\p{L}*$/u
const unitAfter = /^ (ns|µs|μs|us|ms|s)(?:[^\p{L}\p{Nd}_]|$)/u

/** Reads the measured number at the start of a word; rest is the text after it. */
function parseNumber(text: string, rest: string): { number: Measured; size: number } | undefined {
  if (!/^[0-9]/.test(text)) return undefined
  const size = text.length
  if (/^0x[0-9a-fA-F]{6,}$/.test(text)) return { number: { kind: "address", value: 0, ulp: 0 }, size }
  let value = /[smh]$/.test(text) ? parseDuration(text) : undefined
  const unit = unitAfter.exec(rest)?.[1]
  if (value === undefined && unit !== undefined && /^[0-9]+(\.[0-9]+)?$/.test(text)) value = parseDuration(text + unit)
  if (value !== undefined) return { number: { kind: "duration", value, ulp: 0 }, size }

  const [, written, fraction, exponent] = decimal.exec(text) ?? []
  if (written === undefined || (fraction === undefined && exponent === undefined)) return undefined
  value = Number(written)
  if (!Number.isFinite(value)) return undefined
  const ulp = fraction === undefined ? 0 : 10 ** (Number(exponent?.slice(1) ?? 0) - fraction.length)
  return { number: { kind: "decimal", value, ulp }, size: written.length }
}

/** Reads a duration as Go prints it, in nanoseconds. */
function parseDuration(text: string): number | undefined {
  if (!/^(?:[0-9]+(?:\.[0-9]*)?(?:ns|us|µs|μs|ms|s|m|h))+$/.test(text)) return undefined
  let sum = 0
  for (const [, amount, unit] of text.matchAll(/([0-9.]+)(ns|us|µs|μs|ms|s|m|h)/g)) {
    sum += Number(amount) * (units[unit ?? ""] ?? 0)
  }
  return sum < 2 ** 63 ? sum : undefined
}
