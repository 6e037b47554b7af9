"""Trains profiles of Sluice anew by Airflow, in the image of the chart's CronJobs (docs/operations.md).

For Airflow 2.9 or newer with the provider apache-airflow-providers-cncf-kubernetes, in a cluster that has the chart's
release: it uses its ServiceAccount, its Secrets and its labels, so that its network policies let it reach query-api and
the store of bundles. Set the constants; whether something is due is asked by the command itself.
"""

from datetime import datetime, timedelta

from airflow import DAG
from airflow.providers.cncf.kubernetes.operators.pod import KubernetesPodOperator
from kubernetes.client import models as k8s

RELEASE = "sluice"
NAMESPACE = "sluice"
IMAGE = "sluice/training:0.1.0"
PROFILES = ["swat"]
STORE_URL = "s3://models/sluice"
STORE_SECRET = "sluice-store-writer"
KEY_SECRET = f"{RELEASE}-api-keys"
QUERY_API = f"http://{RELEASE}-query-api:8080"
TARGET = None  # "precision=0.9", "f1", "budget"

LABELS = {
    "app.kubernetes.io/name": "sluice",
    "app.kubernetes.io/instance": RELEASE,
    "app.kubernetes.io/component": "training",
}

VOLUMES = [
    k8s.V1Volume(name="work", empty_dir=k8s.V1EmptyDirVolumeSource(size_limit="4Gi")),
    k8s.V1Volume(name="tmp", empty_dir=k8s.V1EmptyDirVolumeSource(size_limit="128Mi")),
    k8s.V1Volume(
        name="api-key",
        secret=k8s.V1SecretVolumeSource(
            secret_name=KEY_SECRET, items=[k8s.V1KeyToPath(key="viewer", path="viewer")]
        ),
    ),
    k8s.V1Volume(
        name="store-secret", secret=k8s.V1SecretVolumeSource(secret_name=STORE_SECRET)
    ),
]

MOUNTS = [
    k8s.V1VolumeMount(name="work", mount_path="/var/lib/sluice"),
    k8s.V1VolumeMount(name="tmp", mount_path="/tmp"),
    k8s.V1VolumeMount(name="api-key", mount_path="/etc/sluice/api", read_only=True),
    k8s.V1VolumeMount(
        name="store-secret", mount_path="/etc/sluice/store", read_only=True
    ),
]


def sluice(task_id, arguments):
    """A command of ./sluice in a pod that may do what the chart's own may."""
    return KubernetesPodOperator(
        task_id=task_id,
        name=task_id,
        namespace=NAMESPACE,
        image=IMAGE,
        arguments=arguments
        + ["--url", QUERY_API, "--key-file", "/etc/sluice/api/viewer"],
        labels=LABELS,
        service_account_name=f"{RELEASE}-training",
        automount_service_account_token=False,
        env_vars={
            "JAVA_TOOL_OPTIONS": "-Xmx1280m -XX:+UseSerialGC -XX:+ExitOnOutOfMemoryError",
            "SLUICE_BUNDLES_STORE_URL": STORE_URL,
            "SLUICE_BUNDLES_STORE_CREDENTIALS_FILE": "/etc/sluice/store/credentials",
        },
        volumes=VOLUMES,
        volume_mounts=MOUNTS,
        container_resources=k8s.V1ResourceRequirements(
            requests={"cpu": "500m", "memory": "2Gi"},
            limits={"cpu": "2", "memory": "2Gi"},
        ),
        security_context=k8s.V1PodSecurityContext(
            run_as_non_root=True,
            run_as_user=10001,
            run_as_group=10001,
            fs_group=10001,
            seccomp_profile=k8s.V1SeccompProfile(type="RuntimeDefault"),
        ),
        container_security_context=k8s.V1SecurityContext(
            allow_privilege_escalation=False,
            read_only_root_filesystem=True,
            capabilities=k8s.V1Capabilities(drop=["ALL"]),
        ),
        on_finish_action="delete_succeeded_pod",
    )


with DAG(
    dag_id="sluice_retrain",
    description="Candidates from the history, put into use if nothing speaks against them",
    schedule="0 3 * * 0",
    start_date=datetime(2026, 1, 1),
    catchup=False,
    max_active_runs=1,
    default_args={"retries": 1, "retry_delay": timedelta(minutes=10)},
) as dag:
    for profile in PROFILES:
        retrain = ["retrain", "--profile", profile, "--since", "30d"]
        retrain += ["--if-drift", "--if-labels", "20"]
        if TARGET:
            retrain += ["--target", TARGET]
        promote = ["models", "promote", "--auto", "--profile", profile, "--since", "7d"]
        sluice(f"retrain-{profile}", retrain) >> sluice(f"promote-{profile}", promote)
