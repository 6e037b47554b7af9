package main

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"

	"golang.org/x/sys/unix"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/types"
)

const nodeName = "node"

// startNode makes this machine a node: containerd with the images, kubelet, kube-proxy and the names of the services.
func startNode(ctx context.Context, opts options, plane *controlPlane) error {
	// What these programs write to places that cannot be chosen goes with this mount namespace.
	for _, folder := range []string{"/run", "/var/log", "/var/lib"} {
		if err := unix.Mount("tmpfs", folder, "tmpfs", 0, "mode=755"); err != nil {
			return fmt.Errorf("%s cannot be mounted: %w", folder, err)
		}
	}
	for path, value := range map[string]string{
		"/proc/sys/net/ipv4/ip_forward": "1",
		// What goes from a pod to another by the address of a service comes back through the node, too.
		"/proc/sys/net/bridge/bridge-nf-call-iptables": "1",
	} {
		if err := os.WriteFile(path, []byte(value), 0o644); err != nil && !os.IsNotExist(err) {
			return err
		}
	}
	folder := filepath.Join(opts.work, "node")
	if err := writeNodeFiles(folder, plane.kubeconfig); err != nil {
		return err
	}
	processes := plane.processes
	if err := processes.start("containerd", exec.Command("containerd", "--config", filepath.Join(folder, "containerd.toml"))); err != nil {
		return err
	}
	if err := await(ctx, "containerd", 30*time.Second, func(ctx context.Context) error {
		return ctr(ctx, "version")
	}); err != nil {
		return err
	}
	if err := ctr(ctx, "--namespace", "k8s.io", "images", "import", opts.images()); err != nil {
		return fmt.Errorf("images: %w", err)
	}
	if err := startNames(ctx, plane.clients.typed); err != nil {
		return err
	}
	if err := processes.component("kubelet",
		"--config="+filepath.Join(folder, "kubelet.yaml"),
		"--kubeconfig="+plane.kubeconfig,
		"--root-dir="+filepath.Join(folder, "kubelet"),
		"--cert-dir="+filepath.Join(folder, "certificates"),
		"--hostname-override="+nodeName,
		"--node-ip="+nodeAddress,
		"--v=1"); err != nil {
		return err
	}
	if err := processes.component("kube-proxy", "--config="+filepath.Join(folder, "kube-proxy.yaml"), "--v=1"); err != nil {
		return err
	}
	return await(ctx, "node", 2*time.Minute, func(ctx context.Context) error {
		node, err := plane.clients.typed.CoreV1().Nodes().Get(ctx, nodeName, metav1.GetOptions{})
		if err != nil {
			return err
		}
		for _, condition := range node.Status.Conditions {
			if condition.Type == "Ready" && condition.Status != "True" {
				return fmt.Errorf("%s", condition.Message)
			}
		}
		if len(node.Spec.Taints) > 0 {
			return fmt.Errorf("it is tainted: %v", node.Spec.Taints)
		}
		return nil
	})
}

const containerdSocket = "/run/containerd/containerd.sock"

// ctr runs containerd's own client.
func ctr(ctx context.Context, args ...string) error {
	out, err := exec.CommandContext(ctx, "ctr", append([]string{"--address", containerdSocket}, args...)...).CombinedOutput()
	if err != nil {
		return fmt.Errorf("%w: %s", err, strings.TrimSpace(string(out)))
	}
	return nil
}

