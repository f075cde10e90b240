// Command pack makes the artifacts that a build with the tag packed embeds.
//
//	go run ./runner/artifact/pack worker runner/artifact/packed
package main

import (
	"context"
	"log"
	"os"

	"runnel/runner/artifact"
)

func main() {
	log.SetFlags(0)
	log.SetPrefix("pack: ")
	if len(os.Args) != 3 {
		log.Fatal("usage: pack worker|browser DIR, from the root of the module")
	}
	var pack func(ctx context.Context, moduleDir, dir string) error
	switch os.Args[1] {
	case "worker":
		pack = artifact.Pack
	case "browser": // after the worker
		pack = artifact.PackBrowser
	default:
		log.Fatalf("there is nothing to pack for %q", os.Args[1])
	}
	if err := pack(context.Background(), ".", os.Args[2]); err != nil {
		log.Fatal(err)
	}
}
