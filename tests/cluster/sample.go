package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
)

const (
	sampleAsset   = "plant-1"
	sampleProfile = "swat"
)

// sample is the file with the readings of a plant under attack, a line each.
func (o options) sample() string { return filepath.Join(o.work, "sample.ndjson") }

// classPath is that of what is written in Java here.
func (o options) classPath() string {
	target := filepath.Join(o.home, "tests/cluster/target")
	return target + "/classes:" + target + "/lib/*"
}

func writeSample(ctx context.Context, opts options) (err error) {
	out, err := os.Create(opts.sample())
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, out.Close()) }()
	simulate := program(ctx, java(), "-cp", opts.classPath(), "io.sluice.cluster.SampleReadings", sampleAsset, sampleProfile)
	simulate.Stdout = out
	simulate.Stderr = os.Stderr
	if err := simulate.Run(); err != nil {
		return fmt.Errorf("the plant cannot be simulated: %w", err)
	}
	return nil
}
