package main

import (
	"archive/tar"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"log"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"

	"github.com/google/go-containerregistry/pkg/name"
	"github.com/google/go-containerregistry/pkg/registry"
	v1 "github.com/google/go-containerregistry/pkg/v1"
	"github.com/google/go-containerregistry/pkg/v1/empty"
	"github.com/google/go-containerregistry/pkg/v1/mutate"
	"github.com/google/go-containerregistry/pkg/v1/remote"
	"github.com/google/go-containerregistry/pkg/v1/tarball"
)

const (
	// imageTag is that which the chart asks for if nobody says otherwise.
	imageTag   = "0.1.0"
	toolsImage = "sluice/tools:" + imageTag
)

var services = []string{"ingest-service", "scoring-service", "alert-service", "query-api"}

// tools are what the pods of the chart that are no service call, and what a pod is held open with.
var tools = []string{"sh", "cat", "cp", "curl", "date", "sed", "sleep"}

// buildImages makes the images of the services by the recipe of docs/images.md, for this machine alone, and those that
// would come from others of what this machine has. All are in one archive at the end.
func buildImages(ctx context.Context, opts options) error {
	if err := os.MkdirAll(opts.work, 0o755); err != nil {
		return err
	}
	base, err := jreImage(filepath.Join(opts.work, "jre.tar"))
	if err != nil {
		return fmt.Errorf("base image: %w", err)
	}
	archive := filepath.Join(opts.work, "base.tar")
	if err := write(archive, map[string]v1.Image{"jre:" + imageTag: base}); err != nil {
		return fmt.Errorf("base image: %w", err)
	}
	address, stop, err := startRegistry(filepath.Join(opts.work, "registry"))
	if err != nil {
		return err
	}
	defer stop()
	build := program(ctx, opts.maven, "-B", "-ntp", "-q", "package", "-DskipTests",
		"-pl", strings.Join(services, ","), "-am",
		"-Dquarkus.container-image.build=true",
		"-Dquarkus.container-image.push=true",
		"-Dquarkus.container-image.insecure=true",
		"-Dquarkus.container-image.registry="+address,
		"-Dquarkus.container-image.tag="+imageTag,
		"-Dquarkus.jib.base-jvm-image=tar://"+archive,
		"-Dquarkus.jib.platforms=linux/"+runtime.GOARCH)
	build.Dir = opts.home
	// Jib leaves what it has unpacked.
	temporary := filepath.Join(opts.work, "tmp")
	if err := os.MkdirAll(temporary, 0o755); err != nil {
		return err
	}
	build.Env = append(os.Environ(), "MAVEN_OPTS="+strings.TrimSpace(os.Getenv("MAVEN_OPTS")+" -Djava.io.tmpdir="+temporary))
	if out, err := build.CombinedOutput(); err != nil {
		return fmt.Errorf("images of the services: %w: %s", err, errorsOf(string(out)))
	}
	images := map[string]v1.Image{}
	for _, service := range services {
		image := "sluice/" + service + ":" + imageTag
		reference, err := name.ParseReference(address+"/"+image, name.Insecure)
		if err != nil {
			return err
		}
		if images[image], err = remote.Image(reference); err != nil {
			return fmt.Errorf("%s: %w", image, err)
		}
	}
	if images[toolsImage], err = toolImage(filepath.Join(opts.work, "tools.tar"), nil); err != nil {
		return fmt.Errorf("%s: %w", toolsImage, err)
	}
	bundles, err := below(filepath.Join(opts.home, "models/bundles"), "/bundles")
	if err != nil {
		return err
	}
	if images["sluice/bundles:"+imageTag], err = toolImage(filepath.Join(opts.work, "bundles.tar"), bundles); err != nil {
		return fmt.Errorf("bundles: %w", err)
	}
	return write(opts.images(), images)
}

// errorsOf are the lines of Maven's output that say what was wrong.
func errorsOf(output string) string {
	var lines []string
	for _, line := range strings.Split(output, "\n") {
		said := strings.Contains(line, "[ERROR] Failed") || strings.Contains(line, "Caused by") || strings.Contains(line, "ERROR:")
		if said && len(lines) < 5 {
			lines = append(lines, line)
		}
	}
	return strings.Join(lines, "\n")
}

// startRegistry serves a registry of images to this machine, as Jib writes to a registry or a Docker daemon only.
func startRegistry(folder string) (string, func(), error) {
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return "", nil, err
	}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return "", nil, err
	}
	server := &http.Server{Handler: registry.New(
		registry.WithBlobHandler(registry.NewDiskBlobHandler(folder)), registry.Logger(log.New(io.Discard, "", 0)))}
	go func() { _ = server.Serve(listener) }()
	return listener.Addr().String(), func() { _ = server.Close() }, nil
}

// file of an image: where it is there, and where it is here.
type file struct{ path, source string }

