package io.sluice.stores;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Where bundles lie, and how to get there.
 *
 * @param url {@code s3://bucket/prefix}, or one or more {@code oci://host/repository:tag} or {@code
 *     oci://host/repository@sha256:...}, separated by commas
 * @param endpoint of S3-compatible storage; empty for AWS
 * @param region of the bucket
 * @param credentials file with what opens it: for S3 in the format of AWS' credentials file,
 *     profile {@code default}; for a registry Docker's {@code config.json}. Empty: what the
 *     environment has, or none
 * @param trust file with the certificates, PEM, that are trusted in place of Java's; empty for
 *     those
 * @param timeout for one request with its repetitions
 */
public record StoreSettings(
    String url,
    Optional<URI> endpoint,
    String region,
    Optional<Path> credentials,
    Optional<Path> trust,
    Duration timeout) {

  /** Where AWS keeps what nobody has said a region of. */
  public static final String DEFAULT_REGION = "us-east-1";

  public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(20);
}
