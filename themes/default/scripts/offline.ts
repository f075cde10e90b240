// The service worker: what a reader has visited can be read, and run, offline. Online
// every page comes from the network, so that no page is older than the site.

import type { Site } from "./offline/site"

const worker = self as unknown as ServiceWorkerGlobalScope & { site: Site }
const { site } = worker
const cacheName = `runnel ${worker.registration.scope}`
const inScope = (name: string): string => new URL(name, worker.registration.scope).href

worker.addEventListener("install", (event) => {
  event.waitUntil(
    (async () => {
      const cache = await caches.open(cacheName)
      await cache.addAll(site.shell.map(inScope))
      await worker.skipWaiting()
    })(),
  )
})

// Files of an earlier site whose names tell their content are of no use any more.
worker.addEventListener("activate", (event) => {
  event.waitUntil(
    (async () => {
      const cache = await caches.open(cacheName)
      const current = new Set(site.assets.map(inScope))
      const folder = inScope("assets/")
      for (const request of await cache.keys()) {
        if (request.url.startsWith(folder) && !current.has(request.url)) await cache.delete(request)
      }
      await worker.clients.claim()
    })(),
  )
})

// A page tells what it loaded before the worker was there.
worker.addEventListener("message", (event: ExtendableMessageEvent) => {
  const loaded = event.data as unknown
  if (!Array.isArray(loaded)) return
  event.waitUntil(
    (async () => {
      const cache = await caches.open(cacheName)
      for (const url of loaded) {
        if (typeof url === "string" && url.startsWith(worker.registration.scope) && !(await cache.match(url))) await cache.add(url)
      }
    })(),
  )
})

worker.addEventListener("fetch", (event) => {
  const { request } = event
  if (request.method !== "GET" || !request.url.startsWith(worker.registration.scope)) return
  const named = site.assets.some((name) => inScope(name) === request.url)
  event.respondWith(named ? kept(request) : fresh(request))
})

/** A file whose name tells its content. */
async function kept(request: Request): Promise<Response> {
  const cache = await caches.open(cacheName)
  const known = await cache.match(request)
  if (known) return known
  const response = await fetch(request)
  if (response.ok) await cache.put(request, response.clone())
  return response
}

/** A file that may have changed: from the network where there is one. */
async function fresh(request: Request): Promise<Response> {
  const cache = await caches.open(cacheName)
  const url = request.url.replace(/#.*/, "")
  try {
    const response = await fetch(url, { cache: "no-cache", credentials: "same-origin", redirect: "manual" })
    if (response.ok) await cache.put(url, response.clone())
    else if (response.status === 404) await cache.delete(url)
    return response
  } catch {
    const known = await cache.match(url, { ignoreSearch: true })
    if (known) return known
    return new Response("This page has not been read on this device before, and the network cannot be reached.\n", {
      status: 503,
      headers: { "Content-Type": "text/plain; charset=utf-8" },
    })
  }
}
