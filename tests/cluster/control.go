package main

import (
	"context"
	"crypto/rand"
	"crypto/rsa"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/hex"
	"encoding/pem"
	"errors"
	"fmt"
	"math/big"
	"os"
	"path/filepath"
	"sync"
	"time"

	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/client-go/rest"
	"k8s.io/client-go/tools/clientcmd"
	"k8s.io/client-go/tools/clientcmd/api"
)

// apiPort is where the API server listens.
const apiPort = "6443"

// controlPlane is a Kubernetes without nodes.
type controlPlane struct {
	processes  *processes
	kubeconfig string
	warnings   *warnings
	clients    *clients
}

// startControlPlane starts etcd, API server, controller manager and scheduler, and returns when they answer.
func startControlPlane(processes *processes, folder string) (*controlPlane, error) {
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return nil, err
	}
	accounts, err := rsa.GenerateKey(rand.Reader, 2048)
	if err != nil {
		return nil, err
	}
	key := filepath.Join(folder, "service-accounts.key")
	if err := writeKey(key, accounts); err != nil {
		return nil, err
	}
	proxyCertificate, proxyKey, err := writeProxyCertificate(folder)
	if err != nil {
		return nil, err
	}
	secret := make([]byte, 16)
	if _, err := rand.Read(secret); err != nil {
		return nil, err
	}
	token := hex.EncodeToString(secret)
	tokens := filepath.Join(folder, "tokens.csv")
	if err := os.WriteFile(tokens, []byte(token+`,tests,tests,"system:masters"`+"\n"), 0o600); err != nil {
		return nil, err
	}
	if err := processes.component("etcd", filepath.Join(folder, "etcd")); err != nil {
		return nil, err
	}
	certificates := filepath.Join(folder, "certificates")
	if err := processes.component("kube-apiserver",
		"--etcd-servers="+etcdURL,
		"--advertise-address="+nodeAddress,
		"--secure-port="+apiPort,
		"--cert-dir="+certificates,
		"--token-auth-file="+tokens,
		"--authorization-mode=RBAC",
		"--service-account-issuer=https://kubernetes.default.svc",
		"--service-account-signing-key-file="+key,
		"--service-account-key-file="+key,
		"--service-cluster-ip-range="+serviceRange,
		"--allow-privileged=true",
		"--kubelet-preferred-address-types=InternalIP",
		// How it proves to servers of further APIs, KEDA's of metrics, that it asks, and for whom.
		"--proxy-client-cert-file="+proxyCertificate,
		"--proxy-client-key-file="+proxyKey,
		"--requestheader-client-ca-file="+proxyCertificate,
		"--requestheader-allowed-names="+proxyName,
		"--requestheader-username-headers=X-Remote-User",
		"--requestheader-group-headers=X-Remote-Group",
		"--requestheader-extra-headers-prefix=X-Remote-Extra-",
		"--v=1"); err != nil {
		return nil, err
	}
	ca := filepath.Join(certificates, "apiserver.crt")
	kubeconfig := filepath.Join(folder, "kubeconfig")
	if err := writeKubeconfig(kubeconfig, token, ca); err != nil {
		return nil, err
	}
	warned := &warnings{}
	plane := &controlPlane{processes: processes, kubeconfig: kubeconfig, warnings: warned}
	if err := await(processes.failed, "API server", 2*time.Minute, func(ctx context.Context) error {
		if _, err := os.Stat(ca); err != nil {
			return err
		}
		config, err := clientcmd.BuildConfigFromFlags("", kubeconfig)
		if err != nil {
			return err
		}
		config.QPS, config.Burst = 500, 500
		config.WarningHandler = warned
		if plane.clients, err = newClients(config); err != nil {
			return err
		}
		return plane.clients.typed.Discovery().RESTClient().Get().AbsPath("/readyz").Do(ctx).Error()
	}); err != nil {
		return nil, err
	}
	if err := processes.component("kube-controller-manager",
		"--kubeconfig="+kubeconfig,
		"--authentication-kubeconfig="+kubeconfig,
		"--authorization-kubeconfig="+kubeconfig,
		"--service-account-private-key-file="+key,
		"--root-ca-file="+ca,
		"--cert-dir="+certificates,
		"--leader-elect=false",
		"--concurrent-gc-syncs=40",
		"--v=1"); err != nil {
		return nil, err
	}
	if err := processes.component("kube-scheduler",
		"--kubeconfig="+kubeconfig,
		"--authentication-kubeconfig="+kubeconfig,
		"--authorization-kubeconfig="+kubeconfig,
		"--cert-dir="+certificates,
		"--leader-elect=false",
		"--v=1"); err != nil {
		return nil, err
	}
	return plane, await(processes.failed, "controller manager", time.Minute, func(ctx context.Context) error {
		_, err := plane.clients.typed.CoreV1().ServiceAccounts("default").Get(ctx, "default", metav1.GetOptions{})
		return err
	})
}

