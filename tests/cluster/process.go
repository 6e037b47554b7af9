package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"time"
)

// processes are the programs that the cluster is made of, each with a log.
type processes struct {
	logs string
	// failed has the sentence of the first that ended before it was told to.
	failed  context.Context
	fail    context.CancelCauseFunc
	running []*process
}

type process struct {
	name  string
	cmd   *exec.Cmd
	ended chan struct{}
}

func newProcesses(ctx context.Context, logs string) (*processes, error) {
	if err := os.MkdirAll(logs, 0o755); err != nil {
		return nil, err
	}
	failed, fail := context.WithCancelCause(ctx)
	return &processes{logs: logs, failed: failed, fail: fail}, nil
}

// program is one that is told to end, with all that it has started, when the context ends.
func program(ctx context.Context, name string, args ...string) *exec.Cmd {
	cmd := exec.CommandContext(ctx, name, args...)
	// A signal of the terminal is not for it.
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	cmd.Cancel = func() error { return syscall.Kill(-cmd.Process.Pid, syscall.SIGTERM) }
	cmd.WaitDelay = graceful
	return cmd
}

// component starts this executable as one of its components.
func (p *processes) component(name string, args ...string) error {
	self, err := os.Executable()
	if err != nil {
		return err
	}
	cmd := exec.Command(self, append([]string{name}, args...)...)
	return p.start(name, cmd)
}

func (p *processes) start(name string, cmd *exec.Cmd) error {
	return p.startWith(name, cmd, nil)
}

// startWith starts a program whose standard output is wanted; if not, it goes to the log.
func (p *processes) startWith(name string, cmd *exec.Cmd, output io.Writer) error {
	log, err := os.Create(filepath.Join(p.logs, name+".log"))
	if err != nil {
		return err
	}
	cmd.Stdout = log
	if output != nil {
		cmd.Stdout = output
	}
	cmd.Stderr = log
	// A signal of the terminal is not for it: it is told to stop in its turn.
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	if err := cmd.Start(); err != nil {
		return fmt.Errorf("%s does not start: %w", name, err)
	}
	started := &process{name, cmd, make(chan struct{})}
	p.running = append(p.running, started)
	go func() {
		err := cmd.Wait()
		_ = log.Close()
		p.fail(fmt.Errorf("%s has ended (%v): %s", name, err, lastLine(log.Name())))
		close(started.ended)
	}()
	return nil
}

// stop ends all, the last first, and kills what does not end.
func (p *processes) stop() {
	p.fail(errors.New("stopped"))
	for i := len(p.running) - 1; i >= 0; i-- {
		running := p.running[i]
		_ = running.cmd.Process.Signal(syscall.SIGTERM)
		select {
		case <-running.ended:
		case <-time.After(3 * time.Second):
			_ = running.cmd.Process.Kill()
			<-running.ended
		}
	}
	p.running = nil
}

// lastLine of a log that says something, at most 300 bytes of it.
func lastLine(path string) string {
	file, err := os.Open(path)
	if err != nil {
		return "it has no log"
	}
	defer file.Close()
	if info, err := file.Stat(); err == nil && info.Size() > 8192 {
		_, _ = file.Seek(-8192, io.SeekEnd)
	}
	content, _ := io.ReadAll(file)
	lines := strings.Split(strings.TrimSpace(string(content)), "\n")
	line := lines[len(lines)-1]
	if len(line) > 300 {
		line = line[:300]
	}
	return line
}

// await asks until the answer is nil, and says what the last one was if that does not come in time.
func await(ctx context.Context, what string, limit time.Duration, ask func(context.Context) error) error {
	within, cancel := context.WithTimeout(ctx, limit)
	defer cancel()
	for {
		err := ask(within)
		if err == nil {
			return nil
		}
		select {
		case <-within.Done():
			if cause := context.Cause(ctx); cause != nil {
				return cause
			}
			return fmt.Errorf("%s not after %s: %w", what, limit, err)
		case <-time.After(100 * time.Millisecond):
		}
	}
}
