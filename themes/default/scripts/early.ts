// Runs before the first paint, so that a page does not flash in the colours that
// the reader did not choose.

import { apply, remembered } from "./appearance"

apply(remembered())
