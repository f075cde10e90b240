//go:build packed

package artifact

import (
	"context"
	_ "embed"
)

//go:embed packed/worker.gz
var packedWorker []byte

//go:embed packed/worker.sha256
var packedWorkerHash string

//go:embed packed/exports.zip
var packedExports []byte

//go:embed packed/runner.wasm.zst
var packedModule []byte

//go:embed packed/wasm_exec.js
var packedSupport []byte

// OpenWorker returns the worker that this binary carries, unpacked below cacheDir.
func OpenWorker(_ context.Context, cacheDir string) (Worker, error) {
	return unpackCompressed(cacheDir, packedWorkerHash, packedWorker)
}

// OpenExports returns the archive of export data that this binary carries.
func OpenExports(context.Context, string) ([]byte, error) { return packedExports, nil }

// OpenBrowser returns the runner for browsers that this binary carries.
func OpenBrowser(context.Context, string) (Browser, error) {
	return Browser{Module: packedModule, Support: packedSupport}, nil
}
