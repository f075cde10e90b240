import { contents } from "./contents"
import { copyButtons } from "./copy"
import { scrollers } from "./scrollers"
import { colourSwitch } from "./switch"

colourSwitch()
copyButtons()
contents()
scrollers()
