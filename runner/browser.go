package runner

import (
	"context"

	"runnel/runner/artifact"
)

// Browser is the runner for readers' browsers: a module of WASM, compressed by zstd, and
// the script that starts it.
func (r *Runner) Browser(ctx context.Context) (module, support []byte, err error) {
	b, err := artifact.OpenBrowser(ctx, r.options.CacheDir)
	return b.Module, b.Support, err
}
