package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"os/exec"
	"strconv"
	"strings"
	"sync"
	"time"

	"helm.sh/helm/v3/pkg/chartutil"
	autoscalingv2 "k8s.io/api/autoscaling/v2"
	corev1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
)

const (
	scaledService = "scoring-service"
	// scaledMost replicas are wanted for the lag that is made, and one without any.
	scaledMost = 3
	// lagThreshold is the lag that is worth a replica.
	lagThreshold = 500
	// lagAhead is how far the senders are ahead of the scores at the most: more than the threshold of all replicas, and
	// little enough to be worked off at once.
	lagAhead = 20 * lagThreshold
	// scalingSenders send readings of an asset each, scalingBatch in a request.
	scalingSenders = 12
	scalingBatch   = 50
	// pollRecords are so few that a replica, with a transaction for each batch, falls behind on any machine.
	pollRecords = 10
	// quietSeconds is how long fewer replicas must have been enough before one goes.
	quietSeconds = 15
	// windowReadings are those of the first window of an asset; from then on each reading makes a score.
	windowReadings = 60
	scaleUpLimit   = 5 * time.Minute
	// scaleDownLimit is long, as the chart takes one replica away in two minutes.
	scaleDownLimit = 8 * time.Minute
	blindLimit     = 3 * time.Minute
	// blindTime is how long the replicas have to stay as they are without KEDA knowing the lag: had it known, one would
	// have gone after quietSeconds and two rounds of the HPA.
	blindTime = quietSeconds*time.Second + 45*time.Second
)

// scalingValues are those of podValues with autoscaling on and a scoring-service that is slow.
func scalingValues() chartutil.Values {
	values := podValues()
	values["autoscaling"] = map[string]any{
		"enabled": true, "pollingInterval": 5, "scaleDownStabilizationSeconds": quietSeconds,
	}
	scale := func(name string, most int) map[string]any {
		service := values[name].(map[string]any)
		service["autoscaling"] = map[string]any{"minReplicas": 1, "maxReplicas": most, "lagThreshold": lagThreshold}
		return service
	}
	scale("scoring", scaledMost)["config"] = map[string]any{"sluice.scoring.intake.max-poll-records": pollRecords}
	// These are to keep up as they are.
	scale("alert", 1)
	scale("query", 1)
	return values
}

// kedaSteps install the chart with autoscaling, on a KEDA that runs.
func kedaSteps(ctx context.Context, opts options, h *helm) error {
	if err := step("KEDA", func() (string, error) {
		return "operator and metrics answer", startKEDA(ctx, opts, h.plane)
	}); err != nil {
		return err
	}
	if err := step("helm install with autoscaling", func() (string, error) {
		installed, err := h.install(ctx, scalingValues())
		if err != nil {
			return "", fmt.Errorf("%w%s", err, troubles(ctx, h.plane, namespace))
		}
		count, err := h.compare(ctx, installed)
		return fmt.Sprintf("all ready, %d objects stored as sent", count), err
	}); err != nil {
		return err
	}
	api, err := newSystem(ctx, h.plane)
	if err != nil {
		return err
	}
	work, err := newLoad(api, opts)
	if err != nil {
		return err
	}
	test := &scaling{ctx: ctx, plane: h.plane, work: work}
	if err := api.get(work.query, "/api/v1/stats", &test.before); err != nil {
		return err
	}
	if err := step("lag adds replicas of scoring-service", test.up); err != nil {
		return err
	}
	if err := step("KEDA without the broker", test.blind); err != nil {
		return err
	}
	if err := step("no lag takes replicas away", test.down); err != nil {
		return err
	}
	return uninstallStep(ctx, h)
}

// scaling is what the three steps have in common.
type scaling struct {
	ctx    context.Context
	plane  *controlPlane
	work   *load
	before stats
}

