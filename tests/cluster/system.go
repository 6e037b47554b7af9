package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"os"
	"time"

	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
)

// system is the installation as its users see it.
type system struct {
	ctx   context.Context
	plane *controlPlane
	// keys are those of the chart, by role.
	keys map[string][]byte
}

// newSystem takes the keys that the chart has made.
func newSystem(ctx context.Context, plane *controlPlane) (*system, error) {
	keys, err := plane.clients.typed.CoreV1().Secrets(namespace).Get(ctx, releaseName+"-api-keys", metav1.GetOptions{})
	if err != nil {
		return nil, err
	}
	return &system{ctx: ctx, plane: plane, keys: keys.Data}, nil
}

// addressOfService is that which the cluster gave a service.
func (s *system) addressOfService(service string) (string, error) {
	found, err := s.plane.clients.typed.CoreV1().Services(namespace).Get(s.ctx, deploymentOf(service), metav1.GetOptions{})
	if err != nil {
		return "", err
	}
	return "http://" + found.Spec.ClusterIP + ":8080", nil
}

// get asks query-api and reads its answer.
func (s *system) get(address, path string, answer any) error {
	ctx, cancel := context.WithTimeout(s.ctx, 30*time.Second)
	defer cancel()
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, address+path, nil)
	if err != nil {
		return err
	}
	request.Header.Set("X-API-Key", string(s.keys["viewer"]))
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		return err
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err != nil {
		return err
	}
	if response.StatusCode != http.StatusOK {
		return fmt.Errorf("GET %s: status %d: %s", path, response.StatusCode, lastOf(string(body), 300))
	}
	return json.Unmarshal(body, answer)
}

// post sends readings once and says how many were taken; an error is one after which the same may be sent again.
func (s *system) post(client *http.Client, address string, readings []byte) (int, error) {
	ctx, cancel := context.WithTimeout(s.ctx, 30*time.Second)
	defer cancel()
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, address+"/api/v1/readings", bytes.NewReader(readings))
	if err != nil {
		return 0, err
	}
	request.Header.Set("X-API-Key", string(s.keys["ingest"]))
	request.Header.Set("Content-Type", "application/x-ndjson")
	response, err := client.Do(request)
	if err != nil {
		return 0, err
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err != nil {
		return 0, err
	}
	if response.StatusCode != http.StatusAccepted {
		return 0, fmt.Errorf("status %d: %s", response.StatusCode, lastOf(string(body), 300))
	}
	var answer struct{ Accepted int }
	if err := json.Unmarshal(body, &answer); err != nil {
		return 0, err
	}
	return answer.Accepted, nil
}

// stats are what query-api counts, as far as it is looked at here.
type stats struct {
	Readings, Scores struct{ Count int }
}

// testIncidents sends the sample by a port-forward to ingest-service, and reads what came of it by one to query-api.
func testIncidents(api *system, opts options) (string, error) {
	ingest, closeIngest, err := portForward(api.ctx, api.plane, "ingest-service")
	if err != nil {
		return "", err
	}
	defer closeIngest()
	query, closeQuery, err := portForward(api.ctx, api.plane, "query-api")
	if err != nil {
		return "", err
	}
	defer closeQuery()
	var before stats
	if err := api.get(query, "/api/v1/stats", &before); err != nil {
		return "", err
	}
	file, err := os.Open(opts.sample())
	if err != nil {
		return "", err
	}
	defer file.Close()
	sent := 0
	var batch bytes.Buffer
	lines := 0
	flush := func() error {
		accepted, err := api.post(http.DefaultClient, ingest, batch.Bytes())
		if err != nil {
			return err
		}
		if accepted != lines {
			return fmt.Errorf("%d of %d readings were taken", accepted, lines)
		}
		sent += lines
		batch.Reset()
		lines = 0
		return nil
	}
	scanner := bufio.NewScanner(file)
	for scanner.Scan() {
		batch.Write(scanner.Bytes())
		batch.WriteByte('\n')
		if lines++; lines == 500 {
			if err := flush(); err != nil {
				return "", err
			}
		}
	}
	if err := scanner.Err(); err != nil {
		return "", err
	}
	if lines > 0 {
		if err := flush(); err != nil {
			return "", err
		}
	}
	var now stats
	var incidents struct {
		Items []struct{ StartedAt, Category string }
	}
	if err := await(api.ctx, "readings, scores and incidents", 3*time.Minute, func(context.Context) error {
		if err := api.get(query, "/api/v1/stats", &now); err != nil {
			return err
		}
		if err := api.get(query, "/api/v1/incidents?asset="+sampleAsset, &incidents); err != nil {
			return err
		}
		if now.Readings.Count-before.Readings.Count != sent || now.Scores.Count == before.Scores.Count || len(incidents.Items) == 0 {
			return fmt.Errorf("%d of %d readings are stored, %d scores, %d incidents", now.Readings.Count-before.Readings.Count,
				sent, now.Scores.Count-before.Scores.Count, len(incidents.Items))
		}
		return nil
	}); err != nil {
		return "", err
	}
	return fmt.Sprintf("%d readings, %d incidents", sent, len(incidents.Items)), nil
}
