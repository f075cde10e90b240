package themes

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// small is a theme folder whose dependencies depend on each other.
func small(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	for name, content := range map[string]string{
		"package.json":                         `{"dependencies": {"@sums/add": "1"}, "devDependencies": {"absent": "1"}}`,
		"node_modules/@sums/add/package.json":  `{"name": "@sums/add", "version": "1.0.2", "type": "module", "main": "dist/index.js", "dependencies": {"numbers": "2"}}`,
		"node_modules/@sums/add/LICENSE":       "MIT */ by somebody\n",
		"node_modules/@sums/add/dist/index.js": "import {one} from 'numbers'\nimport {sum} from './sum.js'\nexport const add = (a) => sum(a, one)\n",
		"node_modules/@sums/add/dist/sum.js":   "export const sum = (a, b) => a + b\n",
		"node_modules/numbers/package.json":    `{"name": "numbers", "version": "2.0.0", "exports": {".": {"types": "./numbers.d.ts", "default": "./numbers.mjs"}, "./big": "./big.mjs", "./package.json": "./package.json", "./of/*": "./*.mjs"}}`,
		"node_modules/numbers/LICENSE":         "MIT",
		"node_modules/numbers/big.mjs":         "export const million = 1e6\n",
		"node_modules/numbers/numbers.mjs":     "export const one = 1\nexport default one\n",
	} {
		file := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func TestLibrariesArePackedAndUnpacked(t *testing.T) {
	dir := small(t)
	if err := Pack(dir); err != nil {
		t.Fatal(err)
	}
	archive, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(PackedFile)))
	if err != nil {
		t.Fatal(err)
	}
	libraries, err := unpackLibraries(archive)
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]string{}
	for name, module := range libraries {
		got[name] = string(module)
	}
	want := map[string]string{
		"@sums/add": `/*! @sums/add 1.0.2
MIT * / by somebody */
// node_modules/@sums/add/dist/index.js
import { one } from "numbers";

// node_modules/@sums/add/dist/sum.js
var sum = (a, b) => a + b;

// node_modules/@sums/add/dist/index.js
var add = (a) => sum(a, one);
export {
  add
};
`,
		"numbers": `/*! numbers 2.0.0
MIT */
// node_modules/numbers/numbers.mjs
var one = 1;
var numbers_default = one;
export {
  numbers_default as default,
  one
};
`,
		"numbers/big": `/*! numbers 2.0.0
MIT */
// node_modules/numbers/big.mjs
var million = 1e6;
export {
  million
};
`,
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("libraries (-want +got):\n%s", diff)
	}
	if _, err := unpackLibraries(archive[:len(archive)-1]); err == nil {
		t.Error("half an archive is no error")
	}
}

func TestLibrariesThatAreNotInstalled(t *testing.T) {
	dir := small(t)
	if err := os.RemoveAll(filepath.Join(dir, "node_modules", "numbers")); err != nil {
		t.Fatal(err)
	}
	err := Pack(dir)
	if err == nil || !strings.Contains(err.Error(), "run npm --prefix themes/default ci") {
		t.Errorf("error %v", err)
	}
}

func TestLibrariesOfTheDefaultTheme(t *testing.T) {
	libraries, err := Libraries("default")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"@codemirror/state", "@lezer/lr", "zstddec/stream"} {
		if len(libraries[name]) == 0 {
			t.Errorf("there is no library %s", name)
		}
	}
	if _, err := Libraries("paper"); err == nil {
		t.Error("a theme that is not there has libraries")
	}
}
