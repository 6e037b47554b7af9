package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"
	"time"

	"helm.sh/helm/v3/pkg/action"
	"helm.sh/helm/v3/pkg/chartutil"
	corev1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/client-go/tools/portforward"
	"k8s.io/client-go/transport/spdy"
)

// podValues are those of an installation with its broker and database outside, with smaller requests than the default
// ones, as all of it shares this machine.
func podValues() chartutil.Values {
	small := func(replicas int) map[string]any {
		return map[string]any{
			"replicas":  replicas,
			"resources": map[string]any{"requests": map[string]any{"cpu": "20m"}},
		}
	}
	return chartutil.Values{
		"image": map[string]any{"local": true, "tools": toolsImage},
		"kafka": map[string]any{
			"strimzi": map[string]any{"enabled": false},
			"external": map[string]any{
				"enabled": true, "bootstrapServers": nodeAddress + ":9092", "securityProtocol": "PLAINTEXT",
			},
		},
		"postgres": map[string]any{
			"cnpg": map[string]any{"enabled": false},
			"external": map[string]any{
				"enabled": true, "host": nodeAddress, "secret": databaseSecret, "sslMode": "disable",
			},
		},
		"autoscaling":    map[string]any{"enabled": false},
		"startupSeconds": 300,
		"ingest":         small(2),
		"scoring":        small(1),
		"alert":          small(1),
		"query":          small(1),
	}
}

// podSteps run the real services.
func podSteps(ctx context.Context, opts options, plane *controlPlane) error {
	if err := step("containerd, kubelet and kube-proxy", func() (string, error) {
		return "node is ready", startNode(ctx, opts, plane)
	}); err != nil {
		return err
	}
	if err := step("broker and database outside", func() (string, error) {
		return "", startOutside(ctx, opts, plane)
	}); err != nil {
		return err
	}
	h, err := newHelm(plane, opts.home)
	if err != nil {
		return err
	}
	if err := step("helm install with pods", func() (string, error) {
		installed, err := h.install(ctx, podValues())
		if err != nil {
			return "", fmt.Errorf("%w%s", err, troubles(ctx, plane, namespace))
		}
		count, err := h.compare(ctx, installed)
		return fmt.Sprintf("all ready, %d objects stored as sent", count), err
	}); err != nil {
		return err
	}
	if err := step("helm test --logs", func() (string, error) { return "", h.test() }); err != nil {
		return err
	}
	api, err := newSystem(ctx, plane)
	if err != nil {
		return err
	}
	if err := step("readings to incidents, by port-forward", func() (string, error) { return testIncidents(api, opts) }); err != nil {
		return err
	}
	if err := step("every service replaced under load", func() (string, error) { return testReplacement(api, opts) }); err != nil {
		return err
	}
	if err := uninstallStep(ctx, h); err != nil {
		return err
	}
	if opts.keda {
		return kedaSteps(ctx, opts, h)
	}
	return nil
}

// uninstallStep removes the release and returns when no pod of it is left.
func uninstallStep(ctx context.Context, h *helm) error {
	return step("helm uninstall", func() (string, error) {
		if err := h.uninstall(); err != nil {
			return "", err
		}
		return "all pods gone", await(ctx, "pods", time.Minute, func(ctx context.Context) error {
			pods, err := h.plane.clients.typed.CoreV1().Pods(namespace).List(ctx, metav1.ListOptions{LabelSelector: releaseSelector + ",app.kubernetes.io/component!=test"})
			if err == nil && len(pods.Items) > 0 {
				err = fmt.Errorf("%d are left", len(pods.Items))
			}
			return err
		})
	})
}

const releaseSelector = "app.kubernetes.io/instance=" + releaseName

// test does as helm test --logs.
func (h *helm) test() error {
	test := action.NewReleaseTesting(h.config)
	test.Namespace = namespace
	test.Timeout = helmLimit
	tested, err := test.Run(releaseName)
	var logs bytes.Buffer
	if tested != nil {
		if logError := test.GetPodLogs(&logs, tested); logError != nil {
			err = errors.Join(err, fmt.Errorf("its log is not to be had: %w", logError))
		}
	}
	if err != nil {
		return fmt.Errorf("%w: %s", err, lastOf(logs.String(), 500))
	}
	return nil
}

// troubles are what a person would look for when pods do not become ready: their states and the ends of their logs.
func troubles(ctx context.Context, plane *controlPlane, namespace string) string {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), 10*time.Second)
	defer cancel()
	pods, err := plane.clients.typed.CoreV1().Pods(namespace).List(ctx, metav1.ListOptions{})
	if err != nil {
		return ""
	}
	var text strings.Builder
	for _, pod := range pods.Items {
		for _, status := range append(pod.Status.InitContainerStatuses, pod.Status.ContainerStatuses...) {
			if status.Ready || status.State.Terminated != nil && status.State.Terminated.ExitCode == 0 {
				continue
			}
			fmt.Fprintf(&text, "\n%s, %s: ", pod.Name, status.Name)
			if waiting := status.State.Waiting; waiting != nil {
				fmt.Fprintf(&text, "%s %s ", waiting.Reason, waiting.Message)
			}
			request := plane.clients.typed.CoreV1().Pods(namespace).GetLogs(pod.Name,
				&corev1.PodLogOptions{Container: status.Name, Previous: status.RestartCount > 0})
			if log, err := request.DoRaw(ctx); err == nil {
				text.WriteString(lastOf(string(log), 1000))
			}
		}
	}
	return text.String()
}

// lastOf is the end of a text.
func lastOf(text string, most int) string {
	text = strings.TrimSpace(text)
	if len(text) > most {
		return text[len(text)-most:]
	}
	return text
}

// portForward opens a way to a pod of a service as kubectl port-forward would; closing it is the caller's.
func portForward(ctx context.Context, plane *controlPlane, service string) (string, func(), error) {
	pods, err := plane.clients.typed.CoreV1().Pods(namespace).List(ctx, metav1.ListOptions{
		LabelSelector: releaseSelector + ",app.kubernetes.io/component=" + service, FieldSelector: "status.phase=Running",
	})
	if err != nil {
		return "", nil, err
	}
	if len(pods.Items) == 0 {
		return "", nil, fmt.Errorf("%s has no pod", service)
	}
	transport, upgrader, err := spdy.RoundTripperFor(plane.clients.config)
	if err != nil {
		return "", nil, err
	}
	target := plane.clients.typed.CoreV1().RESTClient().Post().Resource("pods").
		Namespace(namespace).Name(pods.Items[0].Name).SubResource("portforward").URL()
	dialer := spdy.NewDialer(upgrader, &http.Client{Transport: transport}, http.MethodPost, target)
	stop, ready := make(chan struct{}), make(chan struct{})
	forwarder, err := portforward.New(dialer, []string{"0:8080"}, stop, ready, io.Discard, io.Discard)
	if err != nil {
		return "", nil, err
	}
	ended := make(chan error, 1)
	go func() { ended <- forwarder.ForwardPorts() }()
	select {
	case <-ready:
	case err := <-ended:
		return "", nil, fmt.Errorf("port-forward to %s: %w", service, err)
	case <-time.After(30 * time.Second):
		close(stop)
		return "", nil, fmt.Errorf("port-forward to %s is not open after 30 s", service)
	}
	ports, err := forwarder.GetPorts()
	if err != nil {
		close(stop)
		return "", nil, err
	}
	return fmt.Sprintf("http://127.0.0.1:%d", ports[0].Local), func() { close(stop) }, nil
}

// deploymentOf is the name of a service's Deployment, and of its Service.
func deploymentOf(service string) string {
	return releaseName + "-" + service
}
