// A real registry (go-containerregistry's, in memory) that asks for a token, as registries do: GET /token with the
// right login gives one. Prints its port, and ends with its standard input.
package main

import (
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"os"
	"strings"

	"github.com/google/go-containerregistry/pkg/registry"
)

const (
	user     = "puller"
	password = "not-so-secret"
	token    = "let-me-in"
)

func main() {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		log.Fatal(err)
	}
	address := "http://" + listener.Addr().String()
	images := registry.New(registry.Logger(log.New(io.Discard, "", 0)))
	handler := func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/token" {
			if u, p, ok := r.BasicAuth(); !ok || u != user || p != password {
				w.WriteHeader(http.StatusUnauthorized)
				return
			}
			fmt.Fprintf(w, `{"token":%q}`, token)
			return
		}
		if r.Method == http.MethodGet && r.Header.Get("Authorization") != "Bearer "+token {
			w.Header().Set("WWW-Authenticate", fmt.Sprintf(`Bearer realm="%s/token",service="test"`, address))
			w.WriteHeader(http.StatusUnauthorized)
			return
		}
		images.ServeHTTP(w, r)
	}
	go func() { log.Fatal(http.Serve(listener, http.HandlerFunc(handler))) }()
	fmt.Println(address[strings.LastIndex(address, ":")+1:])
	io.Copy(io.Discard, os.Stdin)
}
