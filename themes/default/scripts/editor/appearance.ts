// What the editor looks like: the page's code, in the page's colours. They are custom
// properties, which reach into the shadow root that the editor stands in.

import { EditorView } from "@codemirror/view"

const field = {
  font: "inherit",
  padding: "0.2rem 0.5rem",
  border: "1px solid var(--edge)",
  borderRadius: "5px",
  background: "var(--page)",
  color: "var(--text)",
}

/** Round at the top where nothing stands above the editor. */
const corners = "var(--corner, 8px) var(--corner, 8px) 0 0"

export const appearance = EditorView.theme({
  "&": { color: "var(--text)", backgroundColor: "var(--code)", fontSize: "0.8438rem", borderRadius: corners },
  "&.cm-focused": { outline: "none" },
  // An outline would lie below the lines that have a colour of their own.
  "&.cm-focused::after": {
    content: "''",
    position: "absolute",
    inset: "0",
    zIndex: "1",
    border: "2px solid var(--link)",
    borderRadius: corners,
    pointerEvents: "none",
  },
  ".cm-scroller": { fontFamily: "var(--mono)", lineHeight: "1.55" },
  ".cm-content": { padding: "0.9rem 0", caretColor: "var(--strong)" },
  ".cm-line": { padding: "0 1.1rem" },
  ".cm-line.hl": { backgroundColor: "var(--code-mark)", boxShadow: "inset 3px 0 var(--intended)" },
  ".cm-line.added, .cm-removed > div": { position: "relative" },
  ".cm-line.added": { backgroundColor: "var(--added)", boxShadow: "none" },
  ".cm-line.added::before, .cm-removed > div::before": { position: "absolute", left: "0.3rem" },
  ".cm-line.added::before": { content: "'+'" },
  ".cm-removed": { display: "block", textDecoration: "none", userSelect: "none" },
  ".cm-removed > div": { minHeight: "1.55em", padding: "0 1.1rem", backgroundColor: "var(--removed)" },
  ".cm-removed > div::before": { content: "'−'" },
  ".cm-folded": { border: "0", padding: "0", background: "none", color: "var(--muted)", font: "inherit", cursor: "pointer" },
  ".cm-folded:hover": { textDecoration: "underline" },
  ".cm-cursor, .cm-dropCursor": { borderLeftColor: "var(--strong)" },
  "&.cm-focused .cm-matchingBracket": { backgroundColor: "var(--mark)", outline: "1px solid var(--edge)" },
  "&.cm-focused .cm-nonmatchingBracket": { backgroundColor: "var(--removed)" },
  ".cm-searchMatch": { backgroundColor: "var(--mark)", outline: "1px solid var(--edge)" },
  ".cm-searchMatch-selected": { backgroundColor: "var(--code-mark)", outline: "2px solid var(--link)" },
  ".cm-selectionMatch": { backgroundColor: "var(--mark)" },

  // The library's own underline is a picture in a data: URL, which the page forbids.
  ".cm-lintRange": { paddingBottom: "0" },
  ".cm-lintRange-error, .cm-lintRange-active": {
    backgroundImage: "none",
    textDecoration: "underline wavy var(--wrong) 1px",
    textUnderlineOffset: "0.2em",
    textDecorationSkipInk: "none",
  },
  ".cm-lintRange-active": { backgroundColor: "var(--removed)" },
  ".cm-lintPoint-error:after": { borderBottomColor: "var(--wrong)" },
  ".cm-tooltip": {
    border: "1px solid var(--edge)",
    borderRadius: "5px",
    backgroundColor: "var(--page)",
    color: "var(--text)",
    fontFamily: "var(--sans)",
    fontSize: "0.8125rem",
    maxWidth: "min(40rem, 90vw)",
  },
  ".cm-diagnostic-error": { borderLeftColor: "var(--wrong)" },

  ".cm-panels": { backgroundColor: "var(--raised)", color: "var(--text)", fontFamily: "var(--sans)" },
  ".cm-panels-top": { borderBottom: "1px solid var(--line)", borderRadius: "8px 8px 0 0" },
  ".cm-panels-bottom": { borderTop: "1px solid var(--line)" },
  ".cm-panel.cm-search": { padding: "0.4rem 2rem 0.4rem 1.1rem", fontSize: "0.8125rem" },
  ".cm-panel.cm-search input, .cm-panel.cm-search button, .cm-panel.cm-search label": { fontSize: "0.8125rem" },
  ".cm-textfield": field,
  ".cm-button": { ...field, backgroundImage: "none", cursor: "pointer" },
  ".cm-button:active": { backgroundImage: "none" },
  ".cm-panel button[name=close]": { color: "var(--muted)", fontSize: "1.1rem", cursor: "pointer" },

  ".keyword": { color: "var(--keyword)" },
  ".type": { color: "var(--type)" },
  ".string": { color: "var(--string)" },
  ".number": { color: "var(--number)" },
  ".function": { color: "var(--function)" },
  ".builtin": { color: "var(--builtin)" },
  ".operator": { color: "var(--operator)" },
  ".comment": { color: "var(--comment)", fontStyle: "italic" },
})
