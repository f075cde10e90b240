// Package pbkdf2 has the function of the standard library's crypto/pbkdf2, which is generic
// in the type of a hash.
package pbkdf2

import (
	"crypto/hmac"
	"crypto/subtle"
	"encoding/binary"
	"errors"
	"hash"
)

// Key derives a key from a password: each block is the exclusive or of a chain of codes,
// the first of which is that of the salt and the number of the block.
func Key[Hash hash.Hash](h func() Hash, password string, salt []byte, iter, keyLength int) ([]byte, error) {
	if keyLength <= 0 {
		return nil, errors.New("pkbdf2: keyLength must be larger than 0")
	}
	mac := hmac.New(func() hash.Hash { return h() }, []byte(password))
	size := mac.Size()
	blocks := (int64(keyLength) + int64(size) - 1) / int64(size)
	if int64(keyLength)+int64(size) < int64(keyLength) || blocks > 1<<32-1 {
		return nil, errors.New("pbkdf2: keyLength too long")
	}
	var key []byte
	for number := range uint32(blocks) {
		mac.Reset()
		mac.Write(salt)
		mac.Write(binary.BigEndian.AppendUint32(nil, number+1))
		code := mac.Sum(nil)
		key = append(key, code...)
		block := key[len(key)-size:]
		for range iter - 1 {
			mac.Reset()
			mac.Write(code)
			code = mac.Sum(code[:0])
			subtle.XORBytes(block, block, code)
		}
	}
	return key[:keyLength], nil
}
