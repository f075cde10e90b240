package site

import (
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
}

// open returns the bundle of a theme.
func (b *Bundler) open(name string) (*bundle, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if made, ok := b.bundles[name]; ok {
		return made, nil
	}
	theme, err := themes.Open(name)
	if err != nil {
		return nil, err
	}
	libraries, err := themes.Libraries(name)
	if err != nil {
		return nil, err
	}
	bundled, err := assets.Build(theme, libraries)
	if err != nil {
		return nil, fmt.Errorf("bundling the theme: %w", err)
	}
	if b.bundles == nil {
		b.bundles = map[string]*bundle{}
	}
	made := &bundle{theme, bundled}
	b.bundles[name] = made
	return made, nil
}
