package rt

import "reflect"

// Send stands between a channel and a value in the operands of Select.
type Send struct{}

// Select executes a select statement. Each operand is a channel to receive from, or a
// channel, a Send and a value. It returns the index of the communication that took
// place, -1 for the default, and what was received.
func Select(hasDefault bool, operands ...any) (chosen int, value any, ok bool) {
	var cases []reflect.SelectCase
	for i := 0; i < len(operands); i++ {
		channel := reflect.ValueOf(operands[i])
		if i+2 < len(operands) && operands[i+1] == any(Send{}) {
			sent := reflect.Value{}
			if channel.IsValid() {
				sent = as(channel.Type().Elem(), operands[i+2])
			}
			cases = append(cases, reflect.SelectCase{Dir: reflect.SelectSend, Chan: channel, Send: sent})
			i += 2
			continue
		}
		cases = append(cases, reflect.SelectCase{Dir: reflect.SelectRecv, Chan: channel})
	}
	if hasDefault {
		cases = append(cases, reflect.SelectCase{Dir: reflect.SelectDefault})
	}
	waiting()
	chosen, received, ok := reflect.Select(cases)
	if hasDefault && chosen == len(cases)-1 {
		return -1, nil, false
	}
	if received.IsValid() {
		value = received.Interface()
	}
	return chosen, value, ok
}
