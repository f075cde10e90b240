package main

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"strings"
	"time"
)

// A list can be given several times.
type list []string

func (l *list) String() string     { return strings.Join(*l, ",") }
func (l *list) Set(s string) error { *l = append(*l, strings.Split(s, ",")...); return nil }

type color int

var colors = []string{"red", "green", "blue"}

func (c color) String() string { return colors[c] }
func (c *color) Set(s string) error {
	for i, name := range colors {
		if name == s {
			*c = color(i)
			return nil
		}
	}
	return fmt.Errorf("no color %q", s)
}

type options struct {
	name    string
	count   int
	ratio   float64
	wait    time.Duration
	verbose bool
	tags    list
	color   color
	level   int
}

func (o *options) flags(out *strings.Builder) *flag.FlagSet {
	fs := flag.NewFlagSet("demo", flag.ContinueOnError)
	fs.SetOutput(out)
	fs.StringVar(&o.name, "name", "world", "whom to `greet`")
	fs.IntVar(&o.count, "n", 1, "how often")
	fs.Float64Var(&o.ratio, "ratio", 0.5, "")
	fs.DurationVar(&o.wait, "wait", time.Second, "how long")
	fs.BoolVar(&o.verbose, "v", false, "say more")
	fs.Var(&o.tags, "tag", "tags, several")
	fs.Var(&o.color, "color", "one of red, green, blue")
	fs.Func("level", "low or high", func(s string) error {
		switch s {
		case "low":
			o.level = 1
		case "high":
			o.level = 2
		default:
			return errors.New("want low or high")
		}
		return nil
	})
	return fs
}

type command struct {
	name  string
	flags *flag.FlagSet
	run   func(args []string) string
}

func dispatch(commands []*command, args ...string) string {
	if len(args) == 0 {
		return "no command"
	}
	for _, c := range commands {
		if c.name == args[0] {
			if err := c.flags.Parse(args[1:]); err != nil {
				return c.name + ": " + err.Error()
			}
			return c.run(c.flags.Args())
		}
	}
	return "unknown command " + args[0]
}

func main() {
	for _, line := range []string{
		"",
		"-name Go -n=3 -v -wait 1m30s rest -n 5",
		"-tag a,b --tag=c -color blue -ratio 1e-3 -level high",
		"-v=false -- -name x",
		"-n three",
		"-n 99999999999999999999",
		"-wait 5",
		"-color pink",
		"-level middle",
		"-unknown",
		"-name",
		"-v=maybe",
	} {
		var o options
		var out strings.Builder
		fs := o.flags(&out)
		err := fs.Parse(strings.Fields(line))
		if err != nil {
			first, _, _ := strings.Cut(out.String(), "\n")
			fmt.Println(err, "|", first == err.Error())
			continue
		}
		fmt.Printf("%+v %q %d\n", o, fs.Args(), fs.NFlag())
	}

	var o options
	var usage strings.Builder
	fs := o.flags(&usage)
	err := fs.Parse([]string{"-h"})
	fmt.Println(err == flag.ErrHelp, errors.Is(err, flag.ErrHelp))
	fmt.Print(usage.String())
	fs.Set("n", "7")
	fs.Visit(func(f *flag.Flag) { fmt.Print(f.Name, "=", f.Value, " ") })
	count := 0
	fs.VisitAll(func(f *flag.Flag) {
		if f.DefValue != "" && f.DefValue != "false" {
			count++
		}
	})
	fmt.Println(count, fs.Lookup("name").Usage, fs.Lookup("x") == nil, o.count)

	add := flag.NewFlagSet("add", flag.ContinueOnError)
	negate := add.Bool("negate", false, "")
	times := add.Int("times", 1, "")
	echo := flag.NewFlagSet("echo", flag.ContinueOnError)
	echo.SetOutput(new(strings.Builder))
	separator := echo.String("sep", " ", "")
	commands := []*command{
		{"add", add, func(args []string) string {
			sum := 0
			for _, a := range args {
				sum += len(a) * *times
			}
			if *negate {
				sum = -sum
			}
			return fmt.Sprint("sum ", sum)
		}},
		{"echo", echo, func(args []string) string { return strings.Join(args, *separator) }},
	}
	for _, line := range []string{"add -times 2 a bb", "add -negate ccc", "echo -sep=+ x y", "echo -bad", "other", ""} {
		fmt.Println(dispatch(commands, strings.Fields(line)...))
	}
	fmt.Println(len(os.Args), flag.NArg(), flag.Parsed())
}
