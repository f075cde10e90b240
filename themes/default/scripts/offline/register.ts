/**
 * Keeps for offline what the reader visits, once the page is there. url is that of the
 * service worker, which stands at the root of the site.
 */
export function keepOffline(url: string | undefined): void {
  // Browsers offer it to secure pages only.
  if (!url || !("serviceWorker" in navigator)) return
  addEventListener("load", async () => {
    try {
      await navigator.serviceWorker.register(url)
      const { active } = await navigator.serviceWorker.ready
      const loaded = performance.getEntriesByType("resource").map((entry) => entry.name)
      active?.postMessage([location.href.replace(/#.*/, ""), ...loaded])
    } catch {
      // The page is read online then: storage may be full or forbidden.
    }
  })
}
