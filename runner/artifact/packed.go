//go:build packed

package artifact

import (
	"bytes"
	"compress/gzip"
	"context"
	_ "embed"
	"fmt"
)

//go:embed packed/worker.gz
var packedWorker []byte

//go:embed packed/worker.sha256
var packedWorkerHash string

//go:embed packed/exports.zip
var packedExports []byte

// OpenWorker returns the worker that this binary carries, unpacked below cacheDir.
func OpenWorker(_ context.Context, cacheDir string) (Worker, error) {
	z, err := gzip.NewReader(bytes.NewReader(packedWorker))
	if err != nil {
		return Worker{}, fmt.Errorf("unpacking the worker: %w", err)
	}
	return unpack(cacheDir, packedWorkerHash, z)
}

// OpenExports returns the archive of export data that this binary carries.
func OpenExports(context.Context, string) ([]byte, error) { return packedExports, nil }