// writeNodeFiles writes the configuration of what makes a node.
func writeNodeFiles(folder, kubeconfig string) error {
	network := filepath.Join(folder, "network")
	if err := os.MkdirAll(network, 0o755); err != nil {
		return err
	}
	for path, content := range map[string]string{
		"resolv.conf": "nameserver " + nodeAddress + "\n",
		"containerd.toml": fmt.Sprintf(`version = 2
root = %q
state = "/run/containerd"
disabled_plugins = ["io.containerd.snapshotter.v1.btrfs", "io.containerd.snapshotter.v1.zfs", "io.containerd.snapshotter.v1.aufs", "io.containerd.snapshotter.v1.devmapper"]
[grpc]
  address = %q
[plugins."io.containerd.grpc.v1.cri"]
  sandbox_image = %q
  # Root in a container or a small virtual machine may not be allowed to spare processes when memory ends.
  restrict_oom_score_adj = true
  [plugins."io.containerd.grpc.v1.cri".cni]
    bin_dir = %q
    conf_dir = %q
  [plugins."io.containerd.grpc.v1.cri".containerd]
    snapshotter = "overlayfs"
    default_runtime_name = "runc"
    [plugins."io.containerd.grpc.v1.cri".containerd.runtimes.runc]
      runtime_type = "io.containerd.runc.v2"
      [plugins."io.containerd.grpc.v1.cri".containerd.runtimes.runc.options]
        SystemdCgroup = false
`, filepath.Join(folder, "containerd"), containerdSocket, "docker.io/"+toolsImage, pluginFolder(), network),
		"network/bridge.conflist": fmt.Sprintf(`{
  "cniVersion": "0.4.0",
  "name": "sluice",
  "plugins": [{
    "type": "bridge", "bridge": %q, "isGateway": true, "hairpinMode": true,
    "ipam": {"type": "host-local", "ranges": [[{"subnet": %q}]], "routes": [{"dst": "0.0.0.0/0"}]}
  }]
}
`, bridgeName, podRange),
		"kubelet.yaml": fmt.Sprintf(`apiVersion: kubelet.config.k8s.io/v1beta1
kind: KubeletConfiguration
authentication: {anonymous: {enabled: true}, webhook: {enabled: false}}
authorization: {mode: AlwaysAllow}
cgroupDriver: cgroupfs
failCgroupV1: false
failSwapOn: false
makeIPTablesUtilChains: false
enforceNodeAllocatable: [none]
clusterDNS: [%q]
clusterDomain: cluster.local
resolvConf: %q
containerRuntimeEndpoint: %q
volumePluginDir: %q
imageGCHighThresholdPercent: 100
evictionHard: {memory.available: "0%%", nodefs.available: "0%%", nodefs.inodesFree: "0%%", imagefs.available: "0%%"}
`, nodeAddress, filepath.Join(folder, "resolv.conf"), "unix://"+containerdSocket, filepath.Join(folder, "volume-plugins")),
		"kube-proxy.yaml": fmt.Sprintf(`apiVersion: kubeproxy.config.k8s.io/v1alpha1
kind: KubeProxyConfiguration
mode: nftables
hostnameOverride: %q
clusterCIDR: %q
clientConnection: {kubeconfig: %q}
conntrack: {maxPerCore: 0, tcpEstablishedTimeout: 0s, tcpCloseWaitTimeout: 0s}
`, nodeName, podRange, kubeconfig),
	} {
		if err := os.WriteFile(filepath.Join(folder, path), []byte(content), 0o644); err != nil {
			return err
		}
	}
	return nil
}

// restart replaces the pods of a Deployment as kubectl rollout restart would, and returns when all are new.
func restart(ctx context.Context, plane *controlPlane, deployment string) error {
	deployments := plane.clients.typed.AppsV1().Deployments(namespace)
	patch := fmt.Sprintf(`{"spec":{"template":{"metadata":{"annotations":{"kubectl.kubernetes.io/restartedAt":%q}}}}}`,
		time.Now().Format(time.RFC3339))
	patched, err := deployments.Patch(ctx, deployment, types.StrategicMergePatchType, []byte(patch), metav1.PatchOptions{})
	if err != nil {
		return err
	}
	return await(ctx, deployment, helmLimit, func(ctx context.Context) error {
		now, err := deployments.Get(ctx, deployment, metav1.GetOptions{})
		if err != nil {
			return err
		}
		wanted := *now.Spec.Replicas
		status := now.Status
		if status.ObservedGeneration < patched.Generation || status.UpdatedReplicas != wanted ||
			status.Replicas != wanted || status.AvailableReplicas != wanted {
			return fmt.Errorf("%d of %d pods are new and ready, %d are there", status.UpdatedReplicas, wanted, status.Replicas)
		}
		return nil
	})
}