// jreImage is what eclipse-temurin would be: the JDK of this machine, with the libraries of the system that it and ONNX
// Runtime need.
func jreImage(layer string) (v1.Image, error) {
	home := os.Getenv("JAVA_HOME")
	const there = "/opt/java/openjdk"
	files, err := below(home, there)
	if err != nil {
		return nil, err
	}
	files = slices.DeleteFunc(files, func(f file) bool {
		for _, unwanted := range []string{"/jmods/", "/src.zip", "/include/", "/man/", "/demo/"} {
			if strings.Contains(strings.TrimPrefix(f.path, there), unwanted) {
				return true
			}
		}
		return false
	})
	programs := []string{filepath.Join(home, "bin/java"), filepath.Join(home, "lib/libjava.so"), filepath.Join(home, "lib/server/libjvm.so")}
	for _, library := range []string{"libstdc++.so.6", "libgcc_s.so.1"} {
		found, err := filepath.Glob("/usr/lib/*-linux-gnu/" + library)
		if err != nil || len(found) == 0 {
			return nil, fmt.Errorf("%s is not on this machine", library)
		}
		files = append(files, file{found[0], found[0]})
		programs = append(programs, found[0])
	}
	libraries, err := librariesOf(programs)
	if err != nil {
		return nil, err
	}
	return image(layer, append(files, libraries...), v1.Config{
		Env: []string{"JAVA_HOME=" + there, "PATH=" + there + "/bin:/usr/bin:/bin", "LANG=C.UTF-8"},
	})
}

// toolImage has the tools, and further files.
func toolImage(layer string, further []file) (v1.Image, error) {
	var programs []string
	files := further
	for _, tool := range tools {
		path, err := exec.LookPath(tool)
		if err != nil {
			return nil, fmt.Errorf("%s is not on this machine", tool)
		}
		programs = append(programs, path)
		files = append(files, file{"/bin/" + tool, path})
	}
	libraries, err := librariesOf(programs)
	if err != nil {
		return nil, err
	}
	return image(layer, append(files, libraries...), v1.Config{
		Env:        []string{"PATH=/bin"},
		Entrypoint: []string{"/bin/sleep", "infinity"},
		User:       "10001:10001",
	})
}

// librariesOf are the shared libraries that programs are linked with, and the loader.
func librariesOf(programs []string) ([]file, error) {
	out, err := exec.Command("ldd", programs...).Output()
	if err != nil {
		return nil, fmt.Errorf("ldd: %w", err)
	}
	var files []file
	seen := map[string]bool{}
	for _, field := range strings.Fields(string(out)) {
		if strings.HasPrefix(field, "/") && !strings.HasSuffix(field, ":") && !seen[field] {
			seen[field] = true
			files = append(files, file{field, field})
		}
	}
	return files, nil
}

// below are all files of a folder, by their place below another.
func below(folder, there string) ([]file, error) {
	var files []file
	err := filepath.WalkDir(folder, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		relative, err := filepath.Rel(folder, path)
		if err != nil {
			return err
		}
		files = append(files, file{filepath.Join(there, relative), path})
		return nil
	})
	return files, err
}

// image makes an image of one layer, with a folder for temporary files.
func image(layer string, files []file, config v1.Config) (v1.Image, error) {
	if err := writeLayer(layer, files); err != nil {
		return nil, err
	}
	content, err := tarball.LayerFromFile(layer)
	if err != nil {
		return nil, err
	}
	made, err := mutate.AppendLayers(empty.Image, content)
	if err != nil {
		return nil, err
	}
	return mutate.ConfigFile(made, withConfig(made, config))
}

func withConfig(made v1.Image, config v1.Config) *v1.ConfigFile {
	current, err := made.ConfigFile()
	if err != nil {
		return &v1.ConfigFile{}
	}
	current = current.DeepCopy()
	current.Architecture, current.OS, current.Config = runtime.GOARCH, "linux", config
	return current
}

func writeLayer(path string, files []file) (err error) {
	out, err := os.Create(path)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, out.Close()) }()
	archive := tar.NewWriter(out)
	if err := archive.WriteHeader(&tar.Header{Typeflag: tar.TypeDir, Name: "tmp/", Mode: 0o1777}); err != nil {
		return err
	}
	for _, f := range files {
		if err := addFile(archive, f); err != nil {
			return fmt.Errorf("%s: %w", f.source, err)
		}
	}
	return archive.Close()
}

// addFile adds what a link leads to in place of the link.
func addFile(archive *tar.Writer, f file) error {
	in, err := os.Open(f.source)
	if err != nil {
		return err
	}
	defer in.Close()
	info, err := in.Stat()
	if err != nil || info.IsDir() {
		return err
	}
	header := &tar.Header{
		Typeflag: tar.TypeReg, Name: strings.TrimPrefix(f.path, "/"),
		Mode: int64(info.Mode().Perm() | 0o444), Size: info.Size(),
	}
	if err := archive.WriteHeader(header); err != nil {
		return err
	}
	_, err = io.Copy(archive, in)
	return err
}

// write makes one archive of images, as docker save would.
func write(path string, images map[string]v1.Image) error {
	all := map[name.Tag]v1.Image{}
	for reference, image := range images {
		tag, err := name.NewTag(reference)
		if err != nil {
			return err
		}
		all[tag] = image
	}
	return tarball.MultiWriteToFile(path, all)
}
