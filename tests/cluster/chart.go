package main

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"path/filepath"
	"strings"
	"time"

	"helm.sh/helm/v3/pkg/action"
	"helm.sh/helm/v3/pkg/chart"
	"helm.sh/helm/v3/pkg/chart/loader"
	"helm.sh/helm/v3/pkg/chartutil"
	"helm.sh/helm/v3/pkg/release"
	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
	"k8s.io/cli-runtime/pkg/genericclioptions"
)

const (
	// namespace is that of k8s/base, in which pods have to keep to the restricted standard.
	namespace   = "sluice"
	releaseName = "sluice"
	// helmLimit is how long Helm waits for what it started.
	helmLimit = 3 * time.Minute
)

// helm works on the release as the program of that name would.
type helm struct {
	plane  *controlPlane
	folder string
	chart  *chart.Chart
	config *action.Configuration
}

func newHelm(plane *controlPlane, home string) (*helm, error) {
	folder := filepath.Join(home, "helm/sluice")
	loaded, err := loader.Load(folder)
	if err != nil {
		return nil, err
	}
	flags := genericclioptions.NewConfigFlags(true)
	flags.KubeConfig = &plane.kubeconfig
	ns := namespace
	flags.Namespace = &ns
	config := &action.Configuration{}
	if err := config.Init(flags, namespace, "secret", func(string, ...any) {}); err != nil {
		return nil, err
	}
	return &helm{plane, folder, loaded, config}, nil
}

// valuesFiles are the files of values that the checkout has, "" for none.
func valuesFiles(home string) ([]string, error) {
	files, err := filepath.Glob(filepath.Join(home, "k8s/values/*.yaml"))
	return append([]string{""}, files...), err
}

// readValues reads a file of values; where it says nothing of a registry, an example's is taken, as one is needed.
func readValues(file string) (chartutil.Values, error) {
	values := chartutil.Values{"image": map[string]any{"registry": "registry.example.org"}}
	if file == "" {
		return values, nil
	}
	read, err := chartutil.ReadValuesFile(file)
	if err != nil {
		return nil, err
	}
	maps.Copy(values, read)
	return values, nil
}

func (h *helm) lint(values chartutil.Values) error {
	lint := action.NewLint()
	lint.Strict = true
	lint.Namespace = namespace
	result := lint.Run([]string{h.folder}, values)
	return errors.Join(result.Errors...)
}

// render makes the manifest of an install without one, asking the cluster what it knows.
func (h *helm) render(ctx context.Context, values chartutil.Values) (*release.Release, error) {
	install := h.newInstall()
	install.DryRun = true
	install.DryRunOption = "server"
	return install.RunWithContext(ctx, h.chart, values)
}

func (h *helm) newInstall() *action.Install {
	install := action.NewInstall(h.config)
	install.ReleaseName = releaseName
	install.Namespace = namespace
	install.Wait = true
	install.WaitForJobs = true
	install.Timeout = helmLimit
	return install
}

func (h *helm) install(ctx context.Context, values chartutil.Values) (*release.Release, error) {
	return h.newInstall().RunWithContext(ctx, h.chart, values)
}

func (h *helm) newUpgrade() *action.Upgrade {
	upgrade := action.NewUpgrade(h.config)
	upgrade.Namespace = namespace
	upgrade.Wait = true
	upgrade.WaitForJobs = true
	upgrade.Timeout = helmLimit
	return upgrade
}

func (h *helm) upgrade(ctx context.Context, values chartutil.Values) (*release.Release, error) {
	return h.newUpgrade().RunWithContext(ctx, releaseName, h.chart, values)
}

// renderUpgrade makes the manifest of an upgrade of what is installed.
func (h *helm) renderUpgrade(ctx context.Context, values chartutil.Values) (*release.Release, error) {
	upgrade := h.newUpgrade()
	upgrade.DryRun = true
	upgrade.DryRunOption = "server"
	return upgrade.RunWithContext(ctx, releaseName, h.chart, values)
}

