package rt

// ToError is x as an error: x itself where it is native, otherwise a wrapper that has,
// of the methods for which package errors looks, those that the type of x has.
func ToError(x any) error {
	if x == nil {
		return nil
	}
	wrapper, ok := x.(boxed)
	if !ok {
		return x.(error)
	}
	b := wrapper.box()
	_, is := MethodOf(b, "Is").(func(any, error) bool)
	_, as := MethodOf(b, "As").(func(any, any) bool)
	e := errorBox{b}
	switch MethodOf(b, "Unwrap").(type) {
	case func(any) error:
		switch {
		case is && as:
			return unwrapIsAs{unwrapIs{unwrapBox{e}}}
		case is:
			return unwrapIs{unwrapBox{e}}
		case as:
			return unwrapAs{unwrapBox{e}}
		}
		return unwrapBox{e}
	case func(any) []error:
		switch {
		case is && as:
			return unwrapsIsAs{unwrapsIs{unwrapsBox{e}}}
		case is:
			return unwrapsIs{unwrapsBox{e}}
		case as:
			return unwrapsAs{unwrapsBox{e}}
		}
		return unwrapsBox{e}
	}
	switch {
	case is && as:
		return errorIsAs{errorIs{e}}
	case is:
		return errorIs{e}
	case as:
		return errorAs{e}
	}
	return e
}

type (
	errorBox    struct{ Box }
	unwrapBox   struct{ errorBox }
	unwrapsBox  struct{ errorBox }
	errorIs     struct{ errorBox }
	errorAs     struct{ errorBox }
	errorIsAs   struct{ errorIs }
	unwrapIs    struct{ unwrapBox }
	unwrapAs    struct{ unwrapBox }
	unwrapIsAs  struct{ unwrapIs }
	unwrapsIs   struct{ unwrapsBox }
	unwrapsAs   struct{ unwrapsBox }
	unwrapsIsAs struct{ unwrapsIs }
)

func (e errorBox) Error() string         { return MethodOf(e.Box, "Error").(func(any) string)(e.V) }
func (e unwrapBox) Unwrap() error        { return MethodOf(e.Box, "Unwrap").(func(any) error)(e.V) }
func (e unwrapsBox) Unwrap() []error     { return MethodOf(e.Box, "Unwrap").(func(any) []error)(e.V) }
func (e errorIs) Is(target error) bool   { return is(e.Box, target) }
func (e unwrapIs) Is(target error) bool  { return is(e.Box, target) }
func (e unwrapsIs) Is(target error) bool { return is(e.Box, target) }
func (e errorAs) As(target any) bool     { return asTarget(e.Box, target) }
func (e errorIsAs) As(target any) bool   { return asTarget(e.Box, target) }
func (e unwrapAs) As(target any) bool    { return asTarget(e.Box, target) }
func (e unwrapIsAs) As(target any) bool  { return asTarget(e.Box, target) }
func (e unwrapsAs) As(target any) bool   { return asTarget(e.Box, target) }
func (e unwrapsIsAs) As(target any) bool { return asTarget(e.Box, target) }

func is(b Box, target error) bool     { return MethodOf(b, "Is").(func(any, error) bool)(b.V, target) }
func asTarget(b Box, target any) bool { return MethodOf(b, "As").(func(any, any) bool)(b.V, target) }
