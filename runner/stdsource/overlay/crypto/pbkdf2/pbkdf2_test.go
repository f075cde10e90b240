package pbkdf2

import (
	"bytes"
	"crypto/md5"
	original "crypto/pbkdf2"
	"crypto/sha512"
	"fmt"
	"hash"
	"math"
	"testing"
)

func TestKey(t *testing.T) {
	for _, h := range []func() hash.Hash{md5.New, sha512.New} {
		for _, iterations := range []int{-1, 0, 1, 2, 9} {
			for _, length := range []int{math.MaxInt, -1, 0, 1, 16, 63, 64, 65, 200} {
				got, err := Key(h, "password", []byte("salt"), iterations, length)
				want, wantErr := original.Key(h, "password", []byte("salt"), iterations, length)
				if !bytes.Equal(got, want) || fmt.Sprint(err) != fmt.Sprint(wantErr) {
					t.Errorf("%d iterations, %d bytes: got %x, %v, want %x, %v", iterations, length, got, err, want, wantErr)
				}
			}
		}
	}
}
