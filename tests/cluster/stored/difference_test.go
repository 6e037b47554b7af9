package stored

import (
	"strings"
	"testing"

	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
	"sigs.k8s.io/yaml"
)

func TestDifference(t *testing.T) {
	for name, c := range map[string]struct{ sent, stored, want string }{
		"as sent":             {`spec: {a: 1, b: [x, y]}`, `spec: {a: 1, b: [x, y], c: added}`, ""},
		"a dropped field":     {`spec: {a: 1, b: x}`, `spec: {a: 1}`, ".spec.b was dropped"},
		"another value":       {`spec: {a: 1}`, `spec: {a: 2}`, ".spec.a is 2 instead of 1"},
		"false that is true":  {`spec: {a: false}`, `spec: {a: true}`, ".spec.a is true instead of false"},
		"false that is none":  {`spec: {a: false}`, `spec: {}`, ""},
		"nothing in it":       {`spec: {a: {b: {}, c: []}}`, `spec: {}`, ""},
		"a missing item":      {`spec: {a: [x, y]}`, `spec: {a: [x]}`, ".spec.a has 1 items less"},
		"an item added":       {`spec: {a: [{b: 1}]}`, `spec: {a: [{b: 1, c: 2}, {b: 3}]}`, ""},
		"the same quantity":   {`spec: {a: 0.5}`, `spec: {a: 500m}`, ""},
		"another quantity":    {`spec: {a: 1Gi}`, `spec: {a: 1G}`, ".spec.a is 1G instead of 1Gi"},
		"text of a Secret":    {`stringData: {a: b}`, `data: {a: Yg==}`, ""},
		"a dropped Secret":    {`stringData: {a: b}`, `data: {}`, ".data.a was dropped"},
		"a scalar for a list": {`spec: {a: [x]}`, `spec: {a: x}`, ".spec.a has 1 items less"},
	} {
		t.Run(name, func(t *testing.T) {
			err := Difference(object(t, c.sent), object(t, c.stored))
			switch {
			case c.want == "" && err != nil:
				t.Errorf("unexpected: %v", err)
			case c.want != "" && (err == nil || !strings.HasSuffix(err.Error(), c.want)):
				t.Errorf("got %v, want %q", err, c.want)
			}
		})
	}
}

func object(t *testing.T, fields string) *unstructured.Unstructured {
	t.Helper()
	object := &unstructured.Unstructured{}
	if err := yaml.Unmarshal([]byte("{apiVersion: v1, kind: Secret, metadata: {name: o}, "+fields+"}"), &object.Object); err != nil {
		t.Fatal(err)
	}
	return object
}
