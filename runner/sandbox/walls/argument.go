package walls

import (
	"encoding/base64"
	"errors"
	"fmt"
	"net/url"
	"strconv"
)

// Argument is how a Plan is handed over: the first argument of the process. It has the
// form of a query, which is read in a fraction of the time that JSON takes: every process
// reads one.
func (p *Plan) Argument() string {
	v := url.Values{"read": p.Read, "execute": p.Execute}
	for _, w := range p.Raise {
		v.Add("raise", string(w))
	}
	set := func(name, value, zero string) {
		if value != zero {
			v.Set(name, value)
		}
	}
	set("folder", p.Folder, "")
	set("filter", base64.RawURLEncoding.EncodeToString(p.Filter), "")
	set("exec", p.Exec, "")
	set("connected", strconv.FormatBool(p.Connected), "false")
	set("probe", strconv.FormatBool(p.Probe), "false")
	set("user", strconv.Itoa(p.User), "0")
	set("parent", strconv.Itoa(p.Parent), "0")
	set("open_files", strconv.Itoa(p.OpenFiles), "0")
	set("file_size", strconv.Itoa(p.FileSize), "0")
	set("cpu", strconv.Itoa(p.CPU), "0")
	set("threads", strconv.Itoa(p.Threads), "0")
	return v.Encode()
}

// parse reads what Argument wrote, and nothing else: a wall that is misspelt would not
// stand.
func parse(argument string) (*Plan, error) {
	v, err := url.ParseQuery(argument)
	if err != nil {
		return nil, fmt.Errorf("reading the plan of walls: %w", err)
	}
	p := &Plan{}
	for name, values := range v {
		if err := p.set(name, values); err != nil {
			return nil, fmt.Errorf("reading the plan of walls: %s: %w", name, err)
		}
	}
	return p, nil
}

func (p *Plan) set(name string, values []string) (err error) {
	switch value := values[0]; name {
	case "raise":
		for _, w := range values {
			p.Raise = append(p.Raise, Wall(w))
		}
	case "read":
		p.Read = values
	case "execute":
		p.Execute = values
	case "folder":
		p.Folder = value
	case "filter":
		p.Filter, err = base64.RawURLEncoding.DecodeString(value)
	case "exec":
		p.Exec = value
	case "connected":
		p.Connected, err = strconv.ParseBool(value)
	case "probe":
		p.Probe, err = strconv.ParseBool(value)
	case "user":
		p.User, err = strconv.Atoi(value)
	case "parent":
		p.Parent, err = strconv.Atoi(value)
	case "open_files":
		p.OpenFiles, err = strconv.Atoi(value)
	case "file_size":
		p.FileSize, err = strconv.Atoi(value)
	case "cpu":
		p.CPU, err = strconv.Atoi(value)
	case "threads":
		p.Threads, err = strconv.Atoi(value)
	default:
		err = errors.New("a plan has no such field")
	}
	return err
}
