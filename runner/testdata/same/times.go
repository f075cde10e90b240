package main

import (
	"fmt"
	"sort"
	"time"
)

type event struct {
	name  string
	start time.Time
	long  time.Duration
}

func (e event) end() time.Time { return e.start.Add(e.long) }

func (e event) overlaps(other event) bool {
	return e.start.Before(other.end()) && other.start.Before(e.end())
}

type calendar []event

func (c calendar) Len() int           { return len(c) }
func (c calendar) Less(i, j int) bool { return c[i].start.Before(c[j].start) }
func (c calendar) Swap(i, j int)      { c[i], c[j] = c[j], c[i] }

func (c calendar) on(day time.Weekday) (names []string) {
	for _, e := range c {
		if e.start.Weekday() == day {
			names = append(names, e.name)
		}
	}
	return names
}

func age(born, now time.Time) int {
	years := now.Year() - born.Year()
	if now.YearDay() < born.AddDate(years, 0, 0).YearDay() {
		years--
	}
	return years
}

func monthCalendar(year int, month time.Month) (weeks [][7]int) {
	first := time.Date(year, month, 1, 0, 0, 0, 0, time.UTC)
	var week [7]int
	for day := first; day.Month() == month; day = day.AddDate(0, 0, 1) {
		week[day.Weekday()] = day.Day()
		if day.Weekday() == time.Saturday {
			weeks = append(weeks, week)
			week = [7]int{}
		}
	}
	if week != [7]int{} {
		weeks = append(weeks, week)
	}
	return weeks
}

func main() {
	t := time.Date(2024, time.February, 28, 23, 30, 15, 123456789, time.UTC)
	fmt.Println(t, t.Year(), t.Month(), t.Day(), t.Weekday(), t.YearDay(), t.Nanosecond())
	fmt.Println(t.Add(45*time.Minute), t.AddDate(1, 1, 1), t.Truncate(time.Hour), t.Round(time.Minute).Format(time.Kitchen))
	year, week := t.ISOWeek()
	fmt.Println(year, week, t.Unix(), t.UnixMilli(), time.Unix(0, 0).UTC(), time.UnixMilli(1500).UTC().Format(time.RFC3339Nano))
	for _, layout := range []string{time.RFC3339, time.RFC1123, time.ANSIC, "02/01/06 15:04", "Monday, 2 January 2006", "Jan _2 03:04PM", "15:04:05.000", "2006-002", "0102.15"} {
		fmt.Print(t.Format(layout), " | ")
	}
	fmt.Println()

	zone := time.FixedZone("CET", 3600)
	local := t.In(zone)
	fmt.Println(local, local.Equal(t), local == t, local.Day(), local.Location())
	name, offset := local.Zone()
	fmt.Println(name, offset, local.Sub(t), time.Time{}.IsZero(), time.Time{})

	for _, text := range []string{"2024-02-29T10:00:00Z", "2023-02-29T10:00:00Z", "2024-02-29", "2024-13-01T00:00:00Z"} {
		parsed, err := time.Parse(time.RFC3339, text)
		fmt.Println(parsed.Unix() > 0, err)
	}
	parsed, err := time.ParseInLocation("2 Jan 2006 15:04", "7 Mar 2021 08:05", zone)
	fmt.Println(parsed, err)

	d := 90*time.Minute + 30*time.Second + 5*time.Millisecond
	fmt.Println(d, d.Hours(), d.Minutes(), d.Seconds(), d.Milliseconds(), d.Round(time.Minute), d.Truncate(time.Hour), -d, d/4, d%time.Hour)
	fmt.Println(time.Duration(1), time.Duration(1500), 2*time.Microsecond, time.Duration(0), 36*time.Hour, d.String(), (-d).Abs() == d)
	for _, text := range []string{"1h15m30.5s", "-2ms", "3", "1d", "1.5h", "100us"} {
		parsed, err := time.ParseDuration(text)
		fmt.Print(parsed, " ", err, "; ")
	}
	fmt.Println()
	fmt.Printf("%v %d %s %T %.1f\n", d, d, d, d, d.Seconds())

	c := calendar{
		{"standup", t.Add(10 * time.Hour), 15 * time.Minute},
		{"review", t.Add(9*time.Hour + 50*time.Minute), time.Hour},
		{"lunch", t.Add(13 * time.Hour), 45 * time.Minute},
		{"party", t, 4 * time.Hour},
	}
	sort.Sort(c)
	for i, e := range c {
		fmt.Print(e.name, " ", e.end().Format(time.TimeOnly), " ")
		for _, other := range c[i+1:] {
			if e.overlaps(other) {
				fmt.Print("(with ", other.name, ") ")
			}
		}
	}
	fmt.Println(c.on(time.Thursday), c.on(time.Monday))
	born := time.Date(1990, time.June, 15, 0, 0, 0, 0, time.UTC)
	fmt.Println(age(born, t), age(born, t.AddDate(0, 4, 0)), t.Sub(born).Hours() > 24*365*33, t.Compare(born), born.After(t))
	for _, week := range monthCalendar(2024, time.February) {
		fmt.Print(week, " ")
	}
	fmt.Println(len(monthCalendar(2015, time.February)))
	for m := time.January; m <= time.December; m += 4 {
		fmt.Print(m, " ", time.Date(2023, m+1, 0, 0, 0, 0, 0, time.UTC).Day(), "; ")
	}
	fmt.Println(time.Month(13), time.Weekday(8), time.Saturday+1 == 7)
	times := map[time.Time]string{t: "t", born: "born"}
	deadlines := map[time.Weekday]time.Duration{time.Monday: time.Hour}
	fmt.Println(times[t], times[t.Add(0)], times[local] == "", deadlines)
	start := time.Now()
	fmt.Println(time.Since(start) >= 0, time.Until(start) <= 0, start.Sub(start), !start.Before(start))
}
