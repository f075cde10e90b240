//go:build !js

package frontend

import (
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"fmt"
	"io/fs"
	"runtime"

	"runnel/runner/fingerprint"
	"runnel/runner/stdsource"
)

//go:embed *.go
var sources embed.FS

// Fingerprint changes whenever the same program might be lowered differently: it is
// a hash of this package's own source, the Go it is built with and the standard
// library it checks against.
func (f *Frontend) Fingerprint() (string, error) {
	own, err := Fingerprint()
	if err != nil {
		return "", err
	}
	library, err := stdsource.Fingerprint()
	if err != nil {
		return "", err
	}
	sum := sha256.Sum256(fmt.Appendln(nil, runtime.Version(), f.importer.GoVersion(), library, own))
	return hex.EncodeToString(sum[:]), nil
}

// Fingerprint changes with this package's own source.
func Fingerprint() (string, error) {
	names, err := fs.Glob(sources, "*.go")
	if err != nil {
		return "", err
	}
	return fingerprint.Files(sources, names)
}
