//go:build js

// Command wasm is the runner in a reader's browser: it checks, formats and runs programs
// with the frontend and the interpreter of the build. An instance runs one program and
// ends with it, as a worker process does.
//
// Its host is the theme's worker script: see themes/default/scripts/runner/messages.ts
// for what the two say to each other.
package main

import (
	"encoding/json"
	"fmt"
	"os"
	"syscall/js"
	"time"

	"runnel/runner/exports"
	"runnel/runner/frontend"
	"runnel/runner/wire"
)

func main() {
	time.Local = time.UTC // as where pages are baked
	h, err := meet(js.Global().Get("runnel"))
	if err != nil {
		fmt.Fprintln(os.Stderr, "runner:", err)
		os.Exit(1)
	}
	for {
		select {
		case r := <-h.requests:
			h.serve(r)
		case <-h.trials:
			h.trial()
		}
	}
}

// A host is what the runner speaks with.
type host struct {
	frontend *frontend.Frontend
	packages *exports.Importer
	object   js.Value
	requests chan request
	trials   chan struct{}
}

// A request asks for one task.
type request struct {
	id   int
	task task
}

// A task is what a host asks for: one of its fields is set.
type task struct {
	Check   *program
	Format  *frontend.File
	Run     *program
	Trace   *program
	Explain *death
}

type program struct {
	Files    []frontend.File
	Fragment bool // its files have no package clause
	Args     []string
}

// An answer is what a host is told. Of a program that is run only a refusal is told; how
// it ends is reported.
type answer struct {
	Diagnostics []frontend.Diagnostic `json:"diagnostics,omitempty"`
	Source      *string               `json:"source,omitempty"`
	Status      string                `json:"status,omitempty"`
	Words       string                `json:"words,omitempty"`
}

// meet takes what the host holds ready, and tells it how to ask.
func meet(object js.Value) (*host, error) {
	packed := object.Get("archive")
	archive := make([]byte, packed.Length())
	js.CopyBytesToGo(archive, packed)
	importer, err := exports.NewImporter(archive)
	if err != nil {
		return nil, err
	}
	h := &host{
		frontend: frontend.New(importer).Cooperative(),
		packages: importer,
		object:   object,
		requests: make(chan request),
		trials:   make(chan struct{}),
	}
	object.Set("request", js.FuncOf(func(_ js.Value, args []js.Value) any {
		r := request{id: args[0].Int()}
		if err := json.Unmarshal([]byte(args[1].String()), &r.task); err != nil {
			panic("reading a task: " + err.Error())
		}
		go func() { h.requests <- r }()
		return nil
	}))
	object.Set("warm", js.FuncOf(func(js.Value, []js.Value) any {
		go func() { h.trials <- struct{}{} }()
		return nil
	}))
	return h, nil
}

func (h *host) answer(id int, a answer) {
	text, err := json.Marshal(a)
	if err != nil {
		panic("writing an answer: " + err.Error())
	}
	h.object.Call("answer", id, string(text))
}

// report sends what the program's process would tell its runner.
func (h *host) report(m wire.Message) {
	text, err := json.Marshal(m)
	if err != nil {
		panic("writing a report: " + err.Error())
	}
	h.object.Call("report", string(text))
}