// up sends more than one replica can judge, until there are as many as there may be, and all of them work.
func (s *scaling) up() (string, error) {
	if err := await(s.ctx, "one replica, with its lag known", scaleUpLimit, func(ctx context.Context) error {
		if err := s.scalingActive(ctx, corev1.ConditionTrue); err != nil {
			return err
		}
		return s.haveReplicas(ctx, 1)
	}); err != nil {
		return "", fmt.Errorf("%w%s", err, s.troubles())
	}
	ctx, stop := context.WithCancel(s.ctx)
	defer stop()
	begin := time.Now()
	var running sync.WaitGroup
	faults := make([]error, scalingSenders)
	for i := range scalingSenders {
		running.Add(1)
		go func() {
			defer running.Done()
			asset := fmt.Sprintf("scale-%02d", i)
			if faults[i] = s.work.send(asset, scalingBatch, s.notTooFarAhead(ctx)); faults[i] != nil {
				stop()
			}
		}()
	}
	scaled := await(ctx, fmt.Sprintf("%d replicas", scaledMost), scaleUpLimit, func(ctx context.Context) error {
		return s.haveReplicas(ctx, scaledMost)
	})
	seconds := time.Since(begin).Seconds()
	stop()
	running.Wait()
	if err := errors.Join(faults...); err != nil {
		return "", err
	}
	if scaled != nil {
		return "", fmt.Errorf("%w%s", scaled, s.troubles())
	}
	return fmt.Sprintf("from 1 to %d after %.0f s, %d readings sent", scaledMost, seconds, s.work.sent.Load()), nil
}

// notTooFarAhead says that a further request is wanted as soon as the scores are no more than lagAhead behind, until the
// context ends.
func (s *scaling) notTooFarAhead(ctx context.Context) func() bool {
	return func() bool {
		for ctx.Err() == nil {
			var now stats
			if err := s.work.api.get(s.work.query, "/api/v1/stats", &now); err == nil &&
				int(s.work.sent.Load())-(now.Scores.Count-s.before.Scores.Count) < lagAhead {
				return true
			}
			select {
			case <-ctx.Done():
			case <-time.After(retryPause):
			}
		}
		return false
	}
}

// blind takes the broker away from KEDA while the lag is worked off: the replicas stay as many as they are, and it is to
// be seen where docs/runbooks/scaling-blind.md says.
func (s *scaling) blind() (string, error) {
	operator, err := s.operatorAddress()
	if err != nil {
		return "", err
	}
	before, err := s.errorsCounted(s.ctx, operator)
	if err != nil {
		return "", err
	}
	if err := nft(s.ctx, fmt.Sprintf(`table inet %s {
  chain input {
    type filter hook input priority -10;
    ip saddr %s tcp dport 9092 reject with tcp reset
  }
}`, blindTable, operator)); err != nil {
		return "", fmt.Errorf("the broker cannot be taken away: %w", err)
	}
	begin := time.Now()
	var counted float64
	if err := await(s.ctx, "a scaling that is known to be blind", blindLimit, func(ctx context.Context) error {
		if counted, err = s.errorsCounted(ctx, operator); err != nil {
			return err
		}
		if counted <= before {
			return fmt.Errorf("keda_scaled_object_errors_total is %.0f, as before", counted)
		}
		return s.scalingActive(ctx, corev1.ConditionFalse)
	}); err != nil {
		return "", fmt.Errorf("%w%s", err, s.troubles())
	}
	seen := time.Since(begin).Seconds()
	if err := s.work.awaitStored(s.before); err != nil {
		return "", err
	}
	scores, err := s.awaitScores()
	if err != nil {
		return "", err
	}
	calm := time.Now()
	for time.Since(calm) < blindTime {
		if err := s.haveReplicas(s.ctx, scaledMost); err != nil {
			return "", fmt.Errorf("the replicas do not stay as many as they were: %w%s", err, s.troubles())
		}
		select {
		case <-s.ctx.Done():
			return "", context.Cause(s.ctx)
		case <-time.After(retryPause):
		}
	}
	if err := s.scalingActive(s.ctx, corev1.ConditionFalse); err != nil {
		return "", fmt.Errorf("the broker is away no more: %w", err)
	}
	if err := s.isReady(); err != nil {
		return "", fmt.Errorf("the runbook is not true: %w", err)
	}
	return fmt.Sprintf("told after %.0f s; %d replicas as before, %.0f s after the lag was worked off, the ScaledObject READY all the same; %d readings stored, none lost, none twice, %d scores",
		seen, scaledMost, time.Since(calm).Seconds(), s.work.sent.Load(), scores), nil
}

