package main

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"strings"

	apierrors "k8s.io/apimachinery/pkg/api/errors"
	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
	"sigs.k8s.io/kustomize/api/krusty"
	"sigs.k8s.io/kustomize/kyaml/filesys"
)

// unserved are kinds that only clouds and marketplaces have, which publish no CRD for others.
var unserved = map[string]bool{"Subscription": true, "OperatorGroup": true, "HealthCheckPolicy": true}

// kustomize makes the objects of a folder as kubectl apply -k would.
func kustomize(folder string) ([]*unstructured.Unstructured, error) {
	resources, err := krusty.MakeKustomizer(krusty.MakeDefaultOptions()).Run(filesys.MakeFsOnDisk(), folder)
	if err != nil {
		return nil, err
	}
	text, err := resources.AsYaml()
	if err != nil {
		return nil, err
	}
	return parse(string(text))
}

// kustomizations are the folders of the checkout that are applied with kubectl apply -k, but the namespace.
func kustomizations(home string) ([]string, error) {
	var folders []string
	for _, pattern := range []string{"k8s/*", "k8s/*/base", "k8s/*/overlays/*", "strimzi/base", "strimzi/overlays/*"} {
		files, err := filepath.Glob(filepath.Join(home, pattern, "kustomization.yaml"))
		if err != nil {
			return nil, err
		}
		for _, file := range files {
			if folder := filepath.Dir(file); folder != filepath.Join(home, "k8s/base") {
				folders = append(folders, folder)
			}
		}
	}
	return folders, nil
}

// testKustomization stores the objects of a folder, compares and deletes them.
func testKustomization(ctx context.Context, plane *controlPlane, folder string) (string, error) {
	objects, err := kustomize(folder)
	if err != nil {
		return "", err
	}
	var created []*unstructured.Unstructured
	var skipped []string
	for _, object := range objects {
		if !plane.clients.knows(object) {
			if !unserved[object.GetKind()] {
				return "", fmt.Errorf("%s: the cluster does not know %s", id(object), object.GroupVersionKind())
			}
			skipped = append(skipped, id(object))
			continue
		}
		err := plane.clients.create(ctx, object, namespace, false)
		if apierrors.IsAlreadyExists(errors.Unwrap(err)) {
			// Of k8s/base, which others build on.
			if err := plane.clients.compare(ctx, object, namespace); err != nil {
				return "", err
			}
			continue
		}
		if err != nil {
			return "", err
		}
		created = append(created, object)
	}
	if err := plane.warnings.take(); err != nil {
		return "", err
	}
	for _, object := range created {
		if err := plane.clients.delete(ctx, object, namespace); err != nil {
			return "", fmt.Errorf("%s: %w", id(object), err)
		}
	}
	found := fmt.Sprintf("%d objects stored as sent", len(created))
	if len(skipped) > 0 {
		found += "; not known here: " + strings.Join(skipped, ", ")
	}
	return found, nil
}
