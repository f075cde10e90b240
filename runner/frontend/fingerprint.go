//go:build !js

package frontend

import (
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"fmt"
	"io/fs"
	"runtime"

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
	h := sha256.New()
	names, err := fs.Glob(sources, "*.go")
	if err != nil {
		return "", err
	}
	for _, name := range names {
		b, err := sources.ReadFile(name)
		if err != nil {
			return "", err
		}
		fmt.Fprintln(h, name, len(b))
		h.Write(b)
	}
	return hex.EncodeToString(h.Sum(nil)), nil
}
