package site

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"sync"

	"runnel/site/assets"
	"runnel/themes"
)

// A Bundler bundles each theme once, however many sites are built: a theme is part of
// the binary and does not change while that runs. The zero Bundler is ready for use, and
// safe for concurrent use.
type Bundler struct {
	mu      sync.Mutex
	bundles map[string]*bundle // by theme
}

// A bundle is a theme with what was bundled of it.
type bundle struct {
	theme  fs.FS
	assets *assets.Assets
	module []byte // the runner for browsers; nil where pages have none
	url    string // of the module within the site
}

// A browser provides the runner for browsers, as Options has it.
type browser func(ctx context.Context) (module, support []byte, err error)

// What a theme's worker imports to start the runner, and the worker.
const (
	supportName = "wasm_exec"
	workerName  = "scripts/worker.ts"
)

// open returns the bundle of a theme.
func (b *Bundler) open(ctx context.Context, name string, runs browser) (*bundle, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if made, ok := b.bundles[name]; ok {
		return made, nil
	}
	made := &bundle{}
	var err error
	if made.theme, err = themes.Open(name); err != nil {
		return nil, err
	}
	libraries, err := themes.Libraries(name)
	if err != nil {
		return nil, err
	}
	bundled := fs.FS(without{made.theme, workerName})
	if runs != nil {
		var support []byte
		if made.module, support, err = runs(ctx); err != nil {
			return nil, fmt.Errorf("opening the runner for browsers: %w", err)
		}
		sum := sha256.Sum256(made.module)
		made.url = "assets/runner-" + hex.EncodeToString(sum[:4]) + ".wasm.zst"
		libraries[supportName] = support
		bundled = made.theme
	}
	if made.assets, err = assets.Build(bundled, libraries); err != nil {
		return nil, fmt.Errorf("bundling the theme: %w", err)
	}
	if b.bundles == nil {
		b.bundles = map[string]*bundle{}
	}
	b.bundles[name] = made
	return made, nil
}

// without hides one file of a theme.
type without struct {
	fs.FS
	name string
}

func (w without) Open(name string) (fs.File, error) {
	if name == w.name {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	}
	return w.FS.Open(name)
}
