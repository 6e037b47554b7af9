package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	v1 "github.com/google/go-containerregistry/pkg/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
	"sigs.k8s.io/yaml"
)

const (
	// kedaModule is where KEDA comes from, in the version of crds/go.mod.
	kedaModule    = "github.com/kedacore/keda/v2"
	kedaNamespace = "keda"
	kedaOperator  = "keda-operator"
	kedaMetrics   = "keda-metrics-apiserver"
	// kedaLimit is how long KEDA may take to answer: it makes its certificates at its start, and what is mounted of them
	// is looked at once a minute.
	kedaLimit = 5 * time.Minute
)

// kedaPrograms are what runs of KEDA: the program in its module, where its manifests look for it, and in which image.
var kedaPrograms = []struct{ source, path, image string }{
	{"./cmd/operator", "/keda", "ghcr.io/kedacore/keda"},
	{"./cmd/adapter", "/keda-adapter", "ghcr.io/kedacore/keda-metrics-apiserver"},
}

// kedaImages is the archive with KEDA's images.
func (o options) kedaImages() string { return filepath.Join(o.work, "keda.tar") }

// kedaObjects is the file with the objects that KEDA consists of.
func (o options) kedaObjects() string { return filepath.Join(o.work, "keda.yaml") }

// buildKEDA builds KEDA's operator and its server of metrics, makes images of them, and takes the objects from its own
// manifests. It is built within its module, by its own go.mod: what it depends on is of other versions than what
// Kubernetes does.
func buildKEDA(ctx context.Context, opts options) (string, error) {
	sources, err := download(ctx, opts, kedaModule)
	if err != nil {
		return "", err
	}
	tag := strings.TrimPrefix(sources.version, "v")
	folder := filepath.Join(opts.home, "tests/cluster/target/keda")
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return "", err
	}
	images := map[string]v1.Image{}
	for _, part := range kedaPrograms {
		executable := filepath.Join(folder, filepath.Base(part.source))
		// Of its own go.mod nothing is changed, and of this machine's libraries nothing is needed.
		build := program(ctx, "go", "build", "-p", "2", "-mod=readonly",
			"-ldflags", "-s -w -X "+kedaModule+"/version.Version="+tag, "-o", executable, part.source)
		build.Dir = sources.folder
		build.Env = append(os.Environ(), "CGO_ENABLED=0", "GOWORK=off")
		if out, err := build.CombinedOutput(); err != nil {
			return "", fmt.Errorf("%s: %w: %s", part.source, err, lastOf(string(out), 500))
		}
		made, err := image(filepath.Join(opts.work, filepath.Base(part.source)+".tar"),
			[]file{{part.path, executable}}, v1.Config{User: "65532:65532"})
		if err != nil {
			return "", err
		}
		images[part.image+":"+tag] = made
	}
	if err := write(opts.kedaImages(), images); err != nil {
		return "", err
	}
	return sources.version, writeKEDAObjects(opts, filepath.Join(sources.folder, "config/minimal"), tag)
}

// writeKEDAObjects makes the objects of KEDA's manifests, with the images that are here.
func writeKEDAObjects(opts options, folder, tag string) error {
	objects, err := kustomize(folder)
	if err != nil {
		return err
	}
	var text strings.Builder
	for _, object := range objects {
		// These are there.
		if object.GetKind() == "CustomResourceDefinition" {
			continue
		}
		if object.GetKind() == "Deployment" {
			if err := setImage(object, tag); err != nil {
				return err
			}
		}
		content, err := yaml.Marshal(object.Object)
		if err != nil {
			return err
		}
		text.WriteString("---\n" + string(content))
	}
	return os.WriteFile(opts.kedaObjects(), []byte(text.String()), 0o644)
}

// setImage has the containers of a Deployment run the image of this tag that is on the node.
func setImage(deployment *unstructured.Unstructured, tag string) error {
	path := []string{"spec", "template", "spec", "containers"}
	containers, _, err := unstructured.NestedSlice(deployment.Object, path...)
	if err != nil {
		return fmt.Errorf("%s: %w", id(deployment), err)
	}
	for _, container := range containers {
		fields, is := container.(map[string]any)
		if !is {
			return fmt.Errorf("%s has a container that is none", id(deployment))
		}
		name, _, _ := strings.Cut(fmt.Sprint(fields["image"]), ":")
		fields["image"], fields["imagePullPolicy"] = name+":"+tag, "Never"
	}
	return unstructured.SetNestedSlice(deployment.Object, containers, path...)
}

// startKEDA stores KEDA's objects, and returns when the API server has the metrics of KEDA's server to offer.
func startKEDA(ctx context.Context, opts options, plane *controlPlane) error {
	if err := ctr(ctx, "--namespace", "k8s.io", "images", "import", opts.kedaImages()); err != nil {
		return fmt.Errorf("images: %w", err)
	}
	content, err := os.ReadFile(opts.kedaObjects())
	if err != nil {
		return err
	}
	objects, err := parse(string(content))
	if err != nil {
		return err
	}
	var service *unstructured.Unstructured
	for _, object := range objects {
		resource, err := plane.clients.of(object, kedaNamespace)
		if err != nil {
			return fmt.Errorf("%s: %w", id(object), err)
		}
		if _, err := resource.Create(ctx, object, metav1.CreateOptions{}); err != nil {
			return fmt.Errorf("%s: %w", id(object), err)
		}
		if object.GetKind() == "APIService" {
			service = object
		}
	}
	if service == nil {
		return fmt.Errorf("%s has no APIService", opts.kedaObjects())
	}
	// What others' manifests are warned of is not ours to mend.
	_ = plane.warnings.take()
	err = await(ctx, "KEDA", kedaLimit, func(ctx context.Context) error {
		for _, name := range []string{kedaOperator, kedaMetrics} {
			deployment, err := plane.clients.typed.AppsV1().Deployments(kedaNamespace).Get(ctx, name, metav1.GetOptions{})
			if err != nil {
				return err
			}
			if deployment.Status.ReadyReplicas == 0 {
				return fmt.Errorf("%s is not ready", name)
			}
		}
		resource, err := plane.clients.of(service, "")
		if err != nil {
			return err
		}
		stored, err := resource.Get(ctx, service.GetName(), metav1.GetOptions{})
		if err != nil {
			return err
		}
		if !hasCondition(stored, "Available") {
			return fmt.Errorf("%s does not answer", id(stored))
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("%w%s", err, troubles(ctx, plane, kedaNamespace))
	}
	return nil
}
