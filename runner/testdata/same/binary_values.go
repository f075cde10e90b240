package main

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"time"
)

// encoding/binary reads and writes values of the program's own types.

type kind uint8

type point struct{ X, Y int16 }

type empty struct{}

type header struct {
	Kind   kind
	_      [3]byte
	Length uint32
	Corner [2]point
	Scale  float32
	Sure   bool
	Empty  empty
}

type hidden struct {
	A uint8
	b uint16
}

type loose struct {
	Name string
	Next *loose
}

type counts []uint16

func main() {
	var buf bytes.Buffer
	for _, v := range []any{uint16(61374), int8(-54), kind(7), counts{1, 2}, [2]kind{8, 9}, point{1, -1}, &point{2, 3}, []point{{4, 5}}, true} {
		fmt.Println(binary.Write(&buf, binary.LittleEndian, v), binary.Size(v))
	}
	fmt.Printf("%x\n", buf.Bytes())
	buf.Reset()

	h := header{Kind: 1, Length: 1 << 20, Corner: [2]point{{1, 2}, {-3, 4}}, Scale: 1.5, Sure: true}
	fmt.Println(binary.Size(h), binary.Size(&h), binary.Size(empty{}), binary.Size((*header)(nil)))
	fmt.Println(binary.Write(&buf, binary.BigEndian, &h))
	fmt.Printf("%x\n", buf.Bytes())
	var back header
	fmt.Println(binary.Read(bytes.NewReader(buf.Bytes()), binary.BigEndian, &back))
	fmt.Printf("%+v %t\n", back, back == h)
	fmt.Println(binary.Read(bytes.NewReader(buf.Bytes()[:10]), binary.BigEndian, &back), back == h)

	points := make([]point, 2)
	n, err := binary.Decode([]byte{0, 1, 0, 2, 0, 3, 0, 4}, binary.BigEndian, points)
	fmt.Println(n, err, points)
	var c counts
	n, err = binary.Decode([]byte{0, 1}, binary.BigEndian, c)
	fmt.Println(n, err, c)
	list := counts{0, 0}
	fmt.Println(binary.Read(bytes.NewReader([]byte{1, 0, 2, 0}), binary.LittleEndian, &list), list)

	b, err := binary.Append([]byte("head"), binary.BigEndian, hidden{1, 2})
	fmt.Println(b, err)
	n, err = binary.Encode(make([]byte, 2), binary.BigEndian, hidden{1, 2})
	fmt.Println(n, err)

	fmt.Println(binary.Write(&buf, binary.BigEndian, loose{"a", nil}))
	fmt.Println(binary.Write(&buf, binary.BigEndian, &loose{"a", nil}))
	fmt.Println(binary.Read(&buf, binary.BigEndian, &loose{"a", nil}))
	fmt.Println(binary.Read(&buf, binary.BigEndian, point{}))
	fmt.Println(binary.Write(&buf, binary.BigEndian, []loose{{}}), binary.Size(map[kind]int{}), binary.Size([]loose{}))
	fmt.Println(binary.Append(nil, binary.BigEndian, []time.Duration{1}))
	fmt.Println(binary.Append(nil, binary.BigEndian, struct{ D time.Duration }{3}))
	defer func() { fmt.Println(recover()) }()
	binary.Decode([]byte{1, 2, 3}, binary.BigEndian, &hidden{})
}
