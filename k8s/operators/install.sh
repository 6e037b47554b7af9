#!/bin/sh
# Installs the operators, in the pinned versions of versions.env. Those that are there are upgraded to them.
#
#   k8s/operators/install.sh                      all four
#   k8s/operators/install.sh strimzi cnpg         only these: strimzi keda cnpg prometheus
set -eu

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd -P)
# shellcheck source=versions.env
. "$here/versions.env"

for tool in helm kubectl; do
  command -v "$tool" >/dev/null 2>&1 || { echo "install.sh: $tool is not on the PATH." >&2; exit 1; }
done

install() { # release namespace chart version [helm arguments ...]
  release=$1 namespace=$2 chart=$3 version=$4
  shift 4
  echo "$release $version"
  helm upgrade --install "$release" "$chart" --version "$version" \
    --namespace "$namespace" --create-namespace --wait --timeout 10m "$@"
}

[ $# -gt 0 ] || set -- prometheus strimzi keda cnpg
for operator; do
  case $operator in
    strimzi)
      # "restricted": its pods keep to the standard that k8s/base enforces.
      install strimzi strimzi "$STRIMZI_CHART" "$STRIMZI_VERSION" --set watchAnyNamespace=true \
        --set 'extraEnvs[0].name=STRIMZI_POD_SECURITY_PROVIDER_CLASS' --set 'extraEnvs[0].value=restricted'
      ;;
    keda)
      # Its own metrics tell of scaling that does not know its lag.
      monitored=false
      if kubectl get crd servicemonitors.monitoring.coreos.com >/dev/null 2>&1; then monitored=true; fi
      install keda keda "$KEDA_CHART" "$KEDA_VERSION" --repo "$KEDA_REPO" \
        --set prometheus.operator.enabled=true --set prometheus.operator.serviceMonitor.enabled=$monitored
      ;;
    cnpg) install cnpg cnpg-system "$CNPG_CHART" "$CNPG_VERSION" --repo "$CNPG_REPO" ;;
    prometheus)
      # Selects the monitors and rules of every release, and Grafana the dashboards of every namespace.
      install prometheus monitoring "$PROMETHEUS_CHART" "$PROMETHEUS_VERSION" --repo "$PROMETHEUS_REPO" \
        --set prometheus.prometheusSpec.podMonitorSelectorNilUsesHelmValues=false \
        --set prometheus.prometheusSpec.serviceMonitorSelectorNilUsesHelmValues=false \
        --set prometheus.prometheusSpec.ruleSelectorNilUsesHelmValues=false \
        --set grafana.sidecar.dashboards.searchNamespace=ALL
      ;;
    *) echo "install.sh: no operator is called $operator; there are strimzi, keda, cnpg and prometheus." >&2; exit 1 ;;
  esac
done
