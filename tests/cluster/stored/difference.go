// Package stored compares objects as they were sent with what the API server has made of them.
package stored

import (
	"encoding/base64"
	"errors"
	"fmt"
	"reflect"

	"k8s.io/apimachinery/pkg/api/resource"
	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
)

// Difference says which fields of an object that was sent are not stored, or with another value. What the API server
// adds is its business, and so is what it writes in another way: a quantity, a list that is empty.
func Difference(sent, stored *unstructured.Unstructured) error {
	wanted := sent.DeepCopy()
	if wanted.GetKind() == "Secret" {
		encode(wanted)
	}
	var faults []error
	compareValues("", wanted.Object, stored.Object, &faults)
	if len(faults) > 0 {
		return fmt.Errorf("%s is not stored as it was sent: %w", sent.GetKind()+"/"+sent.GetName(), errors.Join(faults...))
	}
	return nil
}

// encode moves what a Secret has as plain text to where it is stored.
func encode(secret *unstructured.Unstructured) {
	plain, _, _ := unstructured.NestedStringMap(secret.Object, "stringData")
	for key, value := range plain {
		encoded := base64.StdEncoding.EncodeToString([]byte(value))
		_ = unstructured.SetNestedField(secret.Object, encoded, "data", key)
	}
	unstructured.RemoveNestedField(secret.Object, "stringData")
}

func compareValues(path string, sent, stored any, faults *[]error) {
	if stored == nil {
		if !isEmpty(sent) {
			*faults = append(*faults, fmt.Errorf("%s was dropped", path))
		}
		return
	}
	switch value := sent.(type) {
	case map[string]any:
		fields, is := stored.(map[string]any)
		if !is {
			*faults = append(*faults, fmt.Errorf("%s is no object", path))
			return
		}
		for name, field := range value {
			compareValues(path+"."+name, field, fields[name], faults)
		}
	case []any:
		items, is := stored.([]any)
		if !is || len(items) < len(value) {
			*faults = append(*faults, fmt.Errorf("%s has %d items less", path, len(value)-len(items)))
			return
		}
		for i := range value {
			compareValues(fmt.Sprintf("%s[%d]", path, i), value[i], items[i], faults)
		}
	default:
		if sent != nil && !sameScalar(sent, stored) {
			*faults = append(*faults, fmt.Errorf("%s is %v instead of %v", path, stored, sent))
		}
	}
}

// isEmpty says whether nothing is lost if the value is left out.
func isEmpty(value any) bool {
	switch of := value.(type) {
	case nil:
		return true
	case map[string]any:
		for _, field := range of {
			if !isEmpty(field) {
				return false
			}
		}
		return true
	case []any:
		return len(of) == 0
	default:
		return reflect.ValueOf(value).IsZero()
	}
}

func sameScalar(sent, stored any) bool {
	if reflect.DeepEqual(sent, stored) || fmt.Sprint(sent) == fmt.Sprint(stored) {
		return true
	}
	one, err := resource.ParseQuantity(fmt.Sprint(sent))
	if err != nil {
		return false
	}
	other, err := resource.ParseQuantity(fmt.Sprint(stored))
	return err == nil && one.Cmp(other) == 0
}
