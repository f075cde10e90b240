package main

import (
	"bytes"
	"compress/gzip"
	"crypto/hmac"
	"crypto/md5"
	"crypto/sha1"
	"crypto/sha256"
	"encoding/base32"
	"encoding/base64"
	"encoding/binary"
	"encoding/csv"
	"encoding/hex"
	"errors"
	"fmt"
	"hash"
	"hash/crc32"
	"hash/fnv"
	"io"
	"os"
	"strings"
)

type digest [sha256.Size]byte

func (d digest) String() string { return hex.EncodeToString(d[:4]) }

// A merkle tree hashes pairs of hashes up to one.
func merkle(blocks ...string) digest {
	level := make([]digest, len(blocks))
	for i, b := range blocks {
		level[i] = digest(sha256.Sum256([]byte(b)))
	}
	for len(level) > 1 {
		var next []digest
		for i := 0; i < len(level); i += 2 {
			right := level[min(i+1, len(level)-1)]
			next = append(next, digest(sha256.Sum256(append(level[i][:], right[:]...))))
		}
		level = next
	}
	return level[0]
}

// counting counts the bytes that are written through it to a hash.
type counting struct {
	hash.Hash
	n int
}

func (c *counting) Write(p []byte) (int, error) {
	c.n += len(p)
	return c.Hash.Write(p)
}

type header struct {
	Magic   [4]byte
	Version uint16
	Flags   uint8
	_       uint8
	Length  int32
}

type bloom struct {
	bits  []uint64
	seeds []string
}

func (b *bloom) positions(s string) (at []uint) {
	for _, seed := range b.seeds {
		h := fnv.New64a()
		io.WriteString(h, seed+s)
		at = append(at, uint(h.Sum64()%uint64(64*len(b.bits))))
	}
	return at
}

func (b *bloom) add(s string) {
	for _, p := range b.positions(s) {
		b.bits[p/64] |= 1 << (p % 64)
	}
}

func (b *bloom) maybe(s string) bool {
	for _, p := range b.positions(s) {
		if b.bits[p/64]>>(p%64)&1 == 0 {
			return false
		}
	}
	return true
}

func main() {
	sum := sha256.Sum256([]byte("hello"))
	fmt.Printf("%x\n%x\n%x\n", sum, md5.Sum([]byte("hello")), sha1.Sum([]byte("")))
	h := &counting{Hash: sha256.New()}
	for _, part := range []string{"he", "", "llo"} {
		io.WriteString(h, part)
	}
	fmt.Println(bytes.Equal(h.Sum(nil), sum[:]), h.n, h.Size(), h.BlockSize(), merkle("a"), merkle("a", "b", "c"), merkle("a", "b", "c") == merkle("a", "b", "c", "c"))
	mac := hmac.New(sha256.New, []byte("key"))
	mac.Write([]byte("message"))
	fmt.Println(hex.EncodeToString(mac.Sum(nil))[:16], hmac.Equal(mac.Sum(nil), sum[:]))
	fmt.Printf("%08x %d\n", crc32.ChecksumIEEE([]byte("hello")), func() uint32 { f := fnv.New32a(); f.Write([]byte("hello")); return f.Sum32() }())

	data := []byte("any + old & data?\xff\xfe")
	encoded := base64.StdEncoding.EncodeToString(data)
	fmt.Println(encoded, base64.URLEncoding.EncodeToString(data), base64.RawStdEncoding.EncodeToString(data[:4]), base32.HexEncoding.EncodeToString([]byte("hi")))
	decoded, err := base64.StdEncoding.DecodeString(encoded)
	fmt.Println(bytes.Equal(decoded, data), err)
	var corrupt base64.CorruptInputError
	_, err = base64.StdEncoding.DecodeString("aGk$")
	fmt.Println(errors.As(err, &corrupt), err)
	_, err = hex.DecodeString("abx1")
	fmt.Println(err, strings.Count(hex.Dump([]byte("0123456789abcdefXYZ")), "\n"))

	var buf bytes.Buffer
	want := header{[4]byte{'R', 'U', 'N', '1'}, 2, 0x80, 0, -5}
	fmt.Println(binary.Write(&buf, binary.BigEndian, want), buf.Len(), binary.Size(want))
	fmt.Printf("%x\n", buf.Bytes())
	var got header
	err = binary.Read(&buf, binary.BigEndian, &got)
	fmt.Println(err, got == want, string(got.Magic[:]), got.Length)
	b := binary.LittleEndian.AppendUint32(nil, 0xdeadbeef)
	b = binary.AppendUvarint(b, 300)
	n, size := binary.Uvarint(b[4:])
	fmt.Printf("%x %d %d %x\n", b, n, size, binary.BigEndian.Uint16(b))

	filter := &bloom{make([]uint64, 4), []string{"a", "b", "c"}}
	for _, w := range strings.Fields("apple pear plum") {
		filter.add(w)
	}
	fmt.Println(filter.maybe("apple"), filter.maybe("plum"), filter.maybe("zebra"), filter.positions("x"))

	z := gzip.NewWriter(&buf)
	io.WriteString(z, strings.Repeat("again ", 100))
	z.Close()
	small := buf.Len() < 100
	zr, err := gzip.NewReader(&buf)
	text, readErr := io.ReadAll(zr)
	fmt.Println(small, len(text), err, readErr)

	r := csv.NewReader(strings.NewReader("name,say\nann,\"hi, \"\"you\"\"\"\nbob\n"))
	for {
		record, err := r.Read()
		if err == io.EOF {
			break
		}
		fmt.Printf("%q %v; ", record, err)
	}
	w := csv.NewWriter(os.Stdout)
	w.WriteAll([][]string{{"x", "a b", "c,d", "e\"f"}})
}
