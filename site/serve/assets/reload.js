// Reloads the page when the course has been built again. The server names the last
// build whenever a page connects, so a page that was away catches up. A page that is
// hidden disconnects: a browser opens only six connections to one server, and more
// pages than that may be open.
(() => {
  const build = document.currentScript.dataset.build;
  let events = null;
  let retry = 0;

  const disconnect = () => {
    clearTimeout(retry);
    if (events) events.close();
    events = null;
  };

  const connect = () => {
    disconnect();
    events = new EventSource("/.runnel/events");
    events.addEventListener("build", (event) => {
      if (event.data === build) return;
      disconnect();
      location.reload();
    });
    events.addEventListener("error", () => {
      // Most failures are tried again by the browser; this one is not.
      if (events && events.readyState === EventSource.CLOSED) {
        retry = setTimeout(connect, 1000);
      }
    });
  };

  const follow = () => (document.hidden ? disconnect() : connect());
  document.addEventListener("visibilitychange", follow);
  addEventListener("pagehide", disconnect);
  addEventListener("pageshow", (event) => event.persisted && follow());
  follow();
})();
