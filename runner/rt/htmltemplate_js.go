package rt

import "reflect"

// htmlTemplates is empty: html/template is not among what programs have in a browser.
func htmlTemplates() map[string]reflect.Value { return nil }
