package main

import "reflect"

// send stands between a channel and a value in the operands of selects.
type send struct{}

// selects is wire.SelectName.
func selects(hasDefault bool, operands ...any) (chosen int, value any, ok bool) {
	var cases []reflect.SelectCase
	for i := 0; i < len(operands); i++ {
		channel := reflect.ValueOf(operands[i])
		if i+2 < len(operands) && operands[i+1] == any(send{}) {
			cases = append(cases, reflect.SelectCase{Dir: reflect.SelectSend, Chan: channel, Send: sent(channel, operands[i+2])})
			i += 2
			continue
		}
		cases = append(cases, reflect.SelectCase{Dir: reflect.SelectRecv, Chan: channel})
	}
	if hasDefault {
		cases = append(cases, reflect.SelectCase{Dir: reflect.SelectDefault})
	}
	chosen, received, ok := reflect.Select(cases)
	if hasDefault && chosen == len(cases)-1 {
		return -1, nil, false
	}
	if received.IsValid() {
		value = received.Interface()
	}
	return chosen, value, ok
}

// sent is a value in the type that its channel takes: an untyped constant arrives as
// its default type, and nil as nothing.
func sent(channel reflect.Value, value any) reflect.Value {
	elem := channel.Type().Elem()
	if value == nil {
		return reflect.Zero(elem)
	}
	v := reflect.ValueOf(value)
	if v.Type() != elem && v.CanConvert(elem) {
		v = v.Convert(elem)
	}
	return v
}
