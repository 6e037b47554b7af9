package io.sluice.platform.bundles;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.hibernate.validator.constraints.time.DurationMin;

/** Object storage or a registry that bundles are fetched from, beside the folders. */
@ConfigMapping(prefix = "sluice.bundles.store")
public interface BundleStoreConfig {

  /**
   * {@code s3://bucket/prefix}, where {@code ./sluice models promote} publishes to, or {@code
   * oci://host/repository@sha256:...} or {@code oci://host/repository:tag}, several separated by
   * commas. Without it bundles come from the folders alone.
   */
  Optional<String> url();

  /** Address of storage that speaks S3 and is not AWS, {@code https://minio.plant:9000}. */
  Optional<URI> endpoint();

  /** Region of the bucket. */
  @WithDefault("us-east-1")
  String region();

  /**
   * What opens the store, read anew when it changes: for S3 a file as AWS' tools have it, {@code
   * [default]} with {@code aws_access_key_id} and {@code aws_secret_access_key}; for a registry
   * Docker's {@code config.json}. Without it S3 takes {@code AWS_ACCESS_KEY_ID} and {@code
   * AWS_SECRET_ACCESS_KEY} of the environment, and a registry is asked without a login.
   */
  Optional<Path> credentialsFile();

  /** Certificates, PEM, by which the store is trusted in place of those that Java knows. */
  Optional<Path> caFile();

  /**
   * Public keys, PEM, Ed25519: a bundle of the store is taken only if one of them has signed it.
   * Without it the hashes alone have to agree.
   */
  Optional<Path> publicKeysFile();

  /**
   * Folder that what is fetched is kept in and read from, before all other roots; what is in it
   * goes on to be used while the store is away.
   */
  @WithDefault(".sluice/store")
  Path cache();

  /** Time between two looks for something new. */
  @WithDefault("10s")
  @DurationMin(seconds = 1)
  Duration refresh();

  /** Longest wait for one answer of the store. */
  @WithDefault("20s")
  @DurationMin(millis = 100)
  Duration timeout();

  /**
   * How many of a profile's newest versions are kept, beside those that are or were last in use.
   */
  @WithDefault("5")
  @Min(1)
  @Max(1000)
  int newest();
}
