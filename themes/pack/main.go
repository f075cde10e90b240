// Command pack makes the libraries of a theme that a build with the tag packed embeds.
//
//	go run ./themes/pack themes/default
package main

import (
	"log"
	"os"

	"runnel/themes"
)

func main() {
	log.SetFlags(0)
	log.SetPrefix("pack: ")
	if len(os.Args) != 2 {
		log.Fatal("usage: pack THEME-FOLDER, from the root of the module")
	}
	if err := themes.Pack(os.Args[1]); err != nil {
		log.Fatal(err)
	}
}
