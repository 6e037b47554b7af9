// Where the CRDs come from that are no Java: of each module only files are read, none is compiled. Strimzi's are made
// from the models that tests/deployment uses. Keep in step with k8s/operators/versions.env.
module sluice/tests/cluster/crds

go 1.25.0

require (
	github.com/cloudnative-pg/cloudnative-pg v1.27.1
	github.com/kedacore/keda/v2 v2.18.1
	github.com/prometheus-operator/prometheus-operator v0.85.0
	sigs.k8s.io/gateway-api v1.4.1
)
