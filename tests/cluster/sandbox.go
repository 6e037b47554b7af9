package main

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"time"

	"golang.org/x/sys/unix"
)

// insideVariable is set for the process that runs within the namespaces.
const insideVariable = "SLUICE_CLUSTER_INSIDE"

// initName is the first argument of the process that is process 1 within the namespaces.
const initName = "init"

// interrupted is the exit code after Ctrl-C.
const interrupted = 130

// graceful is how long the process within may take to stop after a signal.
const graceful = 20 * time.Second

// runSandbox starts this executable again in namespaces of its own and waits for its end. All that runs within dies
// with its process 1, and mounts and network with the last of them; control groups are removed here.
func runSandbox(opts options) int {
	groups := newControlGroups()
	defer groups.remove()
	self, err := os.Executable()
	if err != nil {
		fmt.Fprintf(os.Stderr, "cluster: %v\n", err)
		return 1
	}
	child := exec.Command(self, initName, groups.name, "-home", opts.home, "-work", opts.work, "-no-pods", opts.noPods,
		fmt.Sprintf("-keda=%t", opts.keda))
	child.Stdout, child.Stderr = os.Stdout, os.Stderr
	child.Env = append(os.Environ(), insideVariable+"=1")
	child.SysProcAttr = &syscall.SysProcAttr{
		Cloneflags: syscall.CLONE_NEWNET | syscall.CLONE_NEWNS | syscall.CLONE_NEWPID | syscall.CLONE_NEWIPC | syscall.CLONE_NEWUTS,
		Pdeathsig:  syscall.SIGKILL,
		// Ctrl-C reaches this process alone, which passes it on once.
		Setpgid: true,
	}
	if os.Geteuid() != 0 {
		child.SysProcAttr.Cloneflags |= syscall.CLONE_NEWUSER
		child.SysProcAttr.UidMappings = []syscall.SysProcIDMap{{ContainerID: 0, HostID: os.Getuid(), Size: 1}}
		child.SysProcAttr.GidMappings = []syscall.SysProcIDMap{{ContainerID: 0, HostID: os.Getgid(), Size: 1}}
	}
	// The child's end is tied to the thread that starts it.
	runtime.LockOSThread()
	signals := make(chan os.Signal, 4)
	signal.Notify(signals, syscall.SIGINT, syscall.SIGTERM, syscall.SIGHUP)
	if err := child.Start(); err != nil {
		fmt.Fprintf(os.Stderr, "cluster: no namespaces on this machine (%v); run it as root, or allow user namespaces\n", err)
		return 1
	}
	ended := make(chan error, 1)
	go func() { ended <- child.Wait() }()
	var kill <-chan time.Time
	for {
		select {
		case s := <-signals:
			if kill == nil {
				_ = child.Process.Signal(s)
				kill = time.After(graceful)
			} else {
				_ = child.Process.Kill()
			}
		case <-kill:
			_ = child.Process.Kill()
		case err := <-ended:
			var exit *exec.ExitError
			switch {
			case err == nil:
				_ = os.RemoveAll(opts.work)
				return 0
			case errors.As(err, &exit) && exit.ExitCode() > 0:
				if exit.ExitCode() == interrupted {
					_ = os.RemoveAll(opts.work)
				}
				return exit.ExitCode()
			default:
				fmt.Fprintf(os.Stderr, "cluster: stopped: %v\n", err)
				return 1
			}
		}
	}
}

// runInit is process 1: it makes the view on processes, mounts and control groups that of the namespaces, starts the
// tests, hands signals on, and collects what others leave to it.
func runInit(args []string) int {
	runtime.LockOSThread()
	if err := prepareMounts(args[0]); err != nil {
		fmt.Fprintf(os.Stderr, "cluster: %v\n", err)
		return 1
	}
	self, err := os.Executable()
	if err != nil {
		fmt.Fprintf(os.Stderr, "cluster: %v\n", err)
		return 1
	}
	signals := make(chan os.Signal, 4)
	signal.Notify(signals, syscall.SIGINT, syscall.SIGTERM, syscall.SIGHUP)
	child, err := os.StartProcess(self, append([]string{self}, args[1:]...),
		&os.ProcAttr{Files: []*os.File{nil, os.Stdout, os.Stderr}, Env: os.Environ()})
	if err != nil {
		fmt.Fprintf(os.Stderr, "cluster: %v\n", err)
		return 1
	}
	go func() {
		for s := range signals {
			_ = child.Signal(s)
		}
	}()
	for {
		var status syscall.WaitStatus
		pid, err := syscall.Wait4(-1, &status, 0, nil)
		if err != nil && !errors.Is(err, syscall.EINTR) {
			return 1
		}
		if pid == child.Pid && (status.Exited() || status.Signaled()) {
			if status.Signaled() {
				return 1
			}
			return status.ExitStatus()
		}
	}
}