func writeKey(path string, key *rsa.PrivateKey) error {
	block := &pem.Block{Type: "RSA PRIVATE KEY", Bytes: x509.MarshalPKCS1PrivateKey(key)}
	return os.WriteFile(path, pem.EncodeToMemory(block), 0o600)
}

// proxyName is whom the API server says it is to servers of further APIs.
const proxyName = "front-proxy"

// writeProxyCertificate makes the certificate with which the API server asks others, which is its own authority.
func writeProxyCertificate(folder string) (certificatePath, keyPath string, err error) {
	keyPath = filepath.Join(folder, "proxy.key")
	key, err := rsa.GenerateKey(rand.Reader, 2048)
	if err != nil {
		return "", "", err
	}
	now := time.Now()
	template := &x509.Certificate{
		SerialNumber:          big.NewInt(1),
		Subject:               pkix.Name{CommonName: proxyName},
		NotBefore:             now.Add(-time.Hour),
		NotAfter:              now.Add(24 * time.Hour),
		KeyUsage:              x509.KeyUsageDigitalSignature | x509.KeyUsageCertSign,
		ExtKeyUsage:           []x509.ExtKeyUsage{x509.ExtKeyUsageClientAuth},
		BasicConstraintsValid: true,
		IsCA:                  true,
	}
	certificate, err := x509.CreateCertificate(rand.Reader, template, template, key.Public(), key)
	if err != nil {
		return "", "", err
	}
	certificatePath = filepath.Join(folder, "proxy.crt")
	block := &pem.Block{Type: "CERTIFICATE", Bytes: certificate}
	if err := os.WriteFile(certificatePath, pem.EncodeToMemory(block), 0o600); err != nil {
		return "", "", err
	}
	return certificatePath, keyPath, writeKey(keyPath, key)
}

// writeKubeconfig makes the file with which all of this run reach the API server.
func writeKubeconfig(path, token, ca string) error {
	config := api.NewConfig()
	config.Clusters["cluster"] = &api.Cluster{Server: "https://" + nodeAddress + ":" + apiPort, CertificateAuthority: ca}
	config.AuthInfos["tests"] = &api.AuthInfo{Token: token}
	config.Contexts["tests"] = &api.Context{Cluster: "cluster", AuthInfo: "tests"}
	config.CurrentContext = "tests"
	return clientcmd.WriteToFile(*config, path)
}

// warnings collects what the API server says beside its answers: deprecated fields, pods that a namespace would
// refuse. To a user of the chart each is a fault.
type warnings struct {
	mutex sync.Mutex
	texts []string
}

var _ rest.WarningHandler = &warnings{}

func (w *warnings) HandleWarningHeader(code int, _ string, text string) {
	if code != 299 || text == "" {
		return
	}
	w.mutex.Lock()
	defer w.mutex.Unlock()
	w.texts = append(w.texts, text)
}

// take returns what came since the last time as an error, nil if nothing did.
func (w *warnings) take() error {
	w.mutex.Lock()
	defer w.mutex.Unlock()
	var all []error
	for _, text := range w.texts {
		all = append(all, fmt.Errorf("warning of the API server: %s", text))
	}
	w.texts = nil
	return errors.Join(all...)
}
