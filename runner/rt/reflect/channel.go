package reflect

import native "reflect"

// Recv receives from a channel. ok is false where it is closed.
func (v Value) Recv() (x Value, ok bool) {
	return v.received("Recv", native.Value.Recv)
}

// TryRecv receives from a channel, if that need not wait.
func (v Value) TryRecv() (x Value, ok bool) {
	return v.received("TryRecv", native.Value.TryRecv)
}

func (v Value) received(method string, receive func(native.Value) (native.Value, bool)) (x Value, ok bool) {
	v.must(method, native.Chan)
	v.mustBeExported("reflect.Value." + method)
	if v.t.ChanDir()&native.RecvDir == 0 {
		fail("reflect: recv on send-only channel")
	}
	r, ok := receive(v.open())
	if !r.IsValid() {
		return Value{}, ok
	}
	return Value{t: v.t.element(), v: r}, ok
}

// Send sends to a channel.
func (v Value) Send(x Value) {
	c, e := v.sent("Send", x)
	c.Send(e)
}

// TrySend sends to a channel, if that need not wait.
func (v Value) TrySend(x Value) bool {
	c, e := v.sent("TrySend", x)
	return c.TrySend(e)
}

// sent is the channel that v is and what it is sent.
func (v Value) sent(method string, x Value) (c, e native.Value) {
	v.must(method, native.Chan)
	v.mustBeExported("reflect.Value." + method)
	if v.t.ChanDir()&native.SendDir == 0 {
		fail("reflect: send on recv-only channel")
	}
	x.mustBeExported("reflect.Value." + method)
	c = v.open()
	return c, x.assigned("reflect.Value.Send", v.t.element(), c.Type().Elem())
}

// Close closes a channel.
func (v Value) Close() {
	v.must("Close", native.Chan)
	v.mustBeExported("reflect.Value.Close")
	if v.t.ChanDir()&native.SendDir == 0 {
		fail("reflect: close of receive-only channel")
	}
	v.open().Close()
}

// Select executes a select statement.
func Select(cases []SelectCase) (chosen int, received Value, ok bool) {
	var all []native.SelectCase
	for _, c := range cases {
		all = append(all, c.held())
	}
	chosen, r, ok := native.Select(all)
	if r.IsValid() {
		received = Value{t: cases[chosen].Chan.t.element(), v: r}
	}
	return chosen, received, ok
}

// held is the case as it is held. What is wrong with one is told here where its
// direction matters, else by the original.
func (c SelectCase) held() native.SelectCase {
	h := native.SelectCase{Dir: c.Dir}
	if c.Chan.IsValid() {
		if c.Dir == native.SelectDefault {
			fail("reflect.Select: default case has Chan value")
		}
		c.Chan.mustBe(native.Chan)
		h.Chan = c.Chan.open()
		dir := c.Chan.t.ChanDir()
		switch {
		case c.Dir == native.SelectSend && dir&native.SendDir == 0:
			fail("reflect.Select: SendDir case using recv-only channel")
		case c.Dir == native.SelectRecv && dir&native.RecvDir == 0:
			fail("reflect.Select: RecvDir case using send-only channel")
		}
	}
	if c.Send.IsValid() {
		switch {
		case c.Dir == native.SelectDefault:
			fail("reflect.Select: default case has Send value")
		case c.Dir == native.SelectRecv:
			fail("reflect.Select: RecvDir case has Send value")
		case c.Chan.IsValid():
			c.Send.mustBeExported("unknown method")
			h.Send = c.Send.assigned("reflect.Select", c.Chan.t.element(), h.Chan.Type().Elem())
		}
	}
	return h
}
