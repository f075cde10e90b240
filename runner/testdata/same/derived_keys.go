package main

import (
	"crypto/hkdf"
	"crypto/md5"
	"crypto/pbkdf2"
	"crypto/sha256"
	"fmt"
	"hash"
)

// A hash of the program's own does for keys as any other.

type counting struct {
	hash.Hash
	writes *int
}

func (c counting) Write(p []byte) (int, error) {
	*c.writes++
	return c.Hash.Write(p)
}

func main() {
	secret, salt := []byte("secret"), []byte("salt")
	fmt.Println(hkdf.Key(sha256.New, secret, salt, "info", 20))
	key, err := hkdf.Extract(sha256.New, secret, nil)
	fmt.Printf("%x %v\n", key, err)
	fmt.Println(hkdf.Expand(md5.New, key, "more", 10))
	fmt.Println(hkdf.Key(sha256.New, secret, salt, "", 256*32))
	fmt.Println(pbkdf2.Key(sha256.New, "password", salt, 10, 16))
	fmt.Println(pbkdf2.Key(sha256.New, "password", salt, 10, 0))
	writes := 0
	fmt.Println(pbkdf2.Key(func() counting { return counting{sha256.New(), &writes} }, "password", salt, 2, 16))
	fmt.Println(writes > 0)
}
