//go:build packed

package themes

import (
	"embed"
	"fmt"
)

//go:embed default/packed/libraries.zip
var packed embed.FS

// Libraries returns the npm packages that the scripts of a theme may import: modules by
// their bare names. This binary carries them.
func Libraries(theme string) (map[string][]byte, error) {
	if _, err := Open(theme); err != nil {
		return nil, err
	}
	archive, err := packed.ReadFile(theme + "/" + PackedFile)
	if err != nil {
		return nil, fmt.Errorf("opening the libraries of the theme %s: %w", theme, err)
	}
	return unpackLibraries(archive)
}
