package themes

import (
	"fmt"
	"io/fs"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// minContrast is what WCAG 2 asks of text of ordinary size at level AA.
const minContrast = 4.5

var syntax = []string{"text", "keyword", "type", "string", "number", "function", "builtin", "comment", "operator"}

// onBackground lists the colours that text has on each background.
var onBackground = map[string][]string{
	"page":           {"text", "strong", "muted", "link", "warning"},
	"raised":         {"text", "strong", "muted", "link"},
	"mark":           append([]string{"text", "strong", "link"}, syntax...),
	"link":           {"page"},
	"code":           append([]string{"strong", "muted", "wrong"}, syntax...),
	"code-mark":      syntax,
	"added":          syntax,
	"removed":        syntax,
	"output":         {"text", "strong", "muted", "stderr", "fine", "intended", "wrong"},
	"note-back":      {"text", "strong", "link", "note"},
	"tip-back":       {"text", "strong", "link", "tip"},
	"important-back": {"text", "strong", "link", "important"},
	"warning-back":   {"text", "strong", "link", "warning"},
	"caution-back":   {"text", "strong", "link", "caution"},
}

func TestContrast(t *testing.T) {
	light, dark := colours(t)
	for background, texts := range onBackground {
		for _, text := range texts {
			for scheme, value := range map[string]map[string]colour{"light": light, "dark": dark} {
				fore, okFore := value[text]
				back, okBack := value[background]
				if !okFore || !okBack {
					t.Errorf("colours.css has no --%s or no --%s", text, background)
					continue
				}
				if c := contrast(fore, back); c < minContrast {
					t.Errorf("%s: --%s on --%s has a contrast of %.2f, want at least %v", scheme, text, background, c, minContrast)
				}
			}
		}
	}
}

// TestContrastIsComplete holds the table of this test to the style sheets: each
// colour that they give to text or to a background must stand in it.
func TestContrastIsComplete(t *testing.T) {
	var texts []string
	for _, list := range onBackground {
		texts = append(texts, list...)
	}
	colour := regexp.MustCompile(`(?m)^\s*(color|--tone|background(?:-color)?): (.*);$`)
	checked := 0
	for name, css := range sheets(t) {
		for _, m := range colour.FindAllStringSubmatch(css, -1) {
			property, value := m[1], m[2]
			variable, isVariable := strings.CutPrefix(strings.TrimSuffix(value, ")"), "var(--")
			switch {
			case value == "inherit", value == "none", variable == "tone":
				continue
			case !isVariable:
				t.Errorf("%s: %s: %s is not one of the variables of colours.css", name, property, value)
			case strings.HasPrefix(property, "background") && onBackground[variable] == nil:
				t.Errorf("%s: no text is tested on --%s", name, variable)
			case !strings.HasPrefix(property, "background") && !slices.Contains(texts, variable):
				t.Errorf("%s: text in --%s is not tested", name, variable)
			}
			checked++
		}
	}
	if checked < 20 {
		t.Errorf("found only %d colours in the style sheets", checked)
	}
}

// TestNothingFromElsewhere holds the style sheets to what the pages promise.
func TestNothingFromElsewhere(t *testing.T) {
	for name, css := range sheets(t) {
		for _, bad := range []string{"http:", "https:", "data:", "@font-face"} {
			if strings.Contains(css, bad) {
				t.Errorf("%s holds %q", name, bad)
			}
		}
	}
}

func sheets(t *testing.T) map[string]string {
	t.Helper()
	theme, err := Open("default")
	if err != nil {
		t.Fatal(err)
	}
	names, err := fs.Glob(theme, "styles/*.css")
	if err != nil || len(names) == 0 {
		t.Fatalf("no style sheets (%v)", err)
	}
	all := map[string]string{}
	for _, name := range names {
		data, err := fs.ReadFile(theme, name)
		if err != nil {
			t.Fatal(err)
		}
		all[name] = string(data)
	}
	return all
}

// A colour is red, green and blue, from 0 to 255.
type colour [3]uint8

// colours reads the variables of colours.css.
func colours(t *testing.T) (light, dark map[string]colour) {
	t.Helper()
	light, dark = map[string]colour{}, map[string]colour{}
	variable := regexp.MustCompile(`(?m)^\s*--([a-z-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\);$`)
	css := sheets(t)["styles/colours.css"]
	for _, m := range variable.FindAllStringSubmatch(css, -1) {
		light[m[1]], dark[m[1]] = hex(t, m[2]), hex(t, m[3])
	}
	if n := strings.Count(css, "light-dark("); n != len(light) {
		t.Fatalf("read %d of the %d variables of colours.css: write each as --name: light-dark(#rrggbb, #rrggbb);", len(light), n)
	}
	return light, dark
}

func hex(t *testing.T, s string) colour {
	t.Helper()
	n, err := strconv.ParseUint(s[1:], 16, 32)
	if err != nil {
		t.Fatal(err)
	}
	return colour{uint8(n >> 16), uint8(n >> 8), uint8(n)}
}

// contrast is the ratio that WCAG 2 defines, from 1 to 21.
func contrast(a, b colour) float64 {
	la, lb := luminance(a), luminance(b)
	return (max(la, lb) + 0.05) / (min(la, lb) + 0.05)
}

func luminance(c colour) float64 {
	var linear [3]float64
	for i, v := range c {
		s := float64(v) / 255
		if s <= 0.04045 {
			linear[i] = s / 12.92
		} else {
			linear[i] = math.Pow((s+0.055)/1.055, 2.4)
		}
	}
	return 0.2126*linear[0] + 0.7152*linear[1] + 0.0722*linear[2]
}

func TestContrastFormula(t *testing.T) {
	for _, c := range []struct {
		a, b colour
		want string
	}{
		{colour{0, 0, 0}, colour{255, 255, 255}, "21.00"},
		{colour{255, 255, 255}, colour{255, 255, 255}, "1.00"},
		{colour{0x77, 0x77, 0x77}, colour{255, 255, 255}, "4.48"},
	} {
		if got := fmt.Sprintf("%.2f", contrast(c.a, c.b)); got != c.want {
			t.Errorf("contrast(%v, %v) = %s, want %s", c.a, c.b, got, c.want)
		}
	}
}
