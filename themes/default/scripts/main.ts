import { bars } from "./bar"
import { contents } from "./contents"
import { keepOffline } from "./offline/register"
import { scrollers } from "./scrollers"
import { colourSwitch } from "./switch"

// Where the page finds what it loads on demand stands with its script.
const { editor, worker, wasm, offline } = document.currentScript?.dataset ?? {}

colourSwitch()
bars(editor && worker && wasm ? { editor, worker, wasm } : undefined)
contents()
scrollers()
keepOffline(offline)
