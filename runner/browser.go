package runner

import (
	"context"

	"runnel/runner/artifact"
)

// Browser is the runner for readers' browsers: a module of WASM, compressed by zstd, and
// the script that starts it. It is the same for all runners.
func Browser(ctx context.Context, cacheDir string) (module, support []byte, err error) {
	b, err := artifact.OpenBrowser(ctx, cacheDir)
	return b.Module, b.Support, err
}

// Browser is the runner for readers' browsers, as the function Browser has it.
func (r *Runner) Browser(ctx context.Context) (module, support []byte, err error) {
	return Browser(ctx, r.options.CacheDir)
}
