package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"os"
	"sync"
	"sync/atomic"
	"time"
)

const (
	// loadSenders send at once, each over a connection that it keeps, as historians and gateways do.
	loadSenders = 20
	// loadBatch readings go in one request, of which each sender makes three a second: 300 readings a second.
	loadBatch = 5
	loadPause = time.Second / 3
	// loadTime is how long they send at least: pods that leak, connections that age and leases that end show late.
	loadTime   = 5 * time.Minute
	retryLimit = time.Minute
	retryPause = 500 * time.Millisecond
	drainLimit = 3 * time.Minute
	sampleTime = "2026-01-05T00:00:00Z"
)

// load sends readings at a steady rate and asks for what is stored, until it is told to stop.
type load struct {
	api     *system
	ingest  string
	query   string
	values  json.RawMessage
	sent    atomic.Int64
	repeats atomic.Int64
	asked   atomic.Int64
	again   atomic.Int64
	// reason is why something was sent or asked again the last time.
	reason atomic.Value
}

// testReplacement replaces the pods of every service, one service after the other, while readings come in and people
// look, and goes on sending until loadTime is full: nothing may be lost, nothing stored twice, and no request fail for
// good.
func testReplacement(api *system, opts options) (string, error) {
	work, err := newLoad(api, opts)
	if err != nil {
		return "", err
	}
	var before stats
	if err := api.get(work.query, "/api/v1/stats", &before); err != nil {
		return "", err
	}
	ctx, stop := context.WithCancelCause(api.ctx)
	begin := time.Now()
	var running sync.WaitGroup
	var faults sync.Map
	start := func(name string, run func(context.Context) error) {
		running.Add(1)
		go func() {
			defer running.Done()
			if err := run(ctx); err != nil {
				faults.Store(name, err)
				stop(err)
			}
		}()
	}
	for i := range loadSenders {
		asset := fmt.Sprintf("load-%02d", i)
		start(asset, func(ctx context.Context) error { return work.send(asset, loadBatch, steady(ctx)) })
	}
	start("reader", work.read)
	var restartError error
	for _, service := range services {
		if restartError = restart(ctx, api.plane, deploymentOf(service)); restartError != nil {
			break
		}
	}
	replaced := time.Since(begin).Seconds()
	if restartError == nil {
		select {
		case <-ctx.Done():
		case <-time.After(time.Until(begin.Add(loadTime))):
		}
	}
	// What was sent by connections that an old pod has closed comes, too.
	stop(errStopped)
	running.Wait()
	seconds := time.Since(begin).Seconds()
	var all []error
	faults.Range(func(name, err any) bool {
		all = append(all, fmt.Errorf("%v: %w", name, err.(error)))
		return true
	})
	if restartError != nil && len(all) == 0 {
		all = append(all, fmt.Errorf("%w%s", restartError, troubles(api.ctx, api.plane, namespace)))
	}
	if err := errors.Join(all...); err != nil {
		return "", err
	}
	if err := work.awaitStored(before); err != nil {
		return "", err
	}
	found := fmt.Sprintf("all new after %.0f s; %d readings in %.0f s, %.0f a second, none lost, none twice; %d of %d requests sent again, %d of %d questions asked again",
		replaced, work.sent.Load(), seconds, float64(work.sent.Load())/seconds, work.repeats.Load(), work.sent.Load()/loadBatch, work.again.Load(), work.asked.Load())
	if reason := work.reason.Load(); reason != nil {
		found += fmt.Sprintf(" (the last time because of: %v)", reason)
	}
	return found, nil
}

var errStopped = errors.New("stopped")

func newLoad(api *system, opts options) (*load, error) {
	ingest, err := api.addressOfService("ingest-service")
	if err != nil {
		return nil, err
	}
	query, err := api.addressOfService("query-api")
	if err != nil {
		return nil, err
	}
	file, err := os.Open(opts.sample())
	if err != nil {
		return nil, err
	}
	defer file.Close()
	line, err := bufio.NewReader(file).ReadBytes('\n')
	if err != nil {
		return nil, err
	}
	var first struct{ Values json.RawMessage }
	if err := json.Unmarshal(line, &first); err != nil {
		return nil, err
	}
	return &load{api: api, ingest: ingest, query: query, values: first.Values}, nil
}

// send sends readings of one asset, so many a request, until next says that no further request is wanted; each request
// again until it is answered.
func (l *load) send(asset string, batch int, next func() bool) error {
	client := &http.Client{Transport: &http.Transport{MaxConnsPerHost: 1}}
	defer client.CloseIdleConnections()
	at, err := time.Parse(time.RFC3339, sampleTime)
	if err != nil {
		return err
	}
	for number := 0; ; {
		var body bytes.Buffer
		for range batch {
			fmt.Fprintf(&body, `{"asset":%q,"profile":%q,"time":%q,"id":"%s-%d","values":%s}`+"\n",
				asset, sampleProfile, at.Format(time.RFC3339), asset, number, l.values)
			at = at.Add(time.Second)
			number++
		}
		if err := l.retry(&l.repeats, func() error {
			accepted, err := l.api.post(client, l.ingest, body.Bytes())
			if err == nil && accepted != batch {
				return fmt.Errorf("%d of %d readings were taken", accepted, batch)
			}
			return err
		}); err != nil {
			return err
		}
		l.sent.Add(int64(batch))
		if !next() {
			return nil
		}
	}
}

// steady says that a further request is wanted each loadPause, until the context ends. What a replacement has held up is
// made up for, as a historian does.
func steady(ctx context.Context) func() bool {
	due := time.Now()
	return func() bool {
		due = due.Add(loadPause)
		select {
		case <-ctx.Done():
			return false
		case <-time.After(time.Until(due)):
			return true
		}
	}
}

// read asks what is stored, as a page would.
func (l *load) read(ctx context.Context) error {
	ticker := time.NewTicker(retryPause)
	defer ticker.Stop()
	for {
		if err := l.retry(&l.again, func() error {
			var now stats
			return l.api.get(l.query, "/api/v1/stats", &now)
		}); err != nil {
			return err
		}
		l.asked.Add(1)
		select {
		case <-ctx.Done():
			return nil
		case <-ticker.C:
		}
	}
}

// retry does it again until it succeeds or the time is up, and counts how often.
func (l *load) retry(count *atomic.Int64, do func() error) error {
	deadline := time.Now().Add(retryLimit)
	for {
		err := do()
		if err == nil {
			return nil
		}
		if time.Now().After(deadline) {
			return fmt.Errorf("failed for %s: %w", retryLimit, err)
		}
		count.Add(1)
		l.reason.Store(lastOf(err.Error(), 200))
		time.Sleep(retryPause)
	}
}

// awaitStored returns when all that was sent is stored, and nothing more.
func (l *load) awaitStored(before stats) error {
	var now stats
	wanted := int(l.sent.Load())
	return await(l.api.ctx, "all readings stored", drainLimit, func(context.Context) error {
		if err := l.api.get(l.query, "/api/v1/stats", &now); err != nil {
			return err
		}
		if stored := now.Readings.Count - before.Readings.Count; stored != wanted {
			return fmt.Errorf("%d readings are stored, %d were sent", stored, wanted)
		}
		return nil
	})
}
