/** Makes an element with a class and children; text is always text, never markup. */
export function element<K extends keyof HTMLElementTagNameMap>(
  name: K,
  className: string,
  ...children: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(name)
  if (className) made.className = className
  made.append(...children)
  return made
}

export function button(text: string, className: string, click: () => void, title = ""): HTMLButtonElement {
  const made = element("button", className, text)
  made.type = "button"
  if (title) made.title = title
  made.addEventListener("click", click)
  return made
}
