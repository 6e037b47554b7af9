package io.sluice.stores.s3;

import io.sluice.stores.StoreSettings;
import io.sluice.stores.TrustedAuthorities;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.profiles.ProfileFileSupplier;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** The SDK's client, told everything: it asks no metadata service and reads no home folder. */
final class S3Clients {

  private static final Duration CONNECT = Duration.ofSeconds(5);

  private S3Clients() {}

  /**
   * @throws IllegalArgumentException a sentence, if a file of the settings cannot be read
   */
  static S3Client of(StoreSettings settings) {
    var http =
        UrlConnectionHttpClient.builder()
            .connectionTimeout(CONNECT)
            .socketTimeout(settings.timeout());
    settings
        .trust()
        .map(TrustedAuthorities::managers)
        .ifPresent(managers -> http.tlsTrustManagersProvider(() -> managers));
    var client =
        S3Client.builder()
            .httpClientBuilder(http)
            .region(Region.of(settings.region()))
            .credentialsProvider(credentials(settings))
            // Hashes are compared by whoever reads; many a storage does not know the newer sums.
            .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
            .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
            .overrideConfiguration(
                // Nothing is read from ~/.aws: what counts is what the settings say.
                configuration ->
                    configuration
                        .apiCallTimeout(settings.timeout())
                        .addExecutionInterceptor(new NoExpectContinue())
                        .defaultProfileFileSupplier(
                            ProfileFileSupplier.fixedProfileFile(
                                ProfileFile.aggregator().build())));
    settings
        .endpoint()
        .ifPresent(endpoint -> client.endpointOverride(endpoint).forcePathStyle(true));
    return client.build();
  }

  private static AwsCredentialsProvider credentials(StoreSettings settings) {
    if (settings.credentials().isEmpty()) {
      return EnvironmentVariableCredentialsProvider.create();
    }
    Path file = settings.credentials().get();
    if (!Files.isReadable(file)) {
      throw new IllegalArgumentException(
          "the credentials of the store for bundles, %s, cannot be read; give a file as AWS' tools have it, [default] with aws_access_key_id and aws_secret_access_key"
              .formatted(file));
    }
    return ProfileCredentialsProvider.builder()
        .profileName("default")
        .profileFile(ProfileFileSupplier.reloadWhenModified(file, ProfileFile.Type.CREDENTIALS))
        .build();
  }
}
