package main

import (
	"fmt"
	"time"
)

// step runs one step and prints a line of it with its seconds. What it found is in its sentence.
func step(name string, run func() (string, error)) error {
	begin := time.Now()
	found, err := run()
	seconds := time.Since(begin).Seconds()
	if err != nil {
		fmt.Printf("%6.1f s  FAILED  %s\n", seconds, name)
		return fmt.Errorf("%s: %w", name, err)
	}
	if found != "" {
		name += ": " + found
	}
	fmt.Printf("%6.1f s  %s\n", seconds, name)
	return nil
}
