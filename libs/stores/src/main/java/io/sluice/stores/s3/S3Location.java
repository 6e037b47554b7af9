package io.sluice.stores.s3;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place in object storage.
 *
 * @param bucket its name
 * @param prefix empty, or ends with a slash
 */
record S3Location(String bucket, String prefix) {

  private static final Pattern URL =
      Pattern.compile("s3://([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])((?:/[A-Za-z0-9._-]+)*)/?");

  /**
   * @throws IllegalArgumentException a sentence, if it is none
   */
  static S3Location parse(String url) {
    Matcher matcher = URL.matcher(url);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "'%s' is no place in object storage; give s3://bucket/prefix, of letters, digits, '.', '_' and '-'"
              .formatted(url));
    }
    String path = matcher.group(2);
    return new S3Location(matcher.group(1), path.isEmpty() ? "" : path.substring(1) + "/");
  }

  String key(String profile, int version, String file) {
    return prefix + profile + "/" + version + "/" + file;
  }

  String key(String profile, String file) {
    return prefix + profile + "/" + file;
  }

  @Override
  public String toString() {
    return "s3://" + bucket + "/" + prefix;
  }
}