func (h *helm) rollback(version int) error {
	rollback := action.NewRollback(h.config)
	rollback.Version = version
	rollback.Wait = true
	rollback.WaitForJobs = true
	rollback.Timeout = helmLimit
	return rollback.Run(releaseName)
}

func (h *helm) uninstall() error {
	uninstall := action.NewUninstall(h.config)
	uninstall.Wait = true
	uninstall.DeletionPropagation = "foreground"
	uninstall.Timeout = helmLimit
	_, err := uninstall.Run(releaseName)
	return err
}

// objectsOf are what a release consists of, without its hooks.
func objectsOf(rendered *release.Release) ([]*unstructured.Unstructured, error) {
	return parse(rendered.Manifest)
}

// hooksOf are the hooks of a release, which Helm makes when their time has come.
func hooksOf(rendered *release.Release) ([]*unstructured.Unstructured, error) {
	var text strings.Builder
	for _, hook := range rendered.Hooks {
		text.WriteString("---\n" + hook.Manifest + "\n")
	}
	return parse(text.String())
}

// testValues takes the chart with one file of values through its life.
func testValues(ctx context.Context, plane *controlPlane, home, file string) (string, error) {
	values, err := readValues(file)
	if err != nil {
		return "", err
	}
	h, err := newHelm(plane, home)
	if err != nil {
		return "", err
	}
	if err := h.lint(values); err != nil {
		return "", fmt.Errorf("lint: %w", err)
	}
	rendered, err := h.render(ctx, values)
	if err != nil {
		return "", fmt.Errorf("render: %w", err)
	}
	checked, err := h.check(ctx, rendered)
	if err != nil {
		return "", fmt.Errorf("what an install would send: %w", err)
	}
	before, err := plane.clients.inventory(ctx, namespace)
	if err != nil {
		return "", err
	}
	first, err := h.install(ctx, values)
	if err != nil {
		return "", fmt.Errorf("install: %w", err)
	}
	pods, err := h.checkPods(ctx, first)
	if err != nil {
		return "", fmt.Errorf("pods: %w", err)
	}
	count, err := h.compare(ctx, first)
	if err != nil {
		return "", fmt.Errorf("after the install: %w", err)
	}
	changed := maps.Clone(values)
	changed["commonLabels"] = map[string]any{"example.org/change": "second"}
	if rendered, err = h.renderUpgrade(ctx, changed); err != nil {
		return "", fmt.Errorf("render an upgrade: %w", err)
	}
	if _, err := h.check(ctx, rendered); err != nil {
		return "", fmt.Errorf("what an upgrade would send: %w", err)
	}
	second, err := h.upgrade(ctx, changed)
	if err != nil {
		return "", fmt.Errorf("upgrade: %w", err)
	}
	if _, err := h.checkPods(ctx, second); err != nil {
		return "", fmt.Errorf("pods of the upgrade: %w", err)
	}
	if _, err := h.compare(ctx, second); err != nil {
		return "", fmt.Errorf("after the upgrade: %w", err)
	}
	if err := h.rollback(first.Version); err != nil {
		return "", fmt.Errorf("rollback: %w", err)
	}
	if _, err := h.compare(ctx, first); err != nil {
		return "", fmt.Errorf("after the rollback: %w", err)
	}
	if err := h.uninstall(); err != nil {
		return "", fmt.Errorf("uninstall: %w", err)
	}
	if err := h.deleteKept(ctx, first); err != nil {
		return "", err
	}
	if err := plane.clients.awaitInventory(ctx, plane, before); err != nil {
		return "", fmt.Errorf("uninstall left behind: %w", err)
	}
	return fmt.Sprintf("%d objects and %d pods accepted strictly, %d stored as sent, upgraded, rolled back, nothing left", checked, pods, count), nil
}

