package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"time"

	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
	"k8s.io/apimachinery/pkg/util/yaml"
)

// crdFolders are where modules of crds/go.mod keep their CRDs.
var crdFolders = map[string]string{
	kedaModule: "config/crd/bases",
	"github.com/cloudnative-pg/cloudnative-pg":           "config/crd/bases",
	"github.com/prometheus-operator/prometheus-operator": "example/prometheus-operator-crd",
	"sigs.k8s.io/gateway-api":                            "config/crd/standard",
}

// strimziModels are the classes of io.strimzi:api of which CRDs are made.
var strimziModels = []string{"kafka.Kafka", "nodepool.KafkaNodePool", "topic.KafkaTopic", "user.KafkaUser"}

// module is one of crds/go.mod, as it lies on this machine.
type module struct{ folder, version string }

// download brings a module of crds/go.mod here.
func download(ctx context.Context, opts options, path string) (module, error) {
	folder := filepath.Join(opts.home, "tests/cluster/crds")
	get := program(ctx, "go", "mod", "download", path)
	get.Dir = folder
	if out, err := get.CombinedOutput(); err != nil {
		return module{}, fmt.Errorf("%s: %s", path, strings.TrimSpace(string(out)))
	}
	find := program(ctx, "go", "list", "-m", "-f", "{{.Version}} {{.Dir}}", path)
	find.Dir = folder
	out, err := find.Output()
	if err != nil {
		return module{}, fmt.Errorf("%s: %w", path, err)
	}
	version, sources, _ := strings.Cut(strings.TrimSpace(string(out)), " ")
	return module{sources, version}, nil
}

// collectCRDs puts the CRDs of all operators into one folder.
func collectCRDs(ctx context.Context, opts options) error {
	if err := os.MkdirAll(opts.crds(), 0o755); err != nil {
		return err
	}
	for module, folder := range crdFolders {
		sources, err := download(ctx, opts, module)
		if err != nil {
			return err
		}
		files, err := filepath.Glob(filepath.Join(sources.folder, folder, "*.yaml"))
		if err != nil || len(files) == 0 {
			return fmt.Errorf("%s has no CRDs in %s", module, folder)
		}
		for _, file := range files {
			content, err := os.ReadFile(file)
			if err != nil {
				return err
			}
			if err := os.WriteFile(filepath.Join(opts.crds(), filepath.Base(file)), content, 0o644); err != nil {
				return err
			}
		}
	}
	args := []string{"-cp", filepath.Join(opts.home, "tests/cluster/target/strimzi/*"),
		"io.strimzi.crdgenerator.CrdGenerator", "--yaml", "--api-versions", "v1", "--storage-version", "v1"}
	for _, model := range strimziModels {
		args = append(args, "io.strimzi.api.kafka.model."+model+"="+filepath.Join(opts.crds(), model+".yaml"))
	}
	if out, err := program(ctx, java(), args...).CombinedOutput(); err != nil {
		return fmt.Errorf("CRDs of Strimzi: %s", strings.TrimSpace(string(out)))
	}
	return nil
}

// java is the program of the JDK that the script has found.
func java() string {
	return filepath.Join(os.Getenv("JAVA_HOME"), "bin", "java")
}

// installCRDs stores the CRDs and returns when all are served.
func installCRDs(ctx context.Context, plane *controlPlane, folder string) (int, error) {
	files, err := filepath.Glob(filepath.Join(folder, "*.yaml"))
	if err != nil {
		return 0, err
	}
	var all []*unstructured.Unstructured
	for _, file := range files {
		content, err := os.ReadFile(file)
		if err != nil {
			return 0, err
		}
		objects, err := parse(string(content))
		if err != nil {
			return 0, fmt.Errorf("%s: %w", file, err)
		}
		for _, object := range objects {
			if object.GetKind() != "CustomResourceDefinition" {
				continue
			}
			resource, err := plane.clients.of(object, "")
			if err != nil {
				return 0, err
			}
			if _, err := resource.Create(ctx, object, metav1.CreateOptions{}); err != nil {
				return 0, fmt.Errorf("%s: %w", id(object), err)
			}
			all = append(all, object)
		}
	}
	err = await(plane.processes.failed, "CRDs", time.Minute, func(ctx context.Context) error {
		for _, object := range all {
			resource, err := plane.clients.of(object, "")
			if err != nil {
				return err
			}
			stored, err := resource.Get(ctx, object.GetName(), metav1.GetOptions{})
			if err != nil {
				return err
			}
			if !hasCondition(stored, "Established") {
				return fmt.Errorf("%s is not served", object.GetName())
			}
		}
		return nil
	})
	plane.clients.mapper.Reset()
	// What others' CRDs are warned of is not ours to mend.
	_ = plane.warnings.take()
	return len(all), err
}

func hasCondition(object *unstructured.Unstructured, kind string) bool {
	conditions, _, _ := unstructured.NestedSlice(object.Object, "status", "conditions")
	for _, condition := range conditions {
		if fields, is := condition.(map[string]any); is && fields["type"] == kind && fields["status"] == "True" {
			return true
		}
	}
	return false
}

// parse reads objects from YAML with any number of documents.
func parse(text string) ([]*unstructured.Unstructured, error) {
	reader := yaml.NewYAMLOrJSONDecoder(strings.NewReader(text), 4096)
	var objects []*unstructured.Unstructured
	for {
		fields := map[string]any{}
		if err := reader.Decode(&fields); err != nil {
			if errors.Is(err, io.EOF) {
				return objects, nil
			}
			return nil, err
		}
		if len(fields) == 0 {
			continue
		}
		object := &unstructured.Unstructured{Object: fields}
		if object.GetKind() == "" || object.GetName() == "" {
			return nil, errors.New("an object without kind or name")
		}
		objects = append(objects, object)
	}
}
