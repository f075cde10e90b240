package main

import (
	"errors"
	"fmt"
	"math"
	"strings"
)

type number interface {
	~int | ~int64 | ~float64 | ~complex128
}

// A matrix of any numbers, row by row in one slice.
type matrix[T number] struct {
	rows, cols int
	cells      []T
}

var errShape = errors.New("shapes do not fit")

func zeros[T number](rows, cols int) matrix[T] {
	return matrix[T]{rows, cols, make([]T, rows*cols)}
}

func of[T number](rows ...[]T) matrix[T] {
	m := zeros[T](len(rows), len(rows[0]))
	for i, row := range rows {
		copy(m.row(i), row)
	}
	return m
}

func identity[T number](n int) matrix[T] {
	m := zeros[T](n, n)
	for i := range n {
		*m.at(i, i) = 1
	}
	return m
}

func (m matrix[T]) row(i int) []T  { return m.cells[i*m.cols : (i+1)*m.cols] }
func (m matrix[T]) at(i, j int) *T { return &m.cells[i*m.cols+j] }

func (m matrix[T]) each(f func(i, j int, v T) T) matrix[T] {
	out := zeros[T](m.rows, m.cols)
	for i := range m.rows {
		for j := range m.cols {
			*out.at(i, j) = f(i, j, *m.at(i, j))
		}
	}
	return out
}

func (m matrix[T]) plus(n matrix[T]) (matrix[T], error) {
	if m.rows != n.rows || m.cols != n.cols {
		return matrix[T]{}, fmt.Errorf("%dx%d plus %dx%d: %w", m.rows, m.cols, n.rows, n.cols, errShape)
	}
	return m.each(func(i, j int, v T) T { return v + *n.at(i, j) }), nil
}

func (m matrix[T]) times(n matrix[T]) (out matrix[T], err error) {
	if m.cols != n.rows {
		return out, fmt.Errorf("%dx%d times %dx%d: %w", m.rows, m.cols, n.rows, n.cols, errShape)
	}
	out = zeros[T](m.rows, n.cols)
	for i := range m.rows {
		for j := range n.cols {
			for k, v := range m.row(i) {
				*out.at(i, j) += v * *n.at(k, j)
			}
		}
	}
	return out, nil
}

func (m matrix[T]) power(n uint) matrix[T] {
	result := identity[T](m.rows)
	for square := m; n > 0; n >>= 1 {
		if n&1 == 1 {
			result, _ = result.times(square)
		}
		square, _ = square.times(square)
	}
	return result
}

func (m matrix[T]) transposed() matrix[T] {
	t := zeros[T](m.cols, m.rows)
	for i := range m.rows {
		for j, v := range m.row(i) {
			t.row(j)[i] = v
		}
	}
	return t
}

func (m matrix[T]) String() string {
	var rows []string
	for i := range m.rows {
		rows = append(rows, strings.Trim(fmt.Sprint(m.row(i)), "[]"))
	}
	return "[" + strings.Join(rows, "; ") + "]"
}

func (m matrix[T]) determinant() (d T) {
	if m.rows == 1 {
		return m.cells[0]
	}
	sign := T(1)
	for col := range m.cols {
		minor := zeros[T](m.rows-1, m.cols-1)
		for i := 1; i < m.rows; i++ {
			row := m.row(i)
			copy(minor.row(i-1), row[:col])
			copy(minor.row(i - 1)[col:], row[col+1:])
		}
		d += sign * m.cells[col] * minor.determinant()
		sign = -sign
	}
	return d
}

// solve is Gaussian elimination on a copy.
func solve(a [][]float64, b []float64) ([]float64, error) {
	n := len(a)
	m := make([][]float64, n)
	for i := range m {
		m[i] = append(append([]float64(nil), a[i]...), b[i])
	}
	for col := range n {
		pivot := col
		for row := col + 1; row < n; row++ {
			if math.Abs(m[row][col]) > math.Abs(m[pivot][col]) {
				pivot = row
			}
		}
		if math.Abs(m[pivot][col]) < 1e-12 {
			return nil, errors.New("singular")
		}
		m[col], m[pivot] = m[pivot], m[col]
		for row := range m {
			if row == col {
				continue
			}
			f := m[row][col] / m[col][col]
			for k := col; k <= n; k++ {
				m[row][k] -= f * m[col][k]
			}
		}
	}
	x := make([]float64, n)
	for i := range x {
		x[i] = m[i][n] / m[i][i]
	}
	return x, nil
}

func spiral(m [][]int) (order []int) {
	for len(m) > 0 {
		order = append(order, m[0]...)
		m = m[1:]
		var turned [][]int
		for j := range m {
			for i, v := range m[j] {
				if j == 0 {
					turned = append(turned, nil)
				}
				turned[i] = append(turned[i], v)
			}
		}
		for i, j := 0, len(turned)-1; i < j; i, j = i+1, j-1 {
			turned[i], turned[j] = turned[j], turned[i]
		}
		m = turned
	}
	return order
}

func main() {
	a := of([]int{1, 2, 3}, []int{4, 5, 6})
	b := of([]int{7, 8}, []int{9, 10}, []int{11, 12})
	product, err := a.times(b)
	fmt.Println(product, err, a.transposed())
	sum, err := a.plus(b.transposed())
	fmt.Println(sum, err)
	_, err = a.plus(b)
	fmt.Println(err, errors.Is(err, errShape))
	_, err = a.times(a)
	fmt.Println(err)
	fmt.Println(of([]int64{1, 1}, []int64{1, 0}).power(60), identity[float64](2))
	fmt.Println(of([]float64{2, -1, 0}, []float64{1, 3, 2}, []float64{0, 5, -4}).determinant(), of([]complex128{1i, 2}, []complex128{3, 4i}).determinant())
	doubled := a.each(func(i, j, v int) int { return v*2 + i - j })
	fmt.Printf("%v %v %T\n", a, doubled, doubled)
	x, err := solve([][]float64{{2, 1, -1}, {-3, -1, 2}, {-2, 1, 2}}, []float64{8, -11, -3})
	fmt.Printf("%.3f %v\n", x, err)
	_, err = solve([][]float64{{1, 2}, {2, 4}}, []float64{1, 2})
	fmt.Println(err)
	fmt.Println(spiral([][]int{{1, 2, 3}, {4, 5, 6}, {7, 8, 9}}), spiral([][]int{{1, 2}}), spiral(nil))
}
