// What a worker keeps of its global scope. Everything else goes, so that an interface
// that browsers are still to get is gone too.
const kept = new Set([
  // the language
  "globalThis", "Infinity", "NaN", "undefined", "isFinite", "isNaN", "parseFloat", "parseInt",
  "decodeURI", "decodeURIComponent", "encodeURI", "encodeURIComponent", "escape", "unescape",
  "Object", "Function", "Boolean", "Symbol", "Number", "BigInt", "Math", "Date", "Intl", "String", "RegExp", "JSON",
  "Array", "ArrayBuffer", "SharedArrayBuffer", "Atomics", "DataView", "Map", "Set", "WeakMap", "WeakSet", "WeakRef",
  "FinalizationRegistry", "Iterator", "Promise", "Proxy", "Reflect",
  "Int8Array", "Uint8Array", "Uint8ClampedArray", "Int16Array", "Uint16Array", "Int32Array", "Uint32Array",
  "Float16Array", "Float32Array", "Float64Array", "BigInt64Array", "BigUint64Array",
  "Error", "AggregateError", "EvalError", "RangeError", "ReferenceError", "SyntaxError", "TypeError", "URIError",
  "WebAssembly",
  // what Go's runtime calls
  "console", "performance", "crypto", "TextEncoder", "TextDecoder", "setTimeout", "clearTimeout",
  "fs", "process", "path", "Go",
  // what the runner and the page need of each other
  "self", "close", "onmessage", "onerror", "onmessageerror", "constructor", "runnel",
])

/** Takes from this worker whatever reaches beyond it. */
export function forsake(): void {
  for (let scope: object | null = globalThis; scope && scope !== Object.prototype; scope = Object.getPrototypeOf(scope)) {
    for (const name of Object.getOwnPropertyNames(scope)) {
      if (kept.has(name)) continue
      try {
        Object.defineProperty(scope, name, { value: undefined, writable: false, configurable: false })
      } catch {
        // What cannot be changed cannot be had: it is checked below.
      }
    }
  }
  for (const name of ["fetch", "XMLHttpRequest", "WebSocket", "indexedDB", "caches", "importScripts"]) {
    if ((globalThis as unknown as Record<string, unknown>)[name] !== undefined) throw new Error(`the browser keeps ${name} in the worker`)
  }
}
