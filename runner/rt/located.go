package rt

import (
	"fmt"
	"io"
	"log"
	"sync"
)

// Located is a logger that writes as l does, from a place in the program: where flags
// ask for the place, package log would look for it on the interpreter's stack.
func Located(l *log.Logger, file string, line int) *log.Logger {
	const places = log.Lshortfile | log.Llongfile
	flags := l.Flags()
	if flags&places == 0 {
		return l
	}
	place := fmt.Sprintf("%s:%d: ", file, line)
	if flags&log.Lmsgprefix != 0 {
		return log.New(turns{l, l.Writer()}, place+l.Prefix(), flags&^places)
	}
	if flags&(log.Ldate|log.Ltime|log.Lmicroseconds) == 0 {
		return log.New(turns{l, l.Writer()}, l.Prefix()+place, flags&^places)
	}
	// The place comes between the time and the message, where a prefix of the message
	// stands, and the prefix of the line before the time.
	return log.New(turns{l, prefixed{l.Writer(), l.Prefix()}}, place, flags&^places|log.Lmsgprefix)
}

// turns writes the messages of one logger, of which none may begin within another.
type turns struct {
	of *log.Logger
	io.Writer
}

var writing sync.Map // *log.Logger → *sync.Mutex

func (w turns) Write(message []byte) (int, error) {
	mu, _ := writing.LoadOrStore(w.of, new(sync.Mutex))
	mu.(*sync.Mutex).Lock()
	defer mu.(*sync.Mutex).Unlock()
	return w.Writer.Write(message)
}

type prefixed struct {
	io.Writer
	prefix string
}

func (w prefixed) Write(message []byte) (int, error) {
	return w.Writer.Write(append([]byte(w.prefix), message...))
}