// awaitScores returns when each window has its score, and none has two.
func (s *scaling) awaitScores() (int, error) {
	wanted := int(s.work.sent.Load()) - scalingSenders*(windowReadings-1)
	return wanted, await(s.ctx, "a score for each window", drainLimit, func(context.Context) error {
		var now stats
		if err := s.work.api.get(s.work.query, "/api/v1/stats", &now); err != nil {
			return err
		}
		if found := now.Scores.Count - s.before.Scores.Count; found != wanted {
			return fmt.Errorf("%d scores of %d windows are stored", found, wanted)
		}
		return nil
	})
}

// down gives KEDA the broker back.
func (s *scaling) down() (string, error) {
	if err := nft(s.ctx, "delete table inet "+blindTable); err != nil {
		return "", fmt.Errorf("the broker cannot be given back: %w", err)
	}
	begin := time.Now()
	if err := await(s.ctx, "no lag in KEDA's metrics", blindLimit, func(ctx context.Context) error {
		lag, err := s.lag(ctx)
		if err == nil && lag != "0" {
			err = fmt.Errorf("it is %s", lag)
		}
		return err
	}); err != nil {
		return "", fmt.Errorf("%w%s", err, s.troubles())
	}
	known := time.Since(begin).Seconds()
	if err := await(s.ctx, "one replica", scaleDownLimit, func(ctx context.Context) error {
		return s.haveReplicas(ctx, 1)
	}); err != nil {
		return "", fmt.Errorf("%w%s", err, s.troubles())
	}
	return fmt.Sprintf("lag known again after %.0f s, 1 replica after %.0f s", known, time.Since(begin).Seconds()), nil
}

// haveReplicas is nil when so many replicas are wanted, and ready.
func (s *scaling) haveReplicas(ctx context.Context, wanted int32) error {
	found, err := s.plane.clients.typed.AppsV1().Deployments(namespace).Get(ctx, deploymentOf(scaledService), metav1.GetOptions{})
	if err != nil {
		return err
	}
	if *found.Spec.Replicas != wanted || found.Status.ReadyReplicas != wanted || found.Status.Replicas != wanted {
		return fmt.Errorf("%d are wanted, %d are there, %d of them ready", *found.Spec.Replicas, found.Status.Replicas, found.Status.ReadyReplicas)
	}
	return nil
}

// scalingActive is nil when the HPA says this of whether it knows what to scale by.
func (s *scaling) scalingActive(ctx context.Context, wanted corev1.ConditionStatus) error {
	scaler, err := s.plane.clients.typed.AutoscalingV2().HorizontalPodAutoscalers(namespace).
		Get(ctx, "keda-hpa-"+deploymentOf(scaledService), metav1.GetOptions{})
	if err != nil {
		return err
	}
	for _, condition := range scaler.Status.Conditions {
		if condition.Type == autoscalingv2.ScalingActive {
			if condition.Status != wanted {
				return fmt.Errorf("ScalingActive is %s: %s", condition.Status, condition.Message)
			}
			return nil
		}
	}
	return fmt.Errorf("%s has no condition ScalingActive", scaler.Name)
}

