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
    int status = failure.statusCode();
    if (status == 401 || status == 403) {
      return "check the credentials and what they are allowed"; // of HEAD there is no code
    }
    if (code(failure).isEmpty()) {
      return "that is no answer of object storage: check the endpoint, and proxies on the way";
    }
    return switch (status) {
      case 404 -> "make the bucket, or mend its name";
      case 301, 307, 400 -> "check region, endpoint and the name of the bucket";
      default -> "look at the storage; services try it again by themselves";
    };
  }

  private static String reason(SdkException failure) {
    if (failure instanceof S3Exception refused && refused.statusCode() > 0) {
      return "it says %d %s".formatted(refused.statusCode(), code(refused)).strip();
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

  /** Empty if the answer is none of object storage. */
  private static String code(S3Exception failure) {
    var details = failure.awsErrorDetails();
    return details == null || details.errorCode() == null ? "" : details.errorCode();
  }
}
