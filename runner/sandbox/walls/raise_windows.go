package walls

// Enter raises no walls: there are none on this system.
func Enter([]string) error { return nil }
