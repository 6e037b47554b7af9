package main

import (
	"context"
	"encoding/json"
	"fmt"
	"time"

	corev1 "k8s.io/api/core/v1"
	"k8s.io/apimachinery/pkg/api/resource"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/types"
	"k8s.io/client-go/informers"
	"k8s.io/client-go/kubernetes"
	"k8s.io/client-go/tools/cache"
)

const hollowName = "hollow"

// startHollowNode adds a node that runs nothing: it says of each pod that it is ready, and of each pod of a Job that
// it has succeeded. So the real controllers do all of their work, rollouts and hooks come to their end, and no image
// is needed. It works until the context ends.
func startHollowNode(ctx context.Context, client *kubernetes.Clientset) error {
	capacity := corev1.ResourceList{
		corev1.ResourceCPU:    resource.MustParse("64"),
		corev1.ResourceMemory: resource.MustParse("256Gi"),
		corev1.ResourcePods:   resource.MustParse("500"),
	}
	node := &corev1.Node{ObjectMeta: metav1.ObjectMeta{
		Name: hollowName,
		Labels: map[string]string{
			corev1.LabelHostname: hollowName, corev1.LabelOSStable: "linux", corev1.LabelTopologyZone: "zone",
		},
	}}
	if _, err := client.CoreV1().Nodes().Create(ctx, node, metav1.CreateOptions{}); err != nil {
		return err
	}
	beat := func() error {
		now := metav1.Now()
		status := corev1.Node{Status: corev1.NodeStatus{
			Capacity: capacity, Allocatable: capacity,
			Conditions: []corev1.NodeCondition{{
				Type: corev1.NodeReady, Status: corev1.ConditionTrue, Reason: "KubeletReady",
				LastHeartbeatTime: now, LastTransitionTime: node.CreationTimestamp,
			}},
		}}
		return patchStatus(status.Status, func(patch []byte) error {
			_, err := client.CoreV1().Nodes().Patch(ctx, hollowName, types.MergePatchType, patch, metav1.PatchOptions{}, "status")
			return err
		})
	}
	if err := beat(); err != nil {
		return err
	}
	go func() {
		ticker := time.NewTicker(10 * time.Second)
		defer ticker.Stop()
		for {
			select {
			case <-ctx.Done():
				return
			case <-ticker.C:
				_ = beat()
			}
		}
	}()
	factory := informers.NewSharedInformerFactory(client, 0)
	informer := factory.Core().V1().Pods().Informer()
	if _, err := informer.AddEventHandler(cache.ResourceEventHandlerFuncs{
		AddFunc:    func(o any) { answer(ctx, client, o) },
		UpdateFunc: func(_, o any) { answer(ctx, client, o) },
	}); err != nil {
		return err
	}
	factory.Start(ctx.Done())
	if !cache.WaitForCacheSync(ctx.Done(), informer.HasSynced) {
		return fmt.Errorf("pods of %s cannot be watched", hollowName)
	}
	return nil
}

// answer does for a pod what a kubelet would say of it.
func answer(ctx context.Context, client *kubernetes.Clientset, o any) {
	pod, is := o.(*corev1.Pod)
	if !is || pod.Spec.NodeName != hollowName {
		return
	}
	pods := client.CoreV1().Pods(pod.Namespace)
	if pod.DeletionTimestamp != nil {
		now := int64(0)
		_ = pods.Delete(ctx, pod.Name, metav1.DeleteOptions{GracePeriodSeconds: &now})
		return
	}
	if pod.Status.Phase != corev1.PodPending {
		return
	}
	now := metav1.Now()
	status := corev1.PodStatus{Phase: corev1.PodRunning, StartTime: &now, PodIP: "192.0.2.1"}
	state := corev1.ContainerState{Running: &corev1.ContainerStateRunning{StartedAt: now}}
	ready := corev1.ConditionTrue
	if pod.Spec.RestartPolicy != corev1.RestartPolicyAlways {
		status.Phase = corev1.PodSucceeded
		state = corev1.ContainerState{Terminated: &corev1.ContainerStateTerminated{Reason: "Completed", StartedAt: now, FinishedAt: now}}
		ready = corev1.ConditionFalse
	}
	for _, kind := range []corev1.PodConditionType{corev1.PodInitialized, corev1.ContainersReady, corev1.PodReady} {
		status.Conditions = append(status.Conditions, corev1.PodCondition{Type: kind, Status: ready, LastTransitionTime: now})
	}
	for _, container := range pod.Spec.Containers {
		status.ContainerStatuses = append(status.ContainerStatuses, corev1.ContainerStatus{
			Name: container.Name, Image: container.Image, Ready: ready == corev1.ConditionTrue, State: state,
		})
	}
	_ = patchStatus(status, func(patch []byte) error {
		_, err := pods.Patch(ctx, pod.Name, types.MergePatchType, patch, metav1.PatchOptions{}, "status")
		return err
	})
}

// patchStatus sends a status as a merge patch.
func patchStatus(status any, send func([]byte) error) error {
	patch, err := json.Marshal(map[string]any{"status": status})
	if err != nil {
		return err
	}
	return send(patch)
}
