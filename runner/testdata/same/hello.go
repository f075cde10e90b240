package main

import (
	"errors"
	"fmt"
	"os"
	"strings"
)

const defaultName = "world"

var greetings = map[string]string{
	"en": "Hello, %s!",
	"zh": "你好，%s！",
	"nl": "Dag %s!",
}

var errLanguage = errors.New("no greeting in this language")

// greet returns a greeting for a name in a language.
func greet(language, name string) (string, error) {
	format, ok := greetings[language]
	if !ok {
		return "", fmt.Errorf("%w: %q", errLanguage, language)
	}
	if name = strings.TrimSpace(name); name == "" {
		name = defaultName
	}
	return fmt.Sprintf(format, name), nil
}

func main() {
	fmt.Println("Hello, World!")
	fmt.Print("no newline", 1, 2, "\n")
	for _, language := range []string{"en", "zh", "nl", "xx"} {
		for _, name := range []string{"", " Gopher "} {
			greeting, err := greet(language, name)
			if err != nil {
				fmt.Println("error:", err)
				continue
			}
			fmt.Println(greeting, len(greeting))
		}
	}
	fmt.Fprintln(os.Stdout, "arguments:", len(os.Args)-1)
	fmt.Fprintln(os.Stderr, "this goes to standard error")
	println("so does", 42, true, 'x')
	os.Stdout.WriteString("done\n")
	defer fmt.Println("not printed: os.Exit runs no deferred calls")
	os.Exit(0)
}
