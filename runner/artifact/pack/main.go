// Command pack makes the artifacts that a build with the tag packed embeds.
//
//	go run ./runner/artifact/pack runner/artifact/packed
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
	if len(os.Args) != 2 {
		log.Fatal("usage: pack DIR, from the root of the module")
	}
	if err := artifact.Pack(context.Background(), ".", os.Args[1]); err != nil {
		log.Fatal(err)
	}
}
