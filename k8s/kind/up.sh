#!/bin/sh
# A cluster on this laptop with all of it: kind, the operators, the images of this tree, the chart. Run again after a change.
#
#   k8s/kind/up.sh            build, load, install, test
#   k8s/kind/up.sh down       remove the cluster with all its data
set -eu

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd -P)
root=$here/../..

fail() {
  printf 'up.sh: %s\n' "$*" >&2
  exit 1
}
for tool in docker kind kubectl helm; do
  command -v "$tool" >/dev/null 2>&1 || fail "$tool is not on the PATH; it needs docker, kind, kubectl and helm."
done
docker info >/dev/null 2>&1 || fail "docker does not answer; start it first."

if [ "${1-}" = down ]; then
  kind delete cluster --name sluice
  exit
fi
[ $# -eq 0 ] || fail "usage: up.sh [down]"

kind get clusters 2>/dev/null | grep -qx sluice || kind create cluster --config "$here/cluster.yaml" --wait 5m
kubectl config use-context kind-sluice >/dev/null

echo "Images ..."
version=$(sed -n 's/^appVersion: *//p' "$root/helm/sluice/Chart.yaml")
case $(uname -m) in arm64 | aarch64) platform=linux/arm64 ;; *) platform=linux/amd64 ;; esac
(cd "$root" && ./mvnw -q -B -ntp package -DskipTests -Dquarkus.container-image.build=true \
  -Dquarkus.container-image.tag="$version" -Dquarkus.jib.platforms="$platform")
docker build -q -f "$root/docker/Dockerfile.bundles" -t "sluice/bundles:$version" "$root/models/bundles"
for image in ingest-service scoring-service alert-service query-api bundles; do
  kind load docker-image "sluice/$image:$version" --name sluice
done

"$root/k8s/operators/install.sh"
kubectl apply -k "$root/k8s/base"

helm upgrade --install sluice "$root/helm/sluice" --namespace sluice --values "$root/k8s/values/laptop.yaml"
# Images keep their tag, so that a changed one changes no Deployment. Migration Jobs of a rerun are made anew by the upgrade.
kubectl --namespace sluice rollout restart deployment --selector app.kubernetes.io/instance=sluice
kubectl --namespace sluice wait kafka/sluice --for=condition=Ready --timeout=10m
kubectl --namespace sluice rollout status deployment --selector app.kubernetes.io/instance=sluice --timeout=10m
helm test sluice --namespace sluice --logs
echo "kubectl --namespace sluice port-forward svc/sluice-query-api 8080"
