package main

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/runtime/schema"
)

// transient are resources that come and go by themselves.
var transient = map[string]bool{"events": true, "leases": true, "endpoints": true, "endpointslices": true}

// inventory lists all objects of a namespace and those of no namespace, by resource and name.
func (c *clients) inventory(ctx context.Context, namespace string) (map[string]bool, error) {
	lists, err := c.typed.Discovery().ServerPreferredResources()
	if err != nil {
		return nil, err
	}
	all := map[string]bool{}
	for _, list := range lists {
		group, err := schema.ParseGroupVersion(list.GroupVersion)
		if err != nil {
			return nil, err
		}
		for _, kind := range list.APIResources {
			if transient[kind.Name] || !slices.Contains(kind.Verbs, "list") || !slices.Contains(kind.Verbs, "delete") {
				continue
			}
			resource := c.dynamic.Resource(group.WithResource(kind.Name))
			objects, err := resource.List(ctx, metav1.ListOptions{})
			if kind.Namespaced {
				objects, err = resource.Namespace(namespace).List(ctx, metav1.ListOptions{})
			}
			if err != nil {
				return nil, fmt.Errorf("%s: %w", kind.Name, err)
			}
			for _, object := range objects.Items {
				all[kind.Name+"/"+object.GetName()] = true
			}
		}
	}
	return all, nil
}

// awaitInventory returns when nothing is there that was not before, and names what is, if that takes too long.
func (c *clients) awaitInventory(ctx context.Context, plane *controlPlane, before map[string]bool) error {
	return await(plane.processes.failed, "an empty namespace", time.Minute, func(context.Context) error {
		now, err := c.inventory(ctx, namespace)
		if err != nil {
			return err
		}
		var left []string
		for name := range now {
			if !before[name] {
				left = append(left, name)
			}
		}
		if len(left) > 0 {
			slices.Sort(left)
			return fmt.Errorf("%s", strings.Join(left, ", "))
		}
		return nil
	})
}
