package rt

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"testing"
)

type (
	binaryKind   uint8
	binaryPoint  struct{ X, Y int16 }
	binaryHeader struct {
		Kind   binaryKind
		_      [3]byte
		Corner [2]binaryPoint
		Scale  float32
		Empty  struct{}
	}
	binaryHidden struct{ a uint16 }
	binaryLoose  struct {
		Name string
		Next *binaryLoose
	}
	binaryKinds []binaryKind
)

// TestBinary writes and reads values of all structures, and compares bytes, values and
// errors with what package binary makes of the originals.
func TestBinary(t *testing.T) {
	header := binaryHeader{Kind: 1, Corner: [2]binaryPoint{{1, 2}, {-3, 4}}, Scale: 1.5}
	for _, original := range []any{
		binaryKind(7), header, &header, []binaryHeader{header, {}}, binaryKinds{1, 2}, &binaryKinds{3}, [2]binaryPoint{{5, 6}},
		binaryHidden{1}, struct{}{}, (*binaryHeader)(nil), binaryKinds(nil),
		binaryLoose{}, &binaryLoose{}, []binaryLoose{{}}, map[binaryKind]int{}, binaryLoose{}.Name, 1, uint8(1),
	} {
		m := newModel([]any{original})
		held := m.value(original)
		if got, want := SizeBinary(held), binary.Size(original); got != want {
			t.Errorf("%T: got size %d, want %d", original, got, want)
		}
		want, wantErr := binary.Append(nil, binary.BigEndian, original)
		got, err := AppendBinary(nil, binary.BigEndian, held)
		if !bytes.Equal(got, want) || fmt.Sprint(err) != fmt.Sprint(wantErr) {
			t.Errorf("%T: got %x, %v, want %x, %v", original, got, err, want, wantErr)
		}
		input := []byte("what is read into values, whatever they are; more than enough for all of them")
		n, err := DecodeBinary(input, binary.LittleEndian, held)
		wantN, wantErr := binary.Decode(input, binary.LittleEndian, original)
		if n != wantN || fmt.Sprint(err) != fmt.Sprint(wantErr) {
			t.Errorf("%T: got %d, %v, want %d, %v", original, n, err, wantN, wantErr)
		}
		if again := newModel([]any{original}).value(original); fmt.Sprintf("%+v", Any(held)) != fmt.Sprintf("%+v", Any(again)) && err == nil {
			t.Errorf("%T: read %+v, want %+v", original, held, again)
		}
	}
}
