// Command cluster installs the chart on a real Kubernetes and looks at what becomes of it. It is etcd, the API server,
// the controller manager, the scheduler, kube-proxy and the kubelet in one executable, and runs them in namespaces of
// their own: nothing outside sees them, and nothing of them is left when it ends, however it ends.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
	"syscall"
)

// options of one run.
type options struct {
	// home is the checkout.
	home string
	// work is a folder for data and logs; deleted at the end unless something failed.
	work string
	// maven is the program that builds the images.
	maven string
	// noPods says why no pods are run; empty if they are.
	noPods string
	// keda says that KEDA runs, too, and scales.
	keda bool
}

// images is the archive with the images that the pods run.
func (o options) images() string { return filepath.Join(o.work, "images.tar") }

// crds is the folder with the CRDs of the operators.
func (o options) crds() string { return filepath.Join(o.work, "crds") }

// logs is the folder with a log of each process.
func (o options) logs() string { return filepath.Join(o.work, "logs") }

func main() {
	if len(os.Args) > 1 {
		if run, known := components[os.Args[1]]; known {
			os.Args = os.Args[1:]
			run()
			return
		}
		if os.Args[1] == initName {
			os.Exit(runInit(os.Args[2:]))
		}
	}
	var opts options
	flag.StringVar(&opts.home, "home", ".", "the checkout")
	flag.StringVar(&opts.work, "work", "", "folder for data and logs, a temporary one if none is named")
	flag.StringVar(&opts.maven, "maven", "mvn", "program that builds the images")
	flag.StringVar(&opts.noPods, "no-pods", "", "why no pods are run; found out if not said")
	flag.BoolVar(&opts.keda, "keda", false, "run KEDA and have it scale")
	flag.Parse()
	if err := run(opts); err != nil {
		fmt.Fprintf(os.Stderr, "cluster: %v\n", err)
		os.Exit(1)
	}
}

func run(opts options) error {
	var err error
	if opts.home, err = filepath.Abs(opts.home); err != nil {
		return err
	}
	if os.Getenv(insideVariable) != "" {
		os.Exit(runTests(opts))
	}
	if opts.work == "" {
		opts.work, err = os.MkdirTemp("", "sluice-cluster-")
	} else {
		opts.work, err = filepath.Abs(opts.work)
	}
	if err != nil {
		return err
	}
	// Within its namespaces whoever runs this is root.
	if opts.noPods == "" {
		opts.noPods = noPods()
	}
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGINT, syscall.SIGTERM, syscall.SIGHUP)
	err = prepare(ctx, opts)
	stopped := ctx.Err() != nil
	stop()
	if err != nil {
		// There are no logs yet that would be looked at.
		err = errors.Join(err, os.RemoveAll(opts.work))
		if stopped {
			fmt.Fprintln(os.Stderr, "cluster: stopped")
			os.Exit(interrupted)
		}
		return err
	}
	os.Exit(runSandbox(opts))
	return nil
}

// prepare collects and builds what the cluster is to have within its namespaces, from which there is no way out.
func prepare(ctx context.Context, opts options) error {
	if err := step("CRDs", func() (string, error) { return "", collectCRDs(ctx, opts) }); err != nil {
		return err
	}
	if opts.noPods != "" {
		return nil
	}
	if err := step("images by the recipe of docs/images.md", func() (string, error) {
		return "", buildImages(ctx, opts)
	}); err != nil {
		return err
	}
	if err := step("sample of the simulated plant", func() (string, error) { return "", writeSample(ctx, opts) }); err != nil {
		return err
	}
	if !opts.keda {
		return nil
	}
	return step("KEDA, from its sources", func() (string, error) { return buildKEDA(ctx, opts) })
}
