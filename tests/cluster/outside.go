package main

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"time"

	corev1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
)

const (
	databasePort   = "5432"
	databaseSecret = "outside-postgres"
)

// startOutside starts a broker and a database beside the cluster, where the pods find both by the node's address, and
// stores the credentials of the database as a Secret.
func startOutside(ctx context.Context, opts options, plane *controlPlane) error {
	// What they store goes with the run, even if they are killed.
	temporary := filepath.Join(opts.work, "outside")
	if err := os.MkdirAll(temporary, 0o755); err != nil {
		return err
	}
	run := exec.Command(java(), "-Xmx512m", "-Djava.io.tmpdir="+temporary, "-cp", opts.classPath(),
		"io.sluice.cluster.Outside", nodeAddress)
	// It ends when nobody holds this any more.
	if _, err := run.StdinPipe(); err != nil {
		return err
	}
	output, told := io.Pipe()
	if err := plane.processes.startWith("outside", run, told); err != nil {
		return err
	}
	line := make(chan string, 1)
	go func() {
		text, _ := bufio.NewReader(output).ReadString('\n')
		line <- text
		_, _ = io.Copy(io.Discard, output)
	}()
	var port int
	var user, password string
	select {
	case text := <-line:
		if _, err := fmt.Sscan(text, &port, &user, &password); err != nil {
			return fmt.Errorf("broker and database say %q: %w", text, err)
		}
	case <-time.After(2 * time.Minute):
		return fmt.Errorf("broker and database do not start within two minutes")
	case <-ctx.Done():
		return context.Cause(ctx)
	}
	if err := forward(ctx, net.JoinHostPort(nodeAddress, databasePort), fmt.Sprintf("127.0.0.1:%d", port)); err != nil {
		return err
	}
	_, err := plane.clients.typed.CoreV1().Secrets(namespace).Create(ctx, &corev1.Secret{
		ObjectMeta: metav1.ObjectMeta{Name: databaseSecret},
		StringData: map[string]string{"username": user, "password": password},
	}, metav1.CreateOptions{})
	return err
}

// forward hands connections on, as the database listens to this machine only.
func forward(ctx context.Context, from, to string) error {
	listener, err := net.Listen("tcp", from)
	if err != nil {
		return err
	}
	go func() {
		<-ctx.Done()
		_ = listener.Close()
	}()
	go func() {
		for {
			client, err := listener.Accept()
			if err != nil {
				return
			}
			go func() {
				defer client.Close()
				server, err := net.Dial("tcp", to)
				if err != nil {
					return
				}
				defer server.Close()
				ended := make(chan struct{}, 2)
				hand := func(out io.Writer, in io.Reader) {
					_, _ = io.Copy(out, in)
					ended <- struct{}{}
				}
				go hand(server, client)
				go hand(client, server)
				<-ended
			}()
		}
	}()
	return nil
}
