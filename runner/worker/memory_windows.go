package main

import "runtime/debug"

// limitMemory only makes the collector work harder: there is no limit per process here.
func limitMemory(bytes int64) error {
	debug.SetMemoryLimit(bytes * 9 / 10)
	return nil
}