// isReady is nil when kubectl get scaledobject shows True as READY.
func (s *scaling) isReady() error {
	object := &unstructured.Unstructured{}
	object.SetAPIVersion("keda.sh/v1alpha1")
	object.SetKind("ScaledObject")
	resource, err := s.plane.clients.of(object, namespace)
	if err != nil {
		return err
	}
	found, err := resource.Get(s.ctx, deploymentOf(scaledService), metav1.GetOptions{})
	if err != nil {
		return err
	}
	if !hasCondition(found, "Ready") {
		return fmt.Errorf("%s is not Ready", id(found))
	}
	return nil
}

// lag is what KEDA's server of metrics answers to the API server.
func (s *scaling) lag(ctx context.Context) (string, error) {
	answer, err := s.plane.clients.typed.Discovery().RESTClient().Get().
		AbsPath("/apis/external.metrics.k8s.io/v1beta1/namespaces", namespace, "s0-kafka-sensor-readings").
		Param("labelSelector", "scaledobject.keda.sh/name="+deploymentOf(scaledService)).DoRaw(ctx)
	if err != nil {
		return "", err
	}
	var list struct{ Items []struct{ Value string } }
	if err := json.Unmarshal(answer, &list); err != nil {
		return "", err
	}
	if len(list.Items) != 1 {
		return "", fmt.Errorf("%d values in place of one", len(list.Items))
	}
	return list.Items[0].Value, nil
}

// operatorAddress is that of the pod of KEDA's operator.
func (s *scaling) operatorAddress() (string, error) {
	pods, err := s.plane.clients.typed.CoreV1().Pods(kedaNamespace).List(s.ctx, metav1.ListOptions{LabelSelector: "app=" + kedaOperator})
	if err != nil {
		return "", err
	}
	if len(pods.Items) != 1 {
		return "", fmt.Errorf("%d pods of %s in place of one", len(pods.Items), kedaOperator)
	}
	return pods.Items[0].Status.PodIP, nil
}

// errorsCounted is what KEDA's operator has counted of errors of the ScaledObject, as the alert rule reads it.
func (s *scaling) errorsCounted(ctx context.Context, operator string) (float64, error) {
	ctx, cancel := context.WithTimeout(ctx, 30*time.Second)
	defer cancel()
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, "http://"+operator+":8080/metrics", nil)
	if err != nil {
		return 0, err
	}
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		return 0, err
	}
	defer response.Body.Close()
	lines := bufio.NewScanner(response.Body)
	for lines.Scan() {
		line := lines.Text()
		if strings.HasPrefix(line, "keda_scaled_object_errors_total{") &&
			strings.Contains(line, fmt.Sprintf("scaledObject=%q", deploymentOf(scaledService))) {
			return strconv.ParseFloat(line[strings.LastIndex(line, " ")+1:], 64)
		}
	}
	// A series that there is none of has counted nothing.
	return 0, lines.Err()
}

// troubles are what a person would look for when nothing is scaled.
func (s *scaling) troubles() string {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(s.ctx), 10*time.Second)
	defer cancel()
	lag, err := s.lag(ctx)
	if err != nil {
		lag = err.Error()
	}
	text := fmt.Sprintf("\nlag: %s", lag)
	pods := s.plane.clients.typed.CoreV1().Pods(kedaNamespace)
	if found, err := pods.List(ctx, metav1.ListOptions{LabelSelector: "app=" + kedaOperator}); err == nil {
		for _, pod := range found.Items {
			if log, err := pods.GetLogs(pod.Name, &corev1.PodLogOptions{}).DoRaw(ctx); err == nil {
				text += "\n" + pod.Name + ": " + lastOf(string(log), 2000)
			}
		}
	}
	return text + troubles(ctx, s.plane, namespace)
}

const blindTable = "sluice_blind"

// nft changes the rules of the node's network.
func nft(ctx context.Context, rules string) error {
	run := exec.CommandContext(ctx, "nft", "-f", "-")
	run.Stdin = strings.NewReader(rules)
	if out, err := run.CombinedOutput(); err != nil {
		return fmt.Errorf("nft: %w: %s", err, strings.TrimSpace(string(out)))
	}
	return nil
}
