// How the code of snippet %[1]s looks, read or edited: where it begins and ends, and each
// piece of text of one colour and style.
(() => {
  const section = document.getElementById("%[1]s")
  const editor = section.querySelector(".snippet-editor")?.shadowRoot
  const lines = [...(editor ? editor.querySelectorAll(".cm-line") : section.querySelectorAll("pre.chroma .line"))]
  const place = (element) => {
    const { top, left } = element.getBoundingClientRect()
    const from = section.getBoundingClientRect()
    return `${(top - from.top).toFixed(1)} ${(left - from.left).toFixed(1)}`
  }
  const rows = lines.map((line) => {
    const pieces = []
    const texts = document.createTreeWalker(line, NodeFilter.SHOW_TEXT)
    for (let text = texts.nextNode(); text; text = texts.nextNode()) {
      const { color, fontStyle, fontSize, fontFamily } = getComputedStyle(text.parentElement)
      const look = `${color} ${fontStyle} ${fontSize} ${fontFamily}`
      for (const character of text.data.replace(/\s/g, "")) {
        if (pieces.at(-1)?.look === look) pieces.at(-1).text += character
        else pieces.push({ look, text: character })
      }
    }
    const range = document.createRange()
    range.selectNodeContents(line)
    const { backgroundColor } = getComputedStyle(line)
    return `${place(range)} ${backgroundColor} ` + pieces.map(({ look, text }) => `${text} (${look})`).join(" ")
  })
  return [...rows, `buttons at ${place(section.querySelector(".snippet-bar"))}`].join("\n")
})()
