package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"os/signal"
	"path/filepath"
	"syscall"

	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/klog/v2"
)

// runTests runs all steps within the namespaces and returns the exit code.
func runTests(opts options) int {
	ctx, cancel := signal.NotifyContext(context.Background(), syscall.SIGINT, syscall.SIGTERM, syscall.SIGHUP)
	defer cancel()
	// What clients log goes where nobody has to read it.
	klog.LogToStderr(false)
	klog.SetOutput(io.Discard)
	processes, err := newProcesses(ctx, opts.logs())
	if err == nil {
		err = steps(processes.failed, opts, processes)
		processes.stop()
	}
	if ctx.Err() != nil {
		fmt.Fprintln(os.Stderr, "cluster: stopped")
		return interrupted
	}
	if err != nil {
		fmt.Fprintf(os.Stderr, "cluster: %v\nThe logs are in %s\n", err, opts.logs())
		return 1
	}
	return 0
}

func steps(ctx context.Context, opts options, processes *processes) error {
	var plane *controlPlane
	if err := step("control plane of Kubernetes", func() (string, error) {
		if err := startNetwork(); err != nil {
			return "", err
		}
		var err error
		if plane, err = startControlPlane(processes, filepath.Join(opts.work, "control-plane")); err != nil {
			return "", err
		}
		version, err := plane.clients.typed.Discovery().ServerVersion()
		if err != nil {
			return "", err
		}
		return version.GitVersion, nil
	}); err != nil {
		return err
	}
	if err := step("CRDs of Strimzi, KEDA, CloudNativePG, Prometheus and Gateway API", func() (string, error) {
		count, err := installCRDs(ctx, plane, opts.crds())
		return fmt.Sprintf("%d served", count), err
	}); err != nil {
		return err
	}
	if err := step("k8s/base", func() (string, error) {
		return createNamespace(ctx, plane, opts.home)
	}); err != nil {
		return err
	}
	if err := objectSteps(ctx, opts, plane); err != nil {
		return err
	}
	if opts.noPods != "" {
		fmt.Printf("          no pods are run: %s\n", opts.noPods)
		if opts.keda {
			fmt.Println("          and so KEDA is not run either")
		}
		return nil
	}
	return podSteps(ctx, opts, plane)
}

// objectSteps are those for which no pod has to run.
func objectSteps(ctx context.Context, opts options, plane *controlPlane) error {
	hollow, end := context.WithCancel(ctx)
	defer end()
	if err := startHollowNode(hollow, plane.clients.typed); err != nil {
		return err
	}
	defer func() {
		_ = plane.clients.typed.CoreV1().Nodes().Delete(ctx, hollowName, metav1.DeleteOptions{})
	}()
	folders, err := kustomizations(opts.home)
	if err != nil {
		return err
	}
	for _, folder := range folders {
		name, err := filepath.Rel(opts.home, folder)
		if err != nil {
			return err
		}
		if err := step(name, func() (string, error) { return testKustomization(ctx, plane, folder) }); err != nil {
			return err
		}
	}
	files, err := valuesFiles(opts.home)
	if err != nil {
		return err
	}
	for _, file := range files {
		if err := step(nameOf(opts.home, file), func() (string, error) {
			return testValues(ctx, plane, opts.home, file)
		}); err != nil {
			return err
		}
	}
	return nil
}