// deleteKept removes what the chart says is to outlive it, the keys that people have been given: it must be there.
func (h *helm) deleteKept(ctx context.Context, installed *release.Release) error {
	objects, err := objectsOf(installed)
	if err != nil {
		return err
	}
	for _, object := range objects {
		if object.GetAnnotations()["helm.sh/resource-policy"] != "keep" {
			continue
		}
		if err := h.plane.clients.compare(ctx, object, namespace); err != nil {
			return fmt.Errorf("not kept: %w", err)
		}
		if err := h.plane.clients.delete(ctx, object, namespace); err != nil {
			return err
		}
	}
	return nil
}

// check asks the API server for each object and each hook whether it would be stored, and as it is. The names are
// others, as those of an upgrade are taken.
func (h *helm) check(ctx context.Context, rendered *release.Release) (int, error) {
	objects, err := objectsOf(rendered)
	if err != nil {
		return 0, err
	}
	hooks, err := hooksOf(rendered)
	if err != nil {
		return 0, err
	}
	return h.checkAll(ctx, append(objects, hooks...))
}

// checkPods does the same for a pod of each template of what is installed: a template that no pod may be made of is
// stored without a word.
func (h *helm) checkPods(ctx context.Context, installed *release.Release) (int, error) {
	objects, err := objectsOf(installed)
	if err != nil {
		return 0, err
	}
	hooks, err := hooksOf(installed)
	if err != nil {
		return 0, err
	}
	var pods []*unstructured.Unstructured
	for _, object := range append(objects, hooks...) {
		if pod := podOf(object); pod != nil {
			pods = append(pods, pod)
		}
	}
	return h.checkAll(ctx, pods)
}

func (h *helm) checkAll(ctx context.Context, objects []*unstructured.Unstructured) (int, error) {
	var faults []error
	for _, object := range objects {
		asked := object.DeepCopy()
		asked.SetName("dry-" + object.GetName())
		faults = append(faults, h.plane.clients.create(ctx, asked, namespace, true))
	}
	faults = append(faults, h.plane.warnings.take())
	return len(objects), errors.Join(faults...)
}

// podOf is a pod as the controller of an object would make it, nil if it makes none.
func podOf(object *unstructured.Unstructured) *unstructured.Unstructured {
	paths := map[string][]string{
		"Deployment": {"spec", "template"},
		"Job":        {"spec", "template"},
		"CronJob":    {"spec", "jobTemplate", "spec", "template"},
	}
	path, is := paths[object.GetKind()]
	if !is {
		return nil
	}
	template, _, err := unstructured.NestedMap(object.Object, path...)
	if err != nil {
		return nil
	}
	pod := &unstructured.Unstructured{Object: template}
	pod.SetAPIVersion("v1")
	pod.SetKind("Pod")
	pod.SetName(strings.ToLower(object.GetKind()) + "-" + object.GetName())
	pod.SetNamespace(object.GetNamespace())
	return pod
}

// compare looks at each object of a release as it is stored now.
func (h *helm) compare(ctx context.Context, sent *release.Release) (int, error) {
	objects, err := objectsOf(sent)
	if err != nil {
		return 0, err
	}
	var faults []error
	for _, object := range objects {
		faults = append(faults, h.plane.clients.compare(ctx, object, namespace))
	}
	faults = append(faults, h.plane.warnings.take())
	return len(objects), errors.Join(faults...)
}

// nameOf is what a file of values is called in the report.
func nameOf(home, file string) string {
	if file == "" {
		return "chart, default values"
	}
	name, err := filepath.Rel(home, file)
	if err != nil {
		name = file
	}
	return "chart, " + name
}

// createNamespace applies k8s/base.
func createNamespace(ctx context.Context, plane *controlPlane, home string) (string, error) {
	objects, err := kustomize(filepath.Join(home, "k8s/base"))
	if err != nil {
		return "", err
	}
	for _, object := range objects {
		if err := plane.clients.create(ctx, object, "", false); err != nil {
			return "", err
		}
	}
	return "restricted", await(plane.processes.failed, "service account", time.Minute, func(ctx context.Context) error {
		object := &unstructured.Unstructured{Object: map[string]any{}}
		object.SetAPIVersion("v1")
		object.SetKind("ServiceAccount")
		object.SetName("default")
		return plane.clients.compare(ctx, object, namespace)
	})
}
