// What a reader finds on the page, for the tests to judge. The value of this script
// has the shape of the type found in page_test.go.
(() => {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)]
  const text = (element) => element?.textContent ?? ""
  const texts = (selector, root) => all(selector, root).map(text).join("")
  const visible = (element) => element != null && element.checkVisibility() && element.getBoundingClientRect().height > 0

  const snippet = (section) => ({
    id: section.id,
    ran: "status" in section.dataset,
    attributes: { ...section.dataset },
    code: text(section.querySelector("pre.chroma")),
    points: all("[data-run]", section).map((row) => row.dataset.run),
    outputs: all("pre.snippet-output", section).length,
    output: text(section.querySelector("pre.snippet-output")),
    stdout: texts("pre.snippet-output .stdout", section),
    stderr: texts("pre.snippet-output .stderr", section),
    outputVisible: visible(section.querySelector("pre.snippet-output")),
    saysEmpty: visible(section.querySelector(".snippet-empty")),
    figures: all("dl.snippet-timing dt", section).map((name) => ({
      name: text(name).trim(),
      value: text(name.nextElementSibling).trim(),
    })),
    timingVisible: visible(section.querySelector("dl.snippet-timing")),
  })

  const ids = all("[id]").map((element) => element.id)
  const fragment = (link) => decodeURIComponent(link.hash.slice(1))
  return {
    title: document.title,
    headings: all("h1").map(text),
    repeated: ids.filter((id, i) => ids.indexOf(id) !== i),
    deadAnchors: all("a[href^='#']").map(fragment).filter((id) => !ids.includes(id)),
    next: all("a[rel=next]").filter(visible).length,
    announcesNext: all("link[rel=next]").length,
    snippets: all("section.snippet").map(snippet),
  }
})()
