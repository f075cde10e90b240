package hkdf

import (
	"bytes"
	original "crypto/hkdf"
	"crypto/md5"
	"crypto/sha512"
	"fmt"
	"hash"
	"testing"
)

func TestKeys(t *testing.T) {
	for _, h := range []func() hash.Hash{md5.New, sha512.New} {
		for _, salt := range [][]byte{nil, {}, []byte("salt")} {
			for _, length := range []int{0, 1, h().Size(), h().Size() + 1, 255 * h().Size(), 255*h().Size() + 1} {
				secret := []byte("secret")
				got, err := Key(h, secret, salt, "info", length)
				want, wantErr := original.Key(h, secret, salt, "info", length)
				if !bytes.Equal(got, want) || fmt.Sprint(err) != fmt.Sprint(wantErr) {
					t.Errorf("%d bytes with salt %v: got %x, %v, want %x, %v", length, salt, got, err, want, wantErr)
				}
			}
		}
	}
}
