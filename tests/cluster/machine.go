package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// noPods says in one sentence why no pods can run on this machine; empty if they can.
func noPods() string {
	if os.Geteuid() != 0 {
		return "a kubelet needs root"
	}
	var missing []string
	for _, program := range append([]string{"containerd", "containerd-shim-runc-v2", "ctr", "runc", "nft"}, tools...) {
		if _, err := exec.LookPath(program); err != nil {
			missing = append(missing, program)
		}
	}
	if pluginFolder() == "" {
		missing = append(missing, "the CNI plugins")
	}
	if len(missing) > 0 {
		return fmt.Sprintf("%s are missing (Debian: containerd runc containernetworking-plugins nftables conntrack curl)",
			strings.Join(missing, ", "))
	}
	filesystems, err := os.ReadFile("/proc/filesystems")
	if err != nil || !strings.Contains(string(filesystems), "\toverlay\n") {
		return "the kernel has no overlay file system"
	}
	return ""
}

// pluginFolder is where the CNI plugins are, empty if they are not there.
func pluginFolder() string {
	for _, folder := range []string{"/usr/lib/cni", "/opt/cni/bin"} {
		if _, err := os.Stat(filepath.Join(folder, "bridge")); err == nil {
			return folder
		}
	}
	return ""
}
