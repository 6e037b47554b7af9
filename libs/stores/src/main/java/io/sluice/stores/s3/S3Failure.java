package io.sluice.stores.s3;

import io.sluice.stores.StoreException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** What storage or the way to it has to say, as a sentence that tells what to look at. */
final class S3Failure {

  private S3Failure() {}

  static StoreException of(String action, S3Location location, SdkException failure) {
    String todo =
        failure instanceof S3Exception refused
            ? advice(refused)
            : "check the endpoint, the network policy, and where credentials come from";
    return new StoreException(
        "cannot %s %s: %s; %s".formatted(action, location, reason(failure), todo), failure);
  }

  static boolean isNoBucket(S3Exception failure) {
    return "NoSuchBucket".equals(code(failure));
  }

  private static String advice(S3Exception failure) {
    return switch (failure.statusCode()) {
      case 401, 403 -> "check the credentials and what they are allowed";
      case 404 -> "make the bucket, or mend its name";
      case 301, 307, 400 -> "check region, endpoint and the name of the bucket";
      default -> "it is tried again";
    };
  }

  private static String reason(SdkException failure) {
    if (failure instanceof S3Exception refused && refused.awsErrorDetails() != null) {
      return "it says %d %s".formatted(refused.statusCode(), code(refused));
    }
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    String message = root.getMessage();
    return message == null
        ? root.getClass().getSimpleName()
        : message.lines().findFirst().orElse("");
  }

  private static String code(S3Exception failure) {
    var details = failure.awsErrorDetails();
    return details == null ? "" : String.valueOf(details.errorCode());
  }
}