// prepareMounts gives this mount namespace its own /proc, /sys and, for root, control groups whose root is the group
// of this run.
func prepareMounts(group string) error {
	if err := unix.Mount("", "/", "", unix.MS_REC|unix.MS_PRIVATE, ""); err != nil {
		return fmt.Errorf("mounts cannot be made private: %w", err)
	}
	if err := unix.Mount("", "/", "", unix.MS_REC|unix.MS_SHARED, ""); err != nil {
		return fmt.Errorf("mounts cannot be shared: %w", err)
	}
	if err := unix.Mount("proc", "/proc", "proc", 0, ""); err != nil {
		return fmt.Errorf("/proc cannot be mounted: %w", err)
	}
	if group == "" {
		return nil
	}
	hierarchies, err := joinControlGroup(group)
	if err != nil {
		return err
	}
	if err := unix.Unshare(unix.CLONE_NEWCGROUP); err != nil {
		return fmt.Errorf("no namespace of control groups: %w", err)
	}
	if err := unix.Mount("sysfs", "/sys", "sysfs", 0, ""); err != nil {
		return fmt.Errorf("/sys cannot be mounted: %w", err)
	}
	return mountControlGroups(hierarchies)
}

const groupRoot = "/sys/fs/cgroup"

// controlGroups are the groups of this run, one in each hierarchy; none if this is not root.
type controlGroups struct{ name string }

func newControlGroups() controlGroups {
	if os.Geteuid() != 0 {
		return controlGroups{}
	}
	return controlGroups{fmt.Sprintf("sluice-cluster-%d", os.Getpid())}
}

// remove deletes the groups, from the leaves; the kernel keeps those that still have a process, which none has.
func (g controlGroups) remove() {
	if g.name == "" {
		return
	}
	folders, _ := filepath.Glob(groupRoot + "/*/" + g.name)
	for _, folder := range append(folders, groupRoot+"/"+g.name) {
		deadline := time.Now().Add(5 * time.Second)
		for removeTree(folder) != nil && time.Now().Before(deadline) {
			time.Sleep(50 * time.Millisecond)
		}
	}
}

func removeTree(folder string) error {
	entries, err := os.ReadDir(folder)
	if err != nil {
		return nil
	}
	for _, entry := range entries {
		if entry.IsDir() {
			if err := removeTree(filepath.Join(folder, entry.Name())); err != nil {
				return err
			}
		}
	}
	return os.Remove(folder)
}

// hierarchy of control groups, as /proc/self/mountinfo has it.
type hierarchy struct{ path, kind, options string }

// joinControlGroup makes the group in each hierarchy and puts this process into it.
func joinControlGroup(name string) ([]hierarchy, error) {
	mounts, err := os.ReadFile("/proc/self/mounts")
	if err != nil {
		return nil, err
	}
	var hierarchies []hierarchy
	for _, line := range strings.Split(string(mounts), "\n") {
		fields := strings.Fields(line)
		if len(fields) < 4 || !strings.HasPrefix(fields[1], groupRoot) || !strings.HasPrefix(fields[2], "cgroup") {
			continue
		}
		var options []string
		for _, option := range strings.Split(fields[3], ",") {
			switch option {
			case "rw", "ro", "relatime", "nosuid", "nodev", "noexec", "nsdelegate", "memory_recursiveprot":
			default:
				options = append(options, option)
			}
		}
		h := hierarchy{fields[1], fields[2], strings.Join(options, ",")}
		folder := filepath.Join(h.path, name)
		if err := os.MkdirAll(folder, 0o755); err != nil {
			return nil, fmt.Errorf("no control group in %s: %w", h.path, err)
		}
		// A new group of this hierarchy takes no process before it has both.
		for _, file := range []string{"cpuset.cpus", "cpuset.mems"} {
			if value, err := os.ReadFile(filepath.Join(h.path, file)); err == nil && h.kind == "cgroup" {
				_ = os.WriteFile(filepath.Join(folder, file), value, 0o644)
			}
		}
		if err := os.WriteFile(filepath.Join(folder, "cgroup.procs"), []byte("0"), 0o644); err != nil {
			return nil, fmt.Errorf("control group %s takes no process: %w", folder, err)
		}
		hierarchies = append(hierarchies, h)
	}
	return hierarchies, nil
}

func mountControlGroups(hierarchies []hierarchy) error {
	for _, h := range hierarchies {
		if h.path == groupRoot {
			if err := unix.Mount("cgroup2", groupRoot, "cgroup2", 0, ""); err != nil {
				return fmt.Errorf("control groups cannot be mounted: %w", err)
			}
			// A group that has groups with limits must have no process itself.
			leaf := filepath.Join(groupRoot, "init")
			if err := os.Mkdir(leaf, 0o755); err != nil {
				return err
			}
			return os.WriteFile(filepath.Join(leaf, "cgroup.procs"), []byte("0"), 0o644)
		}
	}
	if err := unix.Mount("tmpfs", groupRoot, "tmpfs", 0, "mode=755"); err != nil {
		return fmt.Errorf("control groups cannot be mounted: %w", err)
	}
	for _, h := range hierarchies {
		if err := os.MkdirAll(h.path, 0o755); err != nil {
			return err
		}
		if err := unix.Mount(h.kind, h.path, h.kind, 0, h.options); err != nil {
			return fmt.Errorf("control groups (%s) cannot be mounted: %w", h.path, err)
		}
	}
	return nil
}
