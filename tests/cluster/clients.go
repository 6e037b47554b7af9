package main

import (
	"context"
	"fmt"

	apierrors "k8s.io/apimachinery/pkg/api/errors"
	"k8s.io/apimachinery/pkg/api/meta"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
	"k8s.io/client-go/discovery/cached/memory"
	"k8s.io/client-go/dynamic"
	"k8s.io/client-go/kubernetes"
	"k8s.io/client-go/rest"
	"k8s.io/client-go/restmapper"

	"sluice/tests/cluster/stored"
)

// clients are the ways to the API server.
type clients struct {
	config  *rest.Config
	typed   *kubernetes.Clientset
	dynamic dynamic.Interface
	mapper  *restmapper.DeferredDiscoveryRESTMapper
}

func newClients(config *rest.Config) (*clients, error) {
	typed, err := kubernetes.NewForConfig(config)
	if err != nil {
		return nil, err
	}
	untyped, err := dynamic.NewForConfig(config)
	if err != nil {
		return nil, err
	}
	mapper := restmapper.NewDeferredDiscoveryRESTMapper(memory.NewMemCacheClient(typed.Discovery()))
	return &clients{config, typed, untyped, mapper}, nil
}

// id names an object in messages.
func id(object *unstructured.Unstructured) string {
	return object.GetKind() + "/" + object.GetName()
}

// of is the resource that an object belongs to, in its namespace or in the given one if it names none.
func (c *clients) of(object *unstructured.Unstructured, namespace string) (dynamic.ResourceInterface, error) {
	kind := object.GroupVersionKind()
	mapping, err := c.mapper.RESTMapping(kind.GroupKind(), kind.Version)
	if err != nil {
		return nil, err
	}
	resource := c.dynamic.Resource(mapping.Resource)
	if mapping.Scope.Name() == meta.RESTScopeNameRoot {
		return resource, nil
	}
	if object.GetNamespace() != "" {
		namespace = object.GetNamespace()
	}
	return resource.Namespace(namespace), nil
}

// knows says whether the cluster has the kind.
func (c *clients) knows(object *unstructured.Unstructured) bool {
	kind := object.GroupVersionKind()
	_, err := c.mapper.RESTMapping(kind.GroupKind(), kind.Version)
	return err == nil
}

// create stores an object, or only asks whether it would be, with an unknown or doubled field being an error, and
// compares what came of it.
func (c *clients) create(ctx context.Context, object *unstructured.Unstructured, namespace string, dryRun bool) error {
	resource, err := c.of(object, namespace)
	if err != nil {
		return fmt.Errorf("%s: %w", id(object), err)
	}
	options := metav1.CreateOptions{FieldValidation: metav1.FieldValidationStrict}
	if dryRun {
		options.DryRun = []string{metav1.DryRunAll}
	}
	created, err := resource.Create(ctx, object.DeepCopy(), options)
	if err != nil {
		return fmt.Errorf("%s: %w", id(object), err)
	}
	return stored.Difference(object, created)
}

// compare looks at what is stored of an object that was sent.
func (c *clients) compare(ctx context.Context, object *unstructured.Unstructured, namespace string) error {
	resource, err := c.of(object, namespace)
	if err != nil {
		return fmt.Errorf("%s: %w", id(object), err)
	}
	found, err := resource.Get(ctx, object.GetName(), metav1.GetOptions{})
	if err != nil {
		return fmt.Errorf("%s: %w", id(object), err)
	}
	return stored.Difference(object, found)
}

// delete removes an object and what it owns; it is no error if it is not there.
func (c *clients) delete(ctx context.Context, object *unstructured.Unstructured, namespace string) error {
	resource, err := c.of(object, namespace)
	if err != nil {
		return err
	}
	background := metav1.DeletePropagationBackground
	err = resource.Delete(ctx, object.GetName(), metav1.DeleteOptions{PropagationPolicy: &background})
	if apierrors.IsNotFound(err) {
		return nil
	}
	return err
}
